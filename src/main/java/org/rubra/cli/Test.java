package org.rubra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Sources;
import org.rubra.review.CaseSuite;
import picocli.CommandLine;

/** Runs the clinical cases of a knowledge base. */
@CommandLine.Command(
        name = "test",
        description = "Runs the clinical cases; a case that fails is shown as expected against got, with the rows "
                + "and rules that made the difference.",
        mixinStandardHelpOptions = true)
final class Test implements Callable<Integer> {
    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Mixin
    Output output;

    @CommandLine.Parameters(paramLabel = "FILE", description = "files to test in place of those of the same name")
    List<Path> files = List.of();

    @CommandLine.Option(names = "--only", paramLabel = "TEXT", description = "only the cases whose name has this in it")
    String only = "";

    @CommandLine.Option(
            names = "--coverage",
            description = "show how many cases fire each row and rule, how many nearly miss it, and what none does")
    boolean coverage;

    @CommandLine.Option(
            names = "--require-coverage",
            description = "fail when a row or rule lacks a case that fires it, or one that nearly misses it")
    boolean required;

    @CommandLine.Option(names = "--junit", paramLabel = "FILE", description = "write JUnit XML for a CI server")
    @Nullable
    Path junit;

    @Override
    public Integer call() throws IOException {
        Sources sources = Sources.of(checkout.folder, files);
        KnowledgeBase base = Compiler.sources(sources, true).orThrow();
        List<CaseSuite.Result> results = run(base);
        if (junit != null) {
            JUnitReport.write(junit, results);
        }
        TestReport report = TestReport.of(base, results, GivenFile.all(sources), coverage);
        print(base, report);
        if (output.file != null) {
            output.out().println(report.tally());
        }
        boolean fine = report.failures().isEmpty() && (!required || report.isCovered());
        return fine ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private List<CaseSuite.Result> run(KnowledgeBase base) {
        Predicate<ClinicalCase> wanted =
                each -> each.name().toLowerCase(Locale.ROOT).contains(only.toLowerCase(Locale.ROOT));
        long number = base.contents().cases().stream().filter(wanted).count();
        if (number == 0) {
            throw new CommandLine.ParameterException(
                    output.spec.commandLine(),
                    "found no case whose name has \"" + only + "\" in it; expected one at least");
        }
        Progress progress = new Progress(output.spec.commandLine().getErr(), (int) number, Progress.isWatched());
        try {
            return new CaseSuite(base, Compiler.withLayers(base, false)).run(wanted, progress::step);
        } finally {
            progress.end();
        }
    }

    private void print(KnowledgeBase base, TestReport report) {
        switch (output.format) {
            case json -> output.json(report);
            case html -> output.html("test", new TestPage(base, report).data());
            case text -> new TestText(output, report).print(coverage || required);
        }
    }
}
