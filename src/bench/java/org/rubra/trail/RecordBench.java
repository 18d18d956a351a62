package org.rubra.trail;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many answers a second are recorded, and how long one waits, beside a bare {@code fsync} of as many bytes in the same run: on a shared machine only
 * the ratios say something. Packing, hashing and searching's marks are part of it, assessing is not.
 */
public final class RecordBench {
    private static final int FSYNCS = 2_000;
    private static final long SECONDS = Long.getLong("seconds", 5);
    private static final int[] CALLERS = {1, 8, 64};

    private final List<Entry> cases;
    private final List<String> report = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private RecordBench(List<Entry> cases) {
        this.cases = cases;
    }

    public static void main(String[] arguments) throws Exception {
        measure().forEach(System.out::println);
    }

    /** A line for each store and number of callers. */
    public static List<String> measure() throws Exception {
        RecordBench bench = new RecordBench(CaseEntries.of());
        Path folder = Files.createTempDirectory("rubra-bench");
        bench.store("SQLite", folder, Location.in(folder.resolve("sqlite")));
        try (Postgres postgres = Postgres.start()) {
            bench.store("PostgreSQL", folder, postgres.location(folder.resolve("postgresql")));
        }
        return bench.report;
    }

    private void store(String name, Path folder, Location location) throws Exception {
        try (Trail trail = Trail.open(location)) {
            trail.teach(cases.get(0).release().digest(), cases);
            run(trail, CALLERS[CALLERS.length - 1]);
            for (int callers : CALLERS) {
                double[] sync = fsync(folder.resolve("fsync"));
                long commits = trail.commits();
                double[] waits = run(trail, callers);
                commits = trail.commits() - commits;
                double rate = waits.length / (double) SECONDS;
                double syncs = 1e3 / mean(sync);
                report.add(
                        "%s, %d callers: %.0f/s, %.1f times the %.0f bare fsync/s; median wait %.2f ms, %.1f times a bare fsync's %.2f ms; commits of %.1f"
                                .formatted(
                                        name,
                                        callers,
                                        rate,
                                        rate / syncs,
                                        syncs,
                                        median(waits),
                                        median(waits) / median(sync),
                                        median(sync),
                                        waits.length / (double) commits));
            }
        }
    }

    /** Milliseconds that each answer waited. */
    private double[] run(Trail trail, int callers) throws Exception {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        List<Future<List<Double>>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            all.add(pool.submit(() -> {
                List<Double> waits = new ArrayList<>();
                while (System.nanoTime() < end) {
                    Entry entry = entry();
                    long start = System.nanoTime();
                    trail.append(entry);
                    waits.add((System.nanoTime() - start) / 1e6);
                }
                return waits;
            }));
        }
        pool.shutdown();
        List<Double> waits = new ArrayList<>();
        for (Future<List<Double>> each : all) {
            waits.addAll(each.get());
        }
        return waits.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Entry entry() {
        return CaseEntries.again(cases.get(next.getAndIncrement() % cases.size()));
    }

    /** Milliseconds that each of many appended records of 2 KB took to be on the disk. */
    private static double[] fsync(Path file) throws Exception {
        double[] waits = new double[FSYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < waits.length; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.wrap(new byte[2048]));
                channel.force(false);
                waits[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return waits;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
