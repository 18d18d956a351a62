package org.rubra.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts one document again and again from a process of its own: address, document, clients, seconds. Prints the requests answered a second. */
public final class Clients {
    private static final int MOST_REQUESTS_A_CLIENT = 50_000;

    private Clients() {}

    public static void main(String[] arguments) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0]))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(Path.of(arguments[1]))))
                .build();
        int clients = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        rate(request, clients, seconds / 2);
        System.out.println(rate(request, clients, seconds));
    }

    private static double rate(HttpRequest request, int clients, double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            List<Callable<Integer>> work = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                work.add(() -> post(request, end));
            }
            int answered = 0;
            for (Future<Integer> each : threads.invokeAll(work)) {
                answered += each.get();
            }
            return answered * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdown();
        }
    }

    private static int post(HttpRequest request, long end) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int answered = 0;
        while (System.nanoTime() < end && answered < MOST_REQUESTS_A_CLIENT) {
            int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("status " + status);
            }
            answered++;
        }
        return answered;
    }
}
