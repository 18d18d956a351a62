package org.rubra.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged service and the command line as an operator starts them, five times each; the median counts. */
final class Starts {
    private static final int TIMES = 5;
    private static final Path EXAMPLE = Path.of("docs/examples/01-coughing-then-dots.json");
    private static final Path DATA = Benchmarks.RESULTS.resolve("data");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Starts() {}

    /** @param ready, answered seconds since the start */
    private record Start(double ready, double answered, double residentMegabytes) {}

    static List<String> measure() throws IOException, InterruptedException {
        command(); // builds what quick starts need, once
        serve();
        List<Double> commands = new ArrayList<>();
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            commands.add(command());
            starts.add(serve());
        }
        return List.of(
                "service, start to ready\t%.2f s"
                        .formatted(median(starts.stream().map(Start::ready))),
                "service, start to first answer\t%.2f s"
                        .formatted(median(starts.stream().map(Start::answered))),
                "service, resident after it\t%.0f MB"
                        .formatted(median(starts.stream().map(Start::residentMegabytes))),
                "./rubra assess, start to end\t%.2f s".formatted(median(commands.stream())));
    }

    static double median(java.util.stream.Stream<Double> values) {
        List<Double> sorted = new ArrayList<>(values.toList());
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./rubra"));
        Collections.addAll(command, arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Benchmarks.RESULTS.resolve("start.log").toFile());
        builder.environment().put("RUBRA_DATA", DATA.toAbsolutePath().toString());
        return builder.start();
    }

    private static double command() throws IOException, InterruptedException {
        long start = System.nanoTime();
        start("assess", EXAMPLE.toString()).waitFor();
        return secondsSince(start);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Start serve() throws IOException, InterruptedException {
        int port = freePort();
        long start = System.nanoTime();
        Process service = start("serve", "--port", Integer.toString(port));
        try {
            URI address = URI.create("http://127.0.0.1:" + port);
            HttpRequest ready =
                    HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
            while (service.isAlive() && status(ready) != 200) {
                Thread.sleep(10);
            }
            double untilReady = secondsSince(start);
            status(HttpRequest.newBuilder(address.resolve("/api/v1/assessments"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofFile(EXAMPLE))
                    .build());
            return new Start(untilReady, secondsSince(start), resident(service.pid()));
        } finally {
            service.destroy();
            if (!service.waitFor(40, TimeUnit.SECONDS)) {
                service.destroyForcibly();
            }
        }
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException notYet) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Linux only; not a number elsewhere. */
    private static double resident(long process) throws IOException {
        Path status = Path.of("/proc/" + process + "/status");
        return !Files.exists(status)
                ? Double.NaN
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(Double.NaN);
    }
}
