package org.rubra.bench;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recorded assessments a second over HTTP, beside an echo in the same service and beside what the disk can do. Asserts nothing. */
@QuarkusTest
class HttpBench {
    private static final int CLIENTS = 16;
    private static final int SECONDS = 6;
    private static final Path EXAMPLE = Path.of("docs/examples/01-coughing-then-dots.json");

    @TestHTTPResource("/")
    URI service;

    @Test
    void measure() throws Exception {
        double echo = 0;
        double assessments = 0;
        for (int round = 0; round < 2; round++) {
            echo = rate("benchmark/echo");
            assessments = rate("api/v1/assessments");
        }
        double fsyncs = fsyncs();
        List<String> lines = new ArrayList<>();
        lines.add("echo, %d clients\t%.0f /s".formatted(CLIENTS, echo));
        lines.add("recorded assessments, %d clients\t%.0f /s\t%.2f of the echo\t%.2f for each fsync"
                .formatted(CLIENTS, assessments, assessments / echo, assessments / fsyncs));
        lines.add("fsyncs of 2 KB, one after the other\t%.0f /s".formatted(fsyncs));
        Files.write(Files.createDirectories(Benchmarks.RESULTS).resolve("http.tsv"), lines);
    }

    private double rate(String path) throws IOException, InterruptedException {
        Process clients = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/test-classes",
                        Clients.class.getName(),
                        service.resolve(path).toString(),
                        EXAMPLE.toString(),
                        Integer.toString(CLIENTS),
                        Integer.toString(SECONDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String rate = new String(clients.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        clients.waitFor();
        return Double.parseDouble(rate.strip());
    }

    private static double fsyncs() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "fsync", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            int count = 0;
            while (System.nanoTime() - start < 2_000_000_000L && count < 100_000) {
                channel.write(ByteBuffer.allocate(2048));
                channel.force(false);
                count++;
            }
            return count * 1e9 / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }
}
