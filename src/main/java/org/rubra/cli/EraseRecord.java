package org.rubra.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rubra.trail.Erasable;
import org.rubra.trail.Erased;
import org.rubra.trail.Trail;
import picocli.CommandLine;

/** Erases what was said about a person. */
@CommandLine.Command(
        name = "erase",
        description =
                "Erases, for good and without asking, what was said in all answers about one person; the log still "
                        + "holds, and says that they were erased. Then writes the files anew: nobody can record meanwhile.",
        mixinStandardHelpOptions = true)
final class EraseRecord implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--subject",
            required = true,
            paramLabel = "REF",
            description = "the reference to the person, as callers gave it")
    String subject;

    @CommandLine.Option(names = "--dry-run", description = "only count")
    boolean dryRun;

    @Override
    public Integer call() throws IOException {
        try {
            erase(spec, new Erasable.OfSubject(subject), "about this subject", dryRun);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--subject: " + e.getMessage(), e);
        }
        return CommandLine.ExitCode.OK;
    }

    /** @param words which answers they are */
    static void erase(CommandLine.Model.CommandSpec spec, Erasable which, String words, boolean dryRun)
            throws IOException {
        try (Trail trail = Door.existing()) {
            if (dryRun) {
                long count = trail.erasable(which);
                spec.commandLine()
                        .getOut()
                        .println(FindingWords.count(count, "answer") + " " + words + " would be erased");
                return;
            }
            Erased erased = trail.erase(which, Software.version());
            trail.scrub();
            trail.log().checkpoint();
            spec.commandLine()
                    .getOut()
                    .println(FindingWords.count(erased.answers(), "answer") + " " + words + " erased; "
                            + FindingWords.count(erased.records(), "record")
                            + " of it in the log; the files are written anew");
        }
    }
}
