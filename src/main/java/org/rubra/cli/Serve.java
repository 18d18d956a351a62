package org.rubra.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Starts the service; only here is Quarkus started. */
@CommandLine.Command(
        name = "serve",
        description = "Starts the service, with pages at / and the interface at /api/v1.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @CommandLine.Mixin
    Base base;

    @CommandLine.Option(names = "--port", description = "the port, 8080 where absent")
    @Nullable
    Integer port;

    @Override
    public Integer call() {
        if (port != null) {
            System.setProperty("quarkus.http.port", port.toString());
        }
        if (base.folder != null) {
            System.setProperty("rubra.kb", base.folder.toString());
        }
        if (base.withoutOptional) {
            System.setProperty("rubra.safety-net", "false");
        }
        Quarkus.run();
        return CommandLine.ExitCode.OK;
    }
}
