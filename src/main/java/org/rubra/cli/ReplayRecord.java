package org.rubra.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.RecordedImpact;
import org.rubra.audit.Records;
import org.rubra.audit.Releases;
import org.rubra.audit.Replay;
import org.rubra.audit.ReplayCounts;
import org.rubra.audit.ReplayRun;
import org.rubra.audit.UnknownReleaseException;
import org.rubra.knowledge.Compiler;
import org.rubra.review.ImpactReport;
import org.rubra.review.ImpactSide;
import org.rubra.trail.Trail;
import picocli.CommandLine;

/** Assesses recorded presentations again: on the release that answered, or on another to see who would be answered differently. */
@CommandLine.Command(
        name = "replay",
        description =
                "Assesses recorded presentations again on the very release that answered, and compares byte for byte; "
                        + "with --on, shows who would be answered differently by another release. "
                        + "Exit status 0 when nothing differs, 1 when something does or could not be replayed.",
        mixinStandardHelpOptions = true)
final class ReplayRecord implements Callable<Integer> {
    private static final String DIGEST = "sha256:";

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.ArgGroup(multiplicity = "1")
    Which which = new Which();

    /** Exactly one of these is given. */
    static final class Which {
        @CommandLine.Parameters(paramLabel = "ID", description = "the answer with this id")
        @Nullable
        String id;

        @CommandLine.Option(
                names = "--since",
                paramLabel = "T",
                converter = Moment.class,
                description = "all answers since this day or instant, in UTC")
        @Nullable
        Instant since;

        @CommandLine.Option(names = "--all", description = "all answers")
        boolean all;
    }

    @CommandLine.Option(
            names = "--on",
            paramLabel = "DIGEST|DIR",
            description =
                    "another release: one that this record keeps, by its digest, or a folder with kb/ and decision-tables/; "
                            + "the rules (DRL) of a folder are run as trusted code")
    @Nullable
    String on;

    @CommandLine.Option(names = "--format", defaultValue = "text", description = "text or json")
    Format format;

    @Override
    public Integer call() throws IOException {
        try (Trail trail = Door.existing()) {
            if (which.id != null && trail.place(which.id).isEmpty()) {
                return refuse("found no answer " + which.id + " in the record; expected the id of one");
            }
            Releases releases = new Releases(Compiler.builtIn(true), trail);
            Records records = new Records(trail, releases);
            return on == null ? replay(trail, records) : impact(trail, records, releases, on);
        }
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return Main.FINDINGS;
    }

    private int replay(Trail trail, Records records) {
        ReplayReport report = ReplayReport.of(format, Output.of(spec));
        long begun = System.nanoTime();
        ReplayRun run = new ReplayRun(new Replay(records), report::finding);
        walk(trail, run);
        ReplayCounts counts = run.end();
        report.end(counts, (System.nanoTime() - begun) / 1e9);
        return counts.isFine() ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private int impact(Trail trail, Records records, Releases releases, String other) throws IOException {
        Optional<ImpactSide> candidate = other.startsWith(DIGEST) ? kept(releases, other) : folder(other);
        if (candidate.isEmpty()) {
            return Main.FINDINGS;
        }
        ReplayReport report = ReplayReport.of(format, Output.of(spec));
        RecordedImpact impact = new RecordedImpact(records, candidate.get(), report::finding);
        walk(trail, impact);
        List<ImpactReport> reports = impact.end();
        report.end(reports, impact.counts());
        boolean fine = impact.counts().isFine() && reports.stream().allMatch(ImpactReport::isNone);
        return fine ? CommandLine.ExitCode.OK : Main.FINDINGS;
    }

    private void walk(Trail trail, Consumer<Trail.Placed> step) {
        if (which.id != null) {
            trail.place(which.id).ifPresent(step);
        } else {
            trail.walk(0, which.since == null ? Instant.EPOCH : which.since, step);
        }
    }

    private Optional<ImpactSide> kept(Releases releases, String digest) {
        try {
            return Optional.of(RecordedImpact.side(releases.of(digest)));
        } catch (UnknownReleaseException e) {
            refuse("--on: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ImpactSide> folder(String folder) throws IOException {
        Versions versions = new Versions(spec.commandLine());
        if (!versions.isFolder(Path.of(folder))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--on: found a file; expected a digest (sha256:…) or a folder with kb/");
        }
        return versions.side(Path.of(folder));
    }
}
