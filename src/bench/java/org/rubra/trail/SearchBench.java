package org.rubra.trail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Searches in a SQLite record of a million answers, whose marks are those of the knowledge base's own cases; bodies are noise. */
public final class SearchBench {
    private static final int ANSWERS = Integer.getInteger("answers", 1_000_000);
    private static final int A_COMMIT = 256 * 64;
    private static final int TIMES = 41;
    private static final int BODY_BYTES = 440;
    private static final long START = Instant.parse("2024-11-24T00:00:00Z").toEpochMilli();
    /** A million in two years. */
    private static final long BETWEEN = 63_000;

    private final Random random = new Random(1);
    private final Path folder;
    private final List<Entry> cases;
    private final List<String> report = new ArrayList<>();

    private SearchBench(Path folder, List<Entry> cases) {
        this.folder = folder;
        this.cases = cases;
    }

    public static void main(String[] arguments) throws Exception {
        measure(Path.of(arguments[0])).forEach(System.out::println);
    }

    /** @param folder for the record, which is made anew; some gigabyte */
    public static List<String> measure(Path folder) throws Exception {
        deleteFrom(folder);
        SearchBench bench = new SearchBench(folder, CaseEntries.of());
        bench.fill();
        try (Trail trail = Trail.open(folder)) {
            bench.search(trail);
        }
        deleteFrom(folder);
        return bench.report;
    }

    private static void deleteFrom(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void fill() throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (Entry each : cases) {
            leaves.add(Packing.PLAIN.pack(Leaf.of(each, Body.of(each).bytes()).bytes()));
        }
        MarkTable marks = new MarkTable();
        SqliteStore store = SqliteStore.in(folder, connection -> {});
        Handle handle = store.first();
        long began = System.nanoTime();
        for (long from = 0; from < ANSWERS; from += A_COMMIT) {
            long to = Math.min(ANSWERS, from + A_COMMIT);
            store.begin(handle);
            MarkTable.Numbering numbering = marks.numbering(handle);
            List<EntryTable.Stored> rows = new ArrayList<>();
            for (long position = from; position < to; position++) {
                rows.add(row(position, leaves, numbering));
            }
            EntryTable.insert(handle, rows);
            Tiles.fill(handle, from, to);
            handle.execute("COMMIT");
            numbering.committed();
        }
        report.add("answers filled in\t%,d\t%.0f s".formatted(ANSWERS, (System.nanoTime() - began) / 1e9));
        sizes(handle);
        Handles.discard(handle);
    }

    private EntryTable.Stored row(long position, List<byte[]> leaves, MarkTable.Numbering numbering) {
        // some cases are far more common than others
        int which = (int) (cases.size() * Math.pow(random.nextDouble(), 2));
        List<Mark> marks = new ArrayList<>(cases.get(which).allMarks());
        marks.add(new Mark(Mark.Kind.CALLER, "ward-" + random.nextInt(20)));
        if (random.nextInt(20_000) == 0) {
            marks.add(new Mark(Mark.Kind.ROW, "RARE"));
        }
        byte[] hash = new byte[32];
        byte[] body = new byte[BODY_BYTES];
        random.nextBytes(hash);
        random.nextBytes(body);
        return new EntryTable.Stored(
                position,
                new UUID(START + position * BETWEEN << 16, random.nextLong()).toString(),
                hash,
                START + position * BETWEEN + random.nextInt(10_000),
                0,
                leaves.get(which),
                random.nextInt(10) == 0 ? "person-" + random.nextInt(50_000) : null,
                NumberList.bytes(numbering.numbers(marks)),
                body,
                false);
    }

    private void sizes(Handle handle) {
        Function<String, Double> each =
                sql -> handle.createQuery(sql).mapTo(Double.class).one() / ANSWERS;
        report.add("bytes an answer: its marks\t%.1f".formatted(each.apply("SELECT SUM(LENGTH(marks)) FROM entry")));
        report.add("bytes an answer: tiles and postings\t%.1f"
                .formatted(each.apply("SELECT SUM(pgsize) FROM dbstat WHERE name IN ('tile', 'posting')")));
        report.add("bytes an answer: subjects' index\t%.1f"
                .formatted(each.apply("SELECT SUM(pgsize) FROM dbstat WHERE name = 'entry_subject'")));
        report.add("bytes an answer: all\t%.1f".formatted(each.apply("SELECT SUM(pgsize) FROM dbstat")));
    }

    private void search(Trail trail) {
        Mark rare = new Mark(Mark.Kind.ROW, "RARE");
        Mark frequent = new Mark(Mark.Kind.URGENCY, cases.get(0).marks().get(0).code());
        Mark common = new Mark(Mark.Kind.CALLER, "ward-3");
        Query page = Query.ALL.atMost(50);
        report.add("\tmedian ms\t95th\tfound");
        time("a rare mark", () -> trail.search(page.with(Set.of(rare))).found().size());
        time(
                "a rare mark and a frequent one",
                () -> trail.search(page.with(Set.of(rare, frequent))).found().size());
        time(
                "two frequent marks",
                () -> trail.search(page.with(Set.of(common, frequent))).found().size());
        time("a day and a frequent mark", () -> trail.search(
                        day().with(Set.of(frequent)).atMost(50))
                .found()
                .size());
        time(
                "a day and a rare mark",
                () -> trail.search(day().with(Set.of(rare))).found().size());
        time("a subject", () -> trail.search(page.of("person-" + random.nextInt(50_000)))
                .found()
                .size());
        time("the newest page", () -> trail.search(page).found().size());
        time(
                "a deep page",
                () -> trail.search(page.before(random.nextInt(ANSWERS))).found().size());
        time("a deep page of a frequent mark", () -> trail.search(
                        page.with(Set.of(frequent)).before(random.nextInt(ANSWERS)))
                .found()
                .size());
        time("count: a rare mark and a frequent one", () -> trail.count(page.with(Set.of(rare, frequent))));
        time("count: two frequent marks", () -> trail.count(page.with(Set.of(common, frequent))));
        time("count: all", () -> trail.count(Query.ALL));
        time("volumes: all, 60 parts", () -> trail.volumes(
                        Query.ALL.between(Instant.ofEpochMilli(START), Instant.ofEpochMilli(START + ANSWERS * BETWEEN)),
                        60)
                .size());
        time("rows: how often each fired", () -> trail.firings().size());
    }

    private Query day() {
        Instant from = Instant.ofEpochMilli(START + (long) (random.nextDouble() * ANSWERS * BETWEEN));
        return Query.ALL.between(from, from.plusSeconds(86_400));
    }

    private interface Work {
        long run();
    }

    private void time(String what, Work work) {
        double[] millis = new double[TIMES];
        long found = 0;
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            found = work.run();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        report.add("%s\t%.1f\t%.1f\t%,d".formatted(what, millis[TIMES / 2], millis[TIMES * 95 / 100], found));
    }
}
