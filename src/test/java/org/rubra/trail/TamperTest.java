package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever can write to the file can change it, and cannot hide that. */
class TamperTest {
    /** More than one kept subtree, and some beyond it. */
    private static final int ENTRIES = 300;

    private final Path temp;

    TamperTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private List<String> fill(int count) {
        List<String> ids = new ArrayList<>();
        try (Trail trail = Trail.open(temp)) {
            for (int i = 0; i < count; i++) {
                Entry entry = Entries.entry("id-" + ids.size() + "-" + i, 1);
                trail.append(entry);
                ids.add(entry.id());
            }
        }
        return ids;
    }

    private Connection second() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME));
    }

    private Verification verified() {
        try (Trail trail = Trail.open(temp)) {
            return trail.log().verify();
        }
    }

    private String checkpoint() {
        try (Trail trail = Trail.open(temp)) {
            return trail.log().checkpoint();
        }
    }

    @Test
    void what_nobody_touched_holds() {
        fill(ENTRIES);
        checkpoint();

        assertThat(verified()).isEqualTo(new Verification(ENTRIES, 0, 1, List.of()));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        "UPDATE entry SET body = (SELECT body FROM entry WHERE position = 6) WHERE position = 5",
                        "position 5, id-5-5: what was said was changed"),
                Arguments.of(
                        "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE position = 6) WHERE position = 5",
                        "position 5, id-5-5: the leaf was changed"),
                Arguments.of(
                        "UPDATE entry SET subject = 'somebody' WHERE position = 299",
                        "position 299, id-299-299: the table names another subject than was given"),
                Arguments.of(
                        "UPDATE entry SET at = at + 1 WHERE position = 8",
                        "position 8, id-8-8: the table names another time than the leaf"),
                Arguments.of(
                        "UPDATE entry SET id = 'other' WHERE position = 0", "position 0, other: the leaf is of id-0-0"),
                Arguments.of(
                        "UPDATE entry SET hash = zeroblob(32) WHERE position = 7",
                        "position 7, id-7-7: the leaf was changed"),
                Arguments.of(
                        "DELETE FROM entry WHERE position = 100",
                        "position 100: missing; the next answer found is at position 101"),
                Arguments.of("DELETE FROM entry WHERE position = 299", "the log: its head is of 300 answers"),
                Arguments.of(
                        "INSERT INTO entry SELECT 300, 'new', hash, at, dictionary, leaf, subject, marks, body FROM entry WHERE position = 1",
                        "position 300, new: the leaf is of id-1-1"),
                Arguments.of("UPDATE head SET size = 299", "the log: the head of the log is damaged"),
                Arguments.of(
                        "UPDATE checkpoint SET note = replace(note, char(10) || '300' || char(10), char(10) || '299' || char(10))",
                        "the log: the checkpoint of 300 answers: found a wrong signature"),
                Arguments.of("DELETE FROM head", "the log: the log has no head"),
                Arguments.of(
                        "UPDATE entry SET body = NULL, marks = NULL, subject = NULL WHERE position = 5",
                        "position 5, id-5-5: what was said is gone, and nothing in the log says that it was erased"),
                Arguments.of(
                        "UPDATE entry SET marks = x'01' WHERE position = 9",
                        "position 9, id-9-9: the table finds it by other marks than it has"),
                Arguments.of(
                        "UPDATE mark SET code = 'page' WHERE kind = 'channel'",
                        "position 0, id-0-0: the table finds it by other marks than it has"),
                Arguments.of(
                        "UPDATE tile SET first_at = first_at + 1",
                        "position 255, id-255-255: the times by which the 256 answers up to here are searched"),
                Arguments.of(
                        "DELETE FROM posting WHERE mark = 1",
                        "position 255: the marks by which the 256 answers up to here are searched"),
                Arguments.of("INSERT INTO posting VALUES (99, 0, x'01')", "the log: found 4 postings of marks"),
                Arguments.of(
                        "UPDATE node SET hash = zeroblob(32)",
                        "position 255, id-255-255: the 256 answers up to here are others"),
                Arguments.of(
                        "INSERT INTO node VALUES (8, 1, zeroblob(32))",
                        "the log: found the hashes of 2 subtrees; expected 1"),
                Arguments.of(
                        "INSERT INTO erasure VALUES (3)",
                        "position 3, id-3-3: the table takes it for an erasure; the leaf is of an answer"),
                Arguments.of(
                        "INSERT INTO release VALUES ('sha256:00', '2026.11.1', x'00')",
                        "the log: release sha256:00 cannot be read"),
                Arguments.of(
                        "INSERT INTO dictionary VALUES (1, 'sha256:00', x'00')",
                        "the log: what answers have in common, dictionary 1, cannot be read"),
                Arguments.of(
                        "UPDATE checkpoint SET size = 200", "the log: the checkpoint kept for 200 answers is of 300"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void every_change_is_found_and_named(String sql, String expected) throws SQLException {
        fill(ENTRIES);
        checkpoint();
        try (Connection second = second()) {
            Sql.execute(second, sql);
        }

        assertThat(verified().faults())
                .extracting(Verification.Fault::toString)
                .anyMatch(fault -> fault.startsWith(expected));
    }

    @Test
    void two_answers_in_each_others_place_are_found() throws SQLException {
        fill(ENTRIES);
        checkpoint();
        try (Connection second = second()) {
            Sql.execute(second, "UPDATE entry SET position = -1 WHERE position = 3");
            Sql.execute(second, "UPDATE entry SET position = 3 WHERE position = 4");
            Sql.execute(second, "UPDATE entry SET position = 4 WHERE position = -1");
        }

        assertThat(verified().faults())
                .extracting(Verification.Fault::toString)
                .contains("position 255, id-255-255: the 256 answers up to here are others than those that were logged")
                .anyMatch(fault ->
                        fault.startsWith("position 299: up to here the log is another than a checkpoint of 300"));
    }

    @Test
    void a_log_that_was_written_anew_as_a_whole_contradicts_the_checkpoint_that_is_kept_outside()
            throws SQLException, IOException {
        fill(5);
        checkpoint();
        for (String name : List.of("trail.sqlite", "trail.sqlite-wal", "trail.sqlite-shm")) {
            Files.deleteIfExists(temp.resolve(name));
        }
        fill(4);

        assertThat(verified().faults())
                .extracting(Verification.Fault::toString)
                .contains("the log: a checkpoint vouches for 5 answers; found are 4");
        assertThatThrownBy(this::checkpoint)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the log has 4 answers; its last checkpoint vouches for 5");
    }

    @Test
    void what_was_erased_is_counted_and_the_log_holds() {
        fill(10);
        checkpoint();
        try (Trail trail = Trail.open(temp)) {
            Entry other = Entries.entry("id-4-4");
            assertThat(trail.erase(new Erasable.OfSubject(String.valueOf(other.subject())), "1"))
                    .isEqualTo(new Erased(10, 1));
        }

        assertThat(verified()).isEqualTo(new Verification(10, 10, 1, List.of()));
        try (Trail trail = Trail.open(temp)) {
            assertThat(trail.find("id-4-4")).isEmpty();
            assertThat(trail.log().prove("id-4-4").orElseThrow().isProven()).isTrue();
        }
    }

    @Test
    void an_answer_is_proven_to_be_in_the_log_and_another_is_not() {
        List<String> ids = fill(ENTRIES);
        try (Trail trail = Trail.open(temp)) {
            for (int position : List.of(0, 1, 255, 256, 299)) {
                Inclusion proof = trail.log().prove(ids.get(position)).orElseThrow();
                assertThat(proof.position()).isEqualTo(position);
                assertThat(proof.isProven()).isTrue();
                assertThat(new Inclusion(
                                        proof.position(),
                                        proof.leaf().replace("\"id\":\"id-", "\"id\":\"ix-"),
                                        proof.path(),
                                        proof.checkpoint(),
                                        proof.key())
                                .isProven())
                        .isFalse();
            }
            assertThat(trail.log().prove("unknown")).isEmpty();
            assertThat(trail.log().key().toString()).startsWith("rubra/");
        }
    }

    @Test
    void checkpoints_go_on_from_one_another() {
        fill(3);
        String first = checkpoint();
        assertThat(checkpoint()).isEqualTo(first);
        try (Trail trail = Trail.open(temp)) {
            trail.append(Entries.entry());
        }

        assertThat(checkpoint()).contains("\n4\n");
        assertThat(verified().checkpoints()).isEqualTo(2);
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        fill(1);
        checkpoint();
        Files.setPosixFilePermissions(temp.resolve(LogKey.FILE), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::checkpoint).hasMessageContaining("others than its owner may read or write it");
    }
}
