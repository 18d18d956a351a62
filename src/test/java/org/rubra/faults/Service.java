package org.rubra.faults;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rubra.trail.Location;

/** The packaged service as a process of its own, asked over HTTP. */
final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;
    private final Path log;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Service(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts it and returns when it is ready. */
    static Service start(Location location, Path log) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        Map.of(
                        "rubra.data", String.valueOf(location.folder()),
                        "rubra.store", location.url() == null ? "" : location.url(),
                        "rubra.store.user", location.user() == null ? "" : location.user(),
                        "rubra.store.password", location.password() == null ? "" : location.password())
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        command.add("-D" + name + "=" + value);
                    }
                });
        command.addAll(List.of("-jar", System.getProperty("rubra.jar"), "serve", "--port", String.valueOf(port)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        Service service = new Service(process, URI.create("http://127.0.0.1:" + port), log);
        service.awaitReady();
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Until it says that it is ready. */
    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the service did not become ready:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks for an assessment.
     *
     * @throws IOException when no whole answer came
     */
    HttpResponse<byte[]> assess(byte[] document) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/assessments"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** At once, without a chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
