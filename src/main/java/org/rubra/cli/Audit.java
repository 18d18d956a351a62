package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.rubra.trail.Inclusion;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** What auditors ask of the record: that it is whole, what vouches for it, and that an answer is in it. */
@CommandLine.Command(
        name = "audit",
        description = "Verifies the record of all answers, proves what is in it, and replays it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            VerifyRecord.class,
            ConsistencyOfRecord.class,
            ReplayRecord.class,
            SearchRecord.class,
            RowsInRecord.class,
            ExportRecord.class,
            EraseRecord.class,
            RetainRecord.class
        })
final class Audit implements Runnable {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "found no command; expected one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    private int with(ToIntFunction<Trail> work) {
        try (Trail trail = Door.existing()) {
            return work.applyAsInt(trail);
        }
    }

    private void print(Object value) {
        spec.commandLine().getOut().println(value);
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    @CommandLine.Command(
            description = "Signs the state of the log as it is now, and prints the note. Keep some of them elsewhere.",
            mixinStandardHelpOptions = true)
    int checkpoint() {
        return with(trail -> {
            spec.commandLine().getOut().print(trail.log().checkpoint());
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        });
    }

    @CommandLine.Command(
            description =
                    "Proves that an answer is in the log: its leaf, the path to the root, and the checkpoint, as JSON.",
            mixinStandardHelpOptions = true)
    int prove(@CommandLine.Parameters(paramLabel = "ID", description = "the answer's id") String id) {
        return with(trail -> {
            Optional<Inclusion> proof = trail.log().prove(id);
            if (proof.isEmpty()) {
                spec.commandLine().getErr().println("found no answer " + id + " in the record; expected the id of one");
                return Main.FINDINGS;
            }
            print(json(proof.get()));
            return CommandLine.ExitCode.OK;
        });
    }

    @CommandLine.Command(
            description =
                    "Prints the public keys that auditors keep: the one that signs now first, then those before it.",
            mixinStandardHelpOptions = true)
    int key(
            @CommandLine.Option(
                            names = "--new",
                            description =
                                    "makes another key, which signs from now on; the one before is gone, what it signed still holds")
                    boolean renew) {
        return with(trail -> {
            if (renew) {
                trail.log().renewKey();
            }
            trail.log().keys().forEach(this::print);
            return CommandLine.ExitCode.OK;
        });
    }
}
