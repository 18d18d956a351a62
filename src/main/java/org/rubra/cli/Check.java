package org.rubra.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rubra.knowledge.Sources;
import org.rubra.review.Checks;
import org.rubra.review.Finding;
import picocli.CommandLine;

/** Finds everything that is wrong with a knowledge base, at once. */
@CommandLine.Command(
        name = "check",
        description = "Finds everything that is wrong with a knowledge base, by file and cell.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Mixin
    Output output;

    @CommandLine.Parameters(paramLabel = "FILE", description = "files to check in place of those of the same name")
    List<Path> files = List.of();

    @CommandLine.Option(names = "--notes", description = "list notes too, which are only counted else")
    boolean notes;

    @CommandLine.Option(
            names = "--quick",
            description = "leave out the proofs of kb/properties.yaml; the last line says so")
    boolean quick;

    @Override
    public Integer call() {
        Sources sources = Sources.of(checkout.folder, files);
        CheckReport report = CheckReport.of(quick ? Checks.withoutProofs(sources) : Checks.sources(sources), sources);
        print(report, sources);
        if (output.file != null) {
            output.out().println(last(report));
        }
        return report.isClean() ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    void print(CheckReport report, Sources sources) {
        switch (output.format) {
            case json -> output.json(report);
            case html -> output.html("check", new CheckPage(report, sources, notes).data());
            case text -> {
                new CheckText(output, report.files(this::isListed)).print();
                output.print(last(report));
            }
        }
    }

    private boolean isListed(Finding.Level level) {
        return notes || level != Finding.Level.NOTE;
    }

    private String last(CheckReport report) {
        List<String> tally = report.tally();
        boolean unlisted = !notes && report.counts().getOrDefault(Finding.Level.NOTE.code(), 0L) > 0;
        return (report.proofs() + "\n" + report.scope() + ": "
                        + (tally.isEmpty() ? "no problem found" : String.join(", ", tally))
                        + (unlisted ? " (--notes lists them)" : ""))
                .strip();
    }
}
