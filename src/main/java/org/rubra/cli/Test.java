package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.review.CaseSuite;
import org.rubra.review.Coverage;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** Runs the clinical cases of a knowledge base. */
@CommandLine.Command(
        name = "test",
        description = "Runs the clinical cases; a case that fails is shown as expected against got.",
        mixinStandardHelpOptions = true)
final class Test implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Option(
            names = "--coverage",
            description = "name the rows and rules that no case fires or nearly misses")
    boolean coverage;

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    /** What became of the suite. */
    record Outcome(int cases, List<Failure> failures, List<String> neverFired, List<String> neverNearlyMissed) {}

    /** A case that failed, and where it stands. */
    record Failure(String name, String place, List<String> expectedAndGot) {}

    @Override
    public Integer call() {
        KnowledgeBase all = Compiler.folder(checkout.folder, true).orThrow();
        KnowledgeBase withoutOptional = Compiler.folder(checkout.folder, false).orThrow();
        List<CaseSuite.Result> results = new CaseSuite(all, withoutOptional).run();
        List<Failure> failures = results.stream()
                .filter(result -> !result.passed())
                .map(result -> new Failure(
                        result.clinicalCase().name(),
                        result.clinicalCase().place().toString(),
                        result.failures()))
                .toList();
        Coverage covered = Coverage.of(all, results);
        Outcome outcome = new Outcome(
                results.size(),
                failures,
                covered.neverFired(all.contents()),
                covered.neverNearlyMissed(all.contents()));
        if (format == Format.json) {
            spec.commandLine().getOut().println(new String(Json.bytes(outcome), StandardCharsets.UTF_8));
        } else {
            print(outcome);
        }
        return failures.isEmpty() ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private void print(Outcome outcome) {
        var out = spec.commandLine().getOut();
        outcome.failures().forEach(failure -> {
            out.println(failure.place() + "  " + failure.name());
            failure.expectedAndGot().forEach(line -> out.println("    " + line));
        });
        if (coverage) {
            out.println("No case fires: " + none(outcome.neverFired()));
            out.println("No case nearly misses: " + none(outcome.neverNearlyMissed()));
        }
        int failed = outcome.failures().size();
        out.println(outcome.cases() - failed + " passed, " + failed + " failed");
    }

    private static String none(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
