package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import picocli.CommandLine;

/** Proves that the log only grew. */
@CommandLine.Command(
        name = "consistency",
        description =
                "Proves that the log of one checkpoint goes on from that of an earlier one: both notes and the path, as JSON.",
        mixinStandardHelpOptions = true)
final class ConsistencyOfRecord implements Callable<Integer> {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(paramLabel = "FROM", description = "the size of the earlier checkpoint, its second line")
    long from;

    @CommandLine.Parameters(paramLabel = "TO", description = "the size of the later checkpoint")
    long to;

    @Override
    public Integer call() {
        try (Trail trail = Door.existing()) {
            byte[] proof = Json.bytes(trail.log().consistency(from, to));
            spec.commandLine().getOut().println(new String(proof, StandardCharsets.UTF_8));
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Main.FINDINGS;
        }
    }
}
