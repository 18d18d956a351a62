package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessment;

/** What is found and counted is what a look at every single answer finds and counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchTest {
    private static final int ANSWERS = 5 * Members.ALL + 100;
    private static final int QUERIES = 600;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> URGENCIES = List.of("self-care", "routine", "prompt", "emergency");

    private final Random random = new Random(7);
    private final List<Entry> recorded = new ArrayList<>();

    private final Map<Integer, List<String>> marks = new TreeMap<>();
    private @Nullable Trail opened;

    abstract Location location(Path folder) throws SQLException;

    @BeforeAll
    void record(@TempDir Path folder) throws Exception {
        Trail trail = Trail.open(location(folder));
        opened = trail;
        append(trail, IntStream.range(0, ANSWERS).mapToObj(this::entry).toList());
        trail.walk(0, placed -> recorded.add(withMarks(placed.entry().orElseThrow())));
    }

    @AfterAll
    void close() throws IOException {
        trail().close();
        stop();
    }

    /** Nothing further to stop, unless there is a server. */
    void stop() throws IOException {}

    private Trail trail() {
        return Objects.requireNonNull(opened);
    }

    /** From several callers at once, so that commits end at any place of a tile. */
    private static void append(Trail trail, List<Entry> entries) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(40);
        try {
            List<Future<?>> answers = new ArrayList<>();
            entries.forEach(entry -> answers.add(callers.submit(() -> trail.append(entry))));
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            callers.shutdown();
        }
    }

    /** The clock goes back an hour now and then, and some answers have the same time. */
    private Entry entry(int number) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return new Entry(
                "id-" + number,
                START.plusSeconds(60L * (number - (number % 300 > 200 ? 60 : 0)) / 2 * 2),
                new Assessment.Release("1", number < 700 ? "sha256:old" : "sha256:new"),
                new Caller(
                        random.nextBoolean() ? Channel.REST : Channel.PAGE, random.nextInt(3) == 0 ? "ward-7" : null),
                random.nextInt(10) == 0 ? "person-" + random.nextInt(8) : null,
                "test",
                marks(number),
                body,
                // the marks come back from here, for a look at every answer
                String.join(" ", marks.getOrDefault(number, List.of())).getBytes(StandardCharsets.UTF_8));
    }

    private List<Mark> marks(int number) {
        List<Mark> made = new ArrayList<>();
        made.add(new Mark(Mark.Kind.URGENCY, URGENCIES.get(random.nextInt(4))));
        for (int row = 0; row < 200; row++) {
            // from in every answer to in hardly any
            if (random.nextInt(row * row + 1) == 0) {
                made.add(new Mark(Mark.Kind.ROW, "R-" + row));
            }
        }
        marks.put(
                number,
                made.stream().map(mark -> mark.kind() + "=" + mark.code()).toList());
        return made;
    }

    private static Entry withMarks(Entry entry) {
        List<Mark> read = new ArrayList<>();
        for (String each : new String(entry.trace(), StandardCharsets.UTF_8).split(" ")) {
            String[] parts = each.split("=", 2);
            read.add(new Mark(Mark.Kind.valueOf(parts[0]), parts[1]));
        }
        return new Entry(
                entry.id(),
                entry.at(),
                entry.release(),
                entry.caller(),
                entry.subject(),
                entry.software(),
                read,
                entry.answer(),
                entry.trace());
    }

    private boolean selects(Query query, int position) {
        Entry entry = recorded.get(position);
        return (query.from() == null || !entry.at().isBefore(query.from()))
                && (query.to() == null || entry.at().isBefore(query.to()))
                && new HashSet<>(entry.allMarks()).containsAll(query.marks())
                && (query.subject() == null || query.subject().equals(entry.subject()));
    }

    /** Where each selected answer is, the newest first. */
    private List<Long> looked(Query query) {
        List<Long> positions = new ArrayList<>();
        for (int position = 0; position < recorded.size(); position++) {
            if (selects(query, position)) {
                positions.add((long) position);
            }
        }
        Collections.reverse(positions);
        return positions;
    }

    private Query query() {
        Set<Mark> wanted = new HashSet<>();
        List<Mark> some = recorded.get(random.nextInt(recorded.size())).allMarks();
        for (int i = random.nextInt(4); i > 0; i--) {
            wanted.add(some.get(random.nextInt(some.size())));
        }
        Instant from = random.nextBoolean() ? time() : null;
        Instant to = random.nextBoolean() ? time() : null;
        boolean ordered = from == null || to == null || from.isBefore(to);
        return new Query(
                ordered ? from : null,
                to,
                wanted,
                random.nextInt(4) == 0 ? "person-" + random.nextInt(9) : null,
                random.nextInt(3) == 0 ? (long) random.nextInt(recorded.size() + 50) : null,
                1 + random.nextInt(random.nextBoolean() ? 5 : Query.MOST));
    }

    private Instant time() {
        return START.plusSeconds(60L * random.nextInt(ANSWERS));
    }

    @Test
    void every_page_of_every_query_holds_what_a_look_at_each_answer_finds() {
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            Query query = query();
            List<Long> expected = looked(query);
            long before = query.before() == null ? Long.MAX_VALUE : query.before();
            List<Long> paged = new ArrayList<>();
            Long next = query.before();
            do {
                Page page = trail().search(next == null ? query : query.before(next));
                assertThat(page.found()).hasSizeLessThanOrEqualTo(query.limit());
                page.found().forEach(each -> paged.add(each.position()));
                next = page.next();
            } while (next != null && paged.size() < 3 * query.limit());
            List<Long> rest =
                    expected.stream().filter(position -> position < before).toList();
            assertThat(paged).as(query.toString()).isEqualTo(next == null ? rest : rest.subList(0, paged.size()));
            assertThat(trail().count(query)).as(query.toString()).isEqualTo(expected.size());
            found += paged.size();
        }
        assertThat(found).isGreaterThan(QUERIES);
    }

    @Test
    void what_is_found_says_what_was_recorded() {
        Found found = trail().search(Query.ALL.atMost(1)).found().get(0);
        Entry entry = recorded.get(recorded.size() - 1);

        assertThat(found)
                .isEqualTo(new Found(
                        recorded.size() - 1L,
                        entry.id(),
                        entry.at(),
                        entry.release(),
                        entry.caller(),
                        entry.subject(),
                        false,
                        entry.allMarks().stream().sorted().toList()));
        assertThat(found.codes(Mark.Kind.RELEASE)).containsExactly("sha256:new");
    }

    @Test
    void rows_are_counted_by_release_with_the_last_answer_in_which_they_fired() {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> inOld = new TreeMap<>();
        Map<String, Long> last = new TreeMap<>();
        for (int position = 0; position < recorded.size(); position++) {
            Entry entry = recorded.get(position);
            for (Mark mark : entry.marks()) {
                if (mark.kind() == Mark.Kind.ROW) {
                    counts.merge(mark.code(), 1L, Long::sum);
                    inOld.merge(mark.code(), entry.release().digest().equals("sha256:old") ? 1L : 0L, Long::sum);
                    last.put(mark.code(), (long) position);
                }
            }
        }
        List<Firings> firings = trail().firings();

        assertThat(firings).extracting(Firings::row).containsExactlyElementsOf(counts.keySet());
        assertThat(firings).allSatisfy(each -> {
            assertThat(each.count()).isEqualTo(counts.get(each.row()));
            assertThat(each.byRelease().getOrDefault("sha256:old", 0L)).isEqualTo(inOld.get(each.row()));
            assertThat(each.byRelease().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(each.count());
            assertThat(each.lastPosition()).isEqualTo(last.get(each.row()));
            assertThat(each.lastAt())
                    .isEqualTo(recorded.get((int) each.lastPosition()).at());
        });
    }

    @Test
    void volumes_are_what_each_answer_adds_to_its_part() {
        for (int i = 0; i < QUERIES / 10; i++) {
            Query some = query();
            Instant from = time();
            Query query = some.between(from, from.plusSeconds(1 + random.nextInt(100_000)));
            int parts = 1 + random.nextInt(40);
            List<Volume> volumes = trail().volumes(query, parts);

            assertThat(volumes).hasSize(parts);
            assertThat(volumes.get(0).from()).isEqualTo(query.from());
            assertThat(volumes.get(parts - 1).to()).isEqualTo(query.to());
            for (Volume volume : volumes) {
                List<Long> expected = looked(some.between(volume.from(), volume.to()));
                if (query.before() != null) {
                    expected.removeIf(position -> position >= query.before());
                }
                Map<String, Long> urgencies = new TreeMap<>();
                expected.forEach(position -> urgencies.merge(
                        recorded.get(position.intValue()).marks().get(0).code(), 1L, Long::sum));
                assertThat(volume.all()).as(query + " " + volume).isEqualTo(expected.size());
                assertThat(volume.byUrgency()).isEqualTo(urgencies);
            }
        }
    }

    @Test
    void the_record_spans_from_its_earliest_to_its_latest_answer_wherever_they_stand() {
        assertThat(trail().span())
                .contains(new Span(
                        recorded.stream().map(Entry::at).min(Instant::compareTo).orElseThrow(),
                        recorded.stream().map(Entry::at).max(Instant::compareTo).orElseThrow()));
    }

    @Test
    void what_was_erased_is_found_by_no_mark_and_the_erasure_is_no_answer(@TempDir Path folder) throws Exception {
        Query all = Query.ALL.with(Set.of(new Mark(Mark.Kind.ROW, "R-0")));
        Query person = Query.ALL.of("person-3");
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        try (Trail trail = Trail.open(location(folder))) {
            append(trail, IntStream.range(0, 600).mapToObj(this::entry).toList());
            List<Long> gone =
                    trail.search(person).found().stream().map(Found::position).toList();
            assertThat(gone).isNotEmpty();

            assertThat(trail.erase(new Erasable.OfSubject("person-3"), "test")).isEqualTo(new Erased(gone.size(), 1));
            append(trail, IntStream.range(600, 900).mapToObj(this::entry).toList());

            // the erasure stands in a full tile by now
            assertThat(trail.count(all)).isEqualTo(900 - gone.size());
            assertThat(trail.search(person).found()).extracting(Found::position).allMatch(position -> position > 600);
            assertThat(trail.search(all).found()).extracting(Found::position).doesNotContainAnyElementsOf(gone);
            assertThat(trail.count(Query.ALL)).isEqualTo(900);
            assertThat(trail.volumes(Query.ALL.between(START, end), 1).get(0).all())
                    .isEqualTo(900);
            assertThat(trail.search(Query.ALL.before(gone.get(0) + 1).atMost(1)).found())
                    .extracting(Found::position, Found::erased, Found::subject, Found::marks)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(gone.get(0), true, null, List.of()));
            assertThat(trail.search(Query.ALL.before(602).atMost(2)).found())
                    .extracting(Found::position)
                    .containsExactly(601L, 599L);
            assertThat(trail.firings())
                    .filteredOn(each -> each.row().equals("R-0"))
                    .extracting(Firings::count)
                    .containsExactly(900L - gone.size());
            assertThat(trail.log().verify().faults())
                    .as("no releases are kept here, and nothing else is wrong")
                    .allMatch(fault -> fault.what().endsWith("none can be replayed"));
        }
    }

    @Test
    void codes_are_known_by_kind() {
        assertThat(trail().codes(Mark.Kind.URGENCY)).containsExactlyInAnyOrderElementsOf(URGENCIES);
        assertThat(trail().codes(Mark.Kind.CALLER)).containsExactly("ward-7");
        assertThat(trail().codes(Mark.Kind.RED_FLAG)).isEmpty();
        assertThat(trail().count(Query.ALL.with(Set.of(new Mark(Mark.Kind.RED_FLAG, "R-0")))))
                .isZero();
    }

    @Test
    void parts_of_no_or_too_short_a_time_are_refused() {
        Query second = Query.ALL.between(START, START.plusSeconds(1));
        assertThatThrownBy(() -> trail().volumes(Query.ALL, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a time of at least 3 milliseconds");
        assertThatThrownBy(() -> trail().volumes(second, 367)).hasMessage("found 367 parts; expected 1 to 366");
        assertThat(trail().volumes(second, 366)).hasSize(366);
    }
}
