package org.rubra.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.rubra.knowledge.Compiler;
import org.rubra.vocabulary.Json;

/** Callers who ask without a pause, and remember every answer that they got whole. */
final class Callers implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<byte[]> DOCUMENTS = documents();

    private final Service service;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, byte[]> answered = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private volatile boolean done;

    Callers(Service service, int callers) {
        this.service = service;
        for (int i = 0; i < callers; i++) {
            int first = i * DOCUMENTS.size() / callers;
            Thread thread = new Thread(() -> ask(first), "caller-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private static List<byte[]> documents() {
        return Compiler.builtIn(true).contents().cases().stream()
                .map(each -> Json.bytes(Map.of("presentation", each.given())))
                .toList();
    }

    private void ask(int first) {
        for (int i = first; !done; i = (i + 1) % DOCUMENTS.size()) {
            try {
                HttpResponse<byte[]> response = service.assess(DOCUMENTS.get(i));
                statuses.computeIfAbsent(response.statusCode(), status -> new AtomicInteger())
                        .incrementAndGet();
                if (response.statusCode() == 200) {
                    JsonNode answer = JSON.readTree(response.body());
                    answered.put(answer.get("id").textValue(), response.body());
                }
            } catch (IOException e) {
                statuses.computeIfAbsent(0, status -> new AtomicInteger()).incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The answers that came whole, by id. */
    Map<String, byte[]> answered() {
        return answered;
    }

    /** How many calls came to which status; 0 where no whole answer came. */
    Map<Integer, Integer> statuses() {
        Map<Integer, Integer> counts = new HashMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    int count(int status) {
        return statuses().getOrDefault(status, 0);
    }

    /** Lets them hear what they asked for, and asks no more. */
    void stop() {
        done = true;
        threads.forEach(Service::join);
    }

    @Override
    public void close() {
        stop();
    }
}
