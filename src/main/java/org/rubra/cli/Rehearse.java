package org.rubra.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * Does once what later starts do, and ends, so that the launcher can have the virtual machine keep the classes that were loaded. It answers nobody:
 * its record belongs in a folder that is thrown away.
 */
@CommandLine.Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {
    @CommandLine.Parameters(index = "0", description = "commands or serve")
    String part;

    @CommandLine.Parameters(index = "1", paramLabel = "FILE")
    String file;

    @Override
    public Integer call() {
        if (part.equals("serve")) {
            System.setProperty("quarkus.http.host", "127.0.0.1");
            System.setProperty("quarkus.http.port", "0");
            Quarkus.run(OneAnswer.class, file);
        } else {
            commands().forEach(each -> Main.run(each, System.out, System.err));
        }
        return CommandLine.ExitCode.OK;
    }

    private List<String[]> commands() {
        return List.of(
                new String[] {"--help"},
                new String[] {"assess", "--format", "text", file},
                new String[] {"assess", "--trace", file},
                new String[] {"explain", file},
                new String[] {"check"},
                new String[] {"test"});
    }

    /** A service that asks itself once and stops. */
    static final class OneAnswer implements QuarkusApplication {
        private final HttpServer server;

        @Inject
        OneAnswer(HttpServer server) {
            this.server = server;
        }

        @Override
        public int run(String... arguments) throws IOException {
            URI base = server.getLocalBaseUri();
            read(open(base.resolve("/q/health/ready")));
            read(open(base.resolve("/")));
            HttpURLConnection question = open(base.resolve("/api/v1/assessments"));
            question.setDoOutput(true);
            question.setRequestProperty("Content-Type", "application/json");
            question.getOutputStream().write(Files.readAllBytes(Path.of(arguments[0])));
            read(question);
            return 0;
        }

        private static HttpURLConnection open(URI address) throws IOException {
            return (HttpURLConnection) address.toURL().openConnection();
        }

        /** Whatever the status is: a page that is not there is no reason to start slowly. */
        private static void read(HttpURLConnection connection) throws IOException {
            connection.getResponseCode();
            connection.disconnect();
        }
    }
}
