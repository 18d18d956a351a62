package org.rubra.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.rubra.trail.Erasable;
import picocli.CommandLine;

/** Erases what was said too long ago. */
@CommandLine.Command(
        name = "retain",
        description =
                "Keeps what was said for so many years: erases, for good and without asking, what was said in older "
                        + "answers; the log still holds, and says that they were erased. Then writes the files anew: nobody can record meanwhile.",
        mixinStandardHelpOptions = true)
final class RetainRecord implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--years",
            required = true,
            paramLabel = "N",
            description = "for how many years, 1 to " + Erasable.Before.MOST_YEARS)
    int years;

    @CommandLine.Option(names = "--dry-run", description = "only count")
    boolean dryRun;

    @Override
    public Integer call() throws IOException {
        Erasable old;
        try {
            old = Erasable.Before.olderThan(years, Instant.now());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--years: " + e.getMessage(), e);
        }
        EraseRecord.erase(spec, old, "of more than " + FindingWords.count(years, "year") + " ago", dryRun);
        return CommandLine.ExitCode.OK;
    }
}
