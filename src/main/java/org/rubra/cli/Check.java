package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rubra.knowledge.Contents;
import org.rubra.review.Checks;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Problem;
import picocli.CommandLine;

/** Finds everything that is wrong with a knowledge base, at once. */
@CommandLine.Command(
        name = "check",
        description = "Finds everything that is wrong with a knowledge base, by file and cell.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Parameters(paramLabel = "FILE", description = "workbooks to check in place of those of the same name")
    List<Path> files = List.of();

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    /** What a check found. */
    record Findings(List<Problem> problems) {}

    @Override
    public Integer call() {
        Checks.Report report = Checks.folder(checkout.folder, files);
        List<Problem> problems = report.findings().stream()
                .map(finding -> new Problem(finding.where(), finding.found(), finding.expected(), finding.suggestion()))
                .toList();
        if (format == Format.json) {
            spec.commandLine().getOut().println(new String(Json.bytes(new Findings(problems)), StandardCharsets.UTF_8));
        } else {
            problems.forEach(spec.commandLine().getOut()::println);
            spec.commandLine()
                    .getOut()
                    .println(
                            problems.isEmpty()
                                    ? allWell(report.contents())
                                    : problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        }
        return problems.isEmpty() ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private static String allWell(Contents contents) {
        return contents.rows().count() + " rows in " + contents.tables().size() + " tables, "
                + contents.rules().size() + " rules, " + contents.cases().size() + " cases: no problem found";
    }
}
