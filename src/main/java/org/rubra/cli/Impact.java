package org.rubra.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rubra.review.ImpactReport;
import org.rubra.review.ImpactSide;
import org.rubra.review.ImpactStudy;
import picocli.CommandLine;

/** Shows what a change of the knowledge base does to people. */
@CommandLine.Command(
        name = "impact",
        description =
                "Shows who is answered differently after a change: the clinical cases, the presentations of a file or, "
                        + "without one, the regions of the changed rows' domain; exit status 0 when nobody is, 1 when somebody is.",
        mixinStandardHelpOptions = true)
final class Impact implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Output output;

    @CommandLine.Mixin
    Checkout checkout;

    @CommandLine.Parameters(
            arity = "1..2",
            paramLabel = "[OLD] NEW",
            hideParamSyntax = true,
            description =
                    "two folders with kb/ and decision-tables/, or two workbooks of one name, each put in place of its namesake; "
                            + "NEW alone is compared with this checkout")
    List<Path> versions;

    @CommandLine.Option(
            names = "--presentations",
            paramLabel = "FILE",
            description = "requests or bare presentations as JSON, one a line; - reads standard input")
    @Nullable
    String presentations;

    @CommandLine.Option(
            names = "--regions",
            paramLabel = "N",
            defaultValue = "20000",
            description =
                    "how many regions to try at most with nothing else known, and as many again among the cases: ${DEFAULT-VALUE}")
    int regions;

    @Override
    public Integer call() throws IOException {
        if (regions < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--regions: found " + regions + "; expected 1 or more");
        }
        Versions read = new Versions(spec.commandLine());
        Path after = versions.get(versions.size() - 1);
        boolean folders = read.areFolders(versions.get(0), after);
        if (!folders && !versions.get(0).getFileName().equals(after.getFileName())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "found two workbooks of different names; expected two versions of one");
        }
        Optional<ImpactSide> old = versions.size() == 1
                ? read.side(checkout.folder)
                : folders ? read.side(versions.get(0)) : read.side(checkout.folder, versions.get(0));
        Optional<ImpactSide> now = folders ? read.side(after) : read.side(checkout.folder, after);
        if (old.isEmpty() || now.isEmpty()) {
            return Main.FINDINGS;
        }
        ImpactReport report = study(new ImpactStudy(old.get(), now.get()));
        print(report);
        return report.isNone() ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private ImpactReport study(ImpactStudy study) throws IOException {
        study.cases();
        if (presentations == null) {
            study.regions(regions);
        } else if (presentations.equals("-")) {
            study.lines("standard input", new JsonLines(System.in));
        } else {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(presentations)))) {
                study.lines(presentations, new JsonLines(in));
            }
        }
        return study.report();
    }

    private void print(ImpactReport report) {
        switch (output.format) {
            case text -> new ImpactText(output).print(report);
            case json -> output.json(report);
            case html -> output.html("impact", ImpactPage.of(report));
        }
    }
}
