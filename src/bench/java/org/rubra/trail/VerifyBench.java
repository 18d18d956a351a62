package org.rubra.trail;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** How long it takes to hold a record of many answers to its log, and how much memory: {@code -Danswers=1000000}, with little {@code -Xmx}. */
public final class VerifyBench {
    private static final int ANSWERS = Integer.getInteger("answers", 1_000_000);
    private static final int CALLERS = 64;

    private VerifyBench() {}

    public static void main(String[] arguments) throws Exception {
        measure(Path.of(arguments[0]), ANSWERS).forEach(System.out::println);
    }

    /** @param folder for the record, which is made anew */
    public static List<String> measure(Path folder, int answers) throws Exception {
        List<String> report = new ArrayList<>();
        long began = System.nanoTime();
        fill(folder, answers);
        report.add("%,d answers recorded by %d callers\t%.0f s".formatted(answers, CALLERS, seconds(began)));
        long size = Files.size(folder.resolve(SqliteStore.NAME));
        report.add("bytes on disk an answer\t%.0f".formatted(size / (double) answers));
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        try (Trail trail = Trail.open(folder)) {
            began = System.nanoTime();
            Verification found = trail.log().verify();
            report.add("verified, %d checkpoints, %d faults\t%.1f s"
                    .formatted(found.checkpoints(), found.faults().size(), seconds(began)));
            report.add("heap meanwhile, at most\t%d MB".formatted(peak() >> 20));
        }
        return report;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void fill(Path folder, int answers) throws Exception {
        List<Entry> cases = CaseEntries.of();
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(CALLERS);
        try (Trail trail = Trail.open(folder)) {
            Entry first = cases.get(0);
            trail.keep(CaseEntries.release());
            trail.teach(first.release().digest(), cases);
            trail.log().signEvery(Duration.ofSeconds(1), trouble -> {
                throw trouble;
            });
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(pool.submit(() -> {
                    for (int number = next.getAndIncrement(); number < answers; number = next.getAndIncrement()) {
                        trail.append(CaseEntries.again(cases.get(number % cases.size())));
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        pool.shutdown();
    }
}
