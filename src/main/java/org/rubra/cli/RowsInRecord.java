package org.rubra.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rubra.audit.RowUse;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** Tells how often each row and rule fired in practice. */
@CommandLine.Command(
        name = "rows",
        description =
                "Tells how often each row and rule fired in the recorded answers, when last, and which never did.",
        mixinStandardHelpOptions = true)
final class RowsInRecord implements Callable<Integer> {
    private static final int DIGITS = "sha256:".length() + 8;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    Base base;

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    @Override
    public Integer call() {
        try (Trail trail = Door.existing()) {
            RowUse use = RowUse.of(trail, base.load());
            if (format == Format.json) {
                out().println(new String(Json.bytes(use), StandardCharsets.UTF_8));
            } else {
                text(use);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void text(RowUse use) {
        use.rows().forEach(row -> {
            RowUse.Last last = row.last();
            out().println("%-8s %9d  %-24s  %s"
                    .formatted(
                            row.id(),
                            row.count(),
                            last == null ? "never" : last.at(),
                            row.sentence() == null ? "not in this release" : row.sentence()));
            if (use.releases().size() > 1 && row.count() > 0) {
                out().println(" ".repeat(20) + shares(use, row));
            }
        });
        long inForce = use.rows().stream().filter(RowUse.Row::inForce).count();
        out().println(FindingWords.count(use.answers(), "answer") + "; of " + inForce + " rows and rules in force "
                + use.unused().size() + " never fired");
    }

    private static String shares(RowUse use, RowUse.Row row) {
        return use.releases().entrySet().stream()
                .map(release -> "%s %.1f %%"
                        .formatted(
                                release.getKey()
                                        .substring(
                                                0,
                                                Math.min(
                                                        DIGITS, release.getKey().length())),
                                100.0
                                        * row.byRelease().getOrDefault(release.getKey(), 0L)
                                        / Math.max(1, release.getValue())))
                .collect(Collectors.joining(", "));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
