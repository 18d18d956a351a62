package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessment;

/** What was said goes; that it was said, and that it was erased, stays. */
abstract class ErasureTest {
    private static final int ANSWERS = 2 * Members.ALL + 44;
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final String SUBJECT = "person-" + Entries.CANARY;
    private static final Erasable PERSON = new Erasable.OfSubject(SUBJECT);

    @TempDir
    Path folder;

    private Location location = Location.in(Path.of("nowhere"));

    abstract Location location(Path folder) throws SQLException;

    abstract Connection connect(Location location) throws SQLException;

    @BeforeEach
    void record() throws SQLException {
        location = location(folder);
        try (Trail trail = Trail.open(location)) {
            trail.keep(Entries.RELEASE);
            for (int i = 0; i < ANSWERS; i++) {
                trail.append(entry(i));
            }
            trail.log().checkpoint();
        }
    }

    /** One a day; every fifth about the same person. */
    private static Entry entry(int number) {
        byte[] body = ("{\"says\":\"" + Entries.CANARY + number + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Entry(
                "id-" + number,
                START.plus(Duration.ofDays(number)),
                new Assessment.Release(Entries.RELEASE.version(), Entries.RELEASE.digest()),
                Caller.by(Channel.REST),
                number % 5 == 0 ? SUBJECT : "other-" + number,
                "test",
                List.of(new Mark(Mark.Kind.ROW, number % 5 == 0 ? "RARE" : "COMMON")),
                body,
                body);
    }

    private List<String> leaves(Trail trail) {
        List<String> leaves = new ArrayList<>();
        trail.log().walk(0, each -> leaves.add(new String(each.leaf(), StandardCharsets.UTF_8)));
        return leaves;
    }

    @Test
    void a_persons_answers_are_erased_and_the_log_says_so_and_holds() {
        try (Trail trail = Trail.open(location)) {
            List<String> before = leaves(trail);
            assertThat(trail.erasable(PERSON)).isEqualTo(112);

            assertThat(trail.erase(PERSON, "7")).isEqualTo(new Erased(112, 1));

            assertThat(trail.erasable(PERSON)).isZero();
            assertThat(trail.find("id-5")).isEmpty();
            assertThat(trail.isErased("id-5")).isTrue();
            assertThat(trail.isErased("id-6")).isFalse();
            assertThat(trail.isErased("never")).isFalse();
            assertThat(trail.find("id-6").orElseThrow().subject()).isEqualTo("other-6");
            assertThat(trail.log().prove("id-5").orElseThrow().isProven()).isTrue();
            List<String> after = leaves(trail);
            assertThat(after.subList(0, ANSWERS)).isEqualTo(before);
            assertThat(after.get(ANSWERS))
                    .matches("\\{\"at\":\"[^\"]+\",\"erased\":\"0,5,10,15[0-9,]+,550,555\",\"id\":\"[^\"]+\","
                            + "\"kind\":\"erasure\",\"reason\":\"subject\",\"software\":\"7\"}")
                    .doesNotContain(SUBJECT);
            assertThat(trail.log().verify()).isEqualTo(new Verification(ANSWERS, 112, 1, 1, List.of()));
            assertThat(trail.log().checkpoint()).contains("\n" + (ANSWERS + 1) + "\n");
        }
    }

    @Test
    void answers_older_than_a_time_are_erased_some_hundreds_at_a_time() {
        Erasable old = new Erasable.Before(START.plus(Duration.ofDays(300)));
        try (Trail trail = Trail.open(location)) {
            trail.erase(PERSON, "7");

            assertThat(trail.erase(old, "7")).isEqualTo(new Erased(240, 1));
            assertThat(trail.erase(old, "7")).isEqualTo(new Erased(0, 0));
            assertThat(trail.erase(new Erasable.Before(START.plus(Duration.ofDays(10_000))), "7"))
                    .isEqualTo(new Erased(204, 1));

            assertThat(leaves(trail).get(ANSWERS + 1))
                    .contains("\"erased\":\"1-4,6-9,", ",296-299\"", "\"reason\":\"retention\"");
            assertThat(trail.log().verify()).isEqualTo(new Verification(ANSWERS, ANSWERS, 1, 3, List.of()));
            assertThat(trail.count(Query.ALL)).isEqualTo(ANSWERS);
        }
    }

    @Test
    void many_answers_take_several_records_of_the_erasure() {
        try (Trail trail = Trail.open(location)) {
            assertThat(trail.erase(new Erasable.Before(START.plus(Duration.ofDays(10_000))), "7"))
                    .isEqualTo(new Erased(ANSWERS, 3));
            assertThat(leaves(trail).subList(ANSWERS, ANSWERS + 3))
                    .extracting(each -> each.replaceAll(".*\"erased\":\"([^\"]+)\".*", "$1"))
                    .containsExactly("0-255", "256-511", "512-555");
        }
    }

    @Test
    void an_erasure_is_no_answer_to_whoever_asks_for_one() {
        try (Trail trail = Trail.open(location)) {
            trail.erase(PERSON, "7");
            String id = leaves(trail).get(ANSWERS).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

            assertThat(trail.find(id)).isEmpty();
            assertThat(trail.place(id)).isEmpty();
            assertThat(trail.isErased(id)).isFalse();
            List<Long> walked = new ArrayList<>();
            trail.walk(0, placed -> walked.add(placed.position()));
            assertThat(walked).hasSize(ANSWERS).doesNotContain((long) ANSWERS);
            assertThat(trail.count(Query.ALL)).isEqualTo(ANSWERS);
            assertThat(trail.search(Query.ALL.atMost(1)).found())
                    .extracting(Found::position)
                    .containsExactly(ANSWERS - 1L);
        }
    }

    @Test
    void that_nobody_has_a_mark_any_more_is_told_by_nothing_in_the_postings() throws SQLException {
        try (Trail trail = Trail.open(location);
                Connection second = connect(location)) {
            String rare = "SELECT COUNT(*) FROM posting p JOIN mark m ON m.number = p.mark WHERE m.code = 'RARE'";
            assertThat(Sql.value(second, rare)).isEqualTo("2");

            trail.erase(PERSON, "7");

            assertThat(Sql.value(second, rare)).isEqualTo("0");
            assertThat(trail.firings()).extracting(Firings::row).containsExactly("COMMON");
        }
    }

    @Test
    void bodies_that_are_gone_without_a_record_of_it_and_records_without_an_erasure_are_faults() throws SQLException {
        try (Trail trail = Trail.open(location);
                Connection second = connect(location)) {
            trail.erase(PERSON, "7");
            Sql.execute(
                    second,
                    "UPDATE entry SET body = NULL, marks = NULL, subject = NULL WHERE position = 555 OR position = 544");
            Sql.execute(
                    second,
                    "UPDATE entry SET body = (SELECT body FROM entry WHERE position = 546),"
                            + " marks = (SELECT marks FROM entry WHERE position = 546) WHERE position = 545");

            assertThat(trail.log().verify().faults())
                    .extracting(Verification.Fault::toString)
                    .contains(
                            "position 544, id-544: what was said is gone, and nothing in the log says that it was erased",
                            "position 545, id-545: the log says that what was said was erased, and it is there");
        }
    }

    @Test
    void a_subject_that_nobody_can_have_given_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> new Erasable.OfSubject("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("found a subject of another form")
                .hasMessageNotContaining("a b");
    }
}
