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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.log.Hash;
import org.rubra.log.Range;
import org.rubra.log.VerifierKey;

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
            trail.keep(Entries.RELEASE);
            long there = trail.count(Query.ALL);
            for (long i = there; i < there + count; i++) {
                Entry entry = Entries.entry("id-" + i + "-" + i, 1);
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

    private Verification verified(KeptElsewhere kept) {
        try (Trail trail = Trail.open(temp)) {
            return trail.log().verify(kept);
        }
    }

    private List<VerifierKey> keys() {
        try (Trail trail = Trail.open(temp)) {
            return trail.log().keys();
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

        assertThat(verified()).isEqualTo(new Verification(ENTRIES, 0, 1, 0, List.of()));
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
                        "DELETE FROM release",
                        "the log: release " + Entries.RELEASE.digest()
                                + " is not kept: of its answers, 300 in all, none can be replayed"),
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
                .anyMatch(fault -> fault.startsWith(
                        "position 299: from position 0 up to here the log is another than a checkpoint of 300"));
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

        assertThat(verified()).isEqualTo(new Verification(10, 10, 1, 1, List.of()));
        try (Trail trail = Trail.open(temp)) {
            assertThat(trail.find("id-4-4")).isEmpty();
            assertThat(trail.log().prove("id-4-4").orElseThrow().isProven()).isTrue();
        }
    }

    @Test
    void what_was_said_to_another_is_never_shown_in_its_place() throws SQLException {
        List<String> ids = fill(10);
        try (Connection second = second()) {
            Sql.execute(
                    second, "UPDATE entry SET body = (SELECT body FROM entry WHERE position = 6) WHERE position = 5");
        }
        try (Trail trail = Trail.open(temp)) {
            assertThat(trail.find(ids.get(6))).isPresent();
            assertThatThrownBy(() -> trail.find(ids.get(5)))
                    .isInstanceOf(NotAsLoggedException.class)
                    .hasMessageStartingWith("position 5: what stands in the record is not what was logged");
            assertThat(trail.place(ids.get(5)).orElseThrow().fault())
                    .contains("what stands there is not what was logged");
        }
    }

    @Test
    void a_damaged_answer_hides_no_other() throws SQLException {
        fill(ENTRIES);
        try (Connection second = second()) {
            Sql.execute(second, "UPDATE entry SET leaf = x'00' WHERE position = 60");
            Sql.execute(second, "UPDATE entry SET marks = x'ffffffffff' WHERE position = 290");
        }
        try (Trail trail = Trail.open(temp)) {
            Page page = trail.search(Query.ALL.atMost(ENTRIES));
            assertThat(page.found()).hasSize(ENTRIES - 2);
            assertThat(page.unreadable()).containsExactly(290L, 60L);
            assertThat(trail.firings()).isEmpty();
        }
    }

    @Test
    void a_proof_that_does_not_hold_is_not_given() throws SQLException {
        List<String> ids = fill(ENTRIES);
        checkpoint();
        try (Connection second = second()) {
            Sql.execute(
                    second,
                    "UPDATE entry SET (leaf, hash) = (SELECT leaf, hash FROM entry WHERE position = 7) WHERE position = 6");
        }
        try (Trail trail = Trail.open(temp)) {
            assertThatThrownBy(() -> trail.log().prove(ids.get(7)))
                    .isInstanceOf(NotAsLoggedException.class)
                    .hasMessageStartingWith("position 7: what stands in the record is not what was logged");
        }
    }

    @Test
    void answers_of_a_stretch_that_no_checkpoint_vouches_for_yet_are_counted() {
        fill(5);
        checkpoint();
        fill(3);

        assertThat(verified()).isEqualTo(new Verification(8, 0, 1, 3, List.of()));
    }

    @Test
    void a_log_that_was_cut_is_told_on_by_a_checkpoint_that_was_kept_elsewhere() throws SQLException, IOException {
        fill(4);
        checkpoint();
        fill(3);
        String kept = checkpoint();
        try (Connection second = second()) {
            Sql.execute(second, "DELETE FROM entry WHERE position > 3");
            Sql.execute(second, "DELETE FROM checkpoint WHERE size > 4");
            Sql.execute(
                    second,
                    "UPDATE head SET size = 4, range = x'" + HexFormat.of().formatHex(head(second)) + "'");
        }
        Files.delete(temp.resolve(Checkpoints.FILE));

        assertThat(verified().faults())
                .extracting(Verification.Fault::toString)
                .containsExactly("the log: the file checkpoint, the last checkpoint outside the database, is missing");
        checkpoint();
        assertThat(verified().holds()).isTrue();
        assertThat(verified(new KeptElsewhere(List.of(), List.of(kept))).faults())
                .extracting(Verification.Fault::toString)
                .containsExactly("the log: a checkpoint vouches for 7 answers; found are 4");
    }

    /** The head of the first four leaves, as somebody would make it who knows how. */
    private static byte[] head(Connection second) throws SQLException {
        Range range = Range.NONE;
        try (Statement statement = second.createStatement();
                ResultSet rows = statement.executeQuery("SELECT hash FROM entry ORDER BY position")) {
            while (rows.next()) {
                range = range.append(Hash.of(rows.getBytes(1)));
            }
        }
        return range.bytes();
    }

    @Test
    void a_log_of_another_key_is_told_on_by_a_key_that_was_kept_elsewhere() throws IOException {
        fill(3);
        checkpoint();
        List<VerifierKey> kept = keys();
        fill(2);
        try (Trail trail = Trail.open(temp)) {
            trail.log().renewKey();
        }
        fill(1);
        checkpoint();
        assertThat(verified(new KeptElsewhere(kept, List.of())).holds()).isTrue();

        for (String name :
                List.of("trail.sqlite", "trail.sqlite-wal", "trail.sqlite-shm", "log.key", "log.pub", "checkpoint")) {
            Files.deleteIfExists(temp.resolve(name));
        }
        fill(3);
        checkpoint();

        assertThat(verified().holds()).isTrue();
        assertThat(verified(new KeptElsewhere(kept, List.of())).faults())
                .extracting(Verification.Fault::toString)
                .containsExactly(
                        "the log: its last checkpoint is signed by none of the keys that were given, nor by one that they vouch for");
    }

    @Test
    void a_key_that_was_lost_is_not_made_anew_in_silence() throws IOException {
        fill(3);
        checkpoint();
        List<VerifierKey> before = keys();
        Files.delete(temp.resolve(LogKey.FILE));

        assertThatThrownBy(this::checkpoint).hasMessageContaining("log.key: missing, though it has signed before");
        assertThat(verified().holds()).isTrue();
        assertThat(temp.resolve(LogKey.FILE)).doesNotExist();

        try (Trail trail = Trail.open(temp)) {
            assertThat(trail.log().renewKey().name()).isEqualTo(before.get(0).name());
        }
        assertThat(keys()).hasSize(2).endsWith(before.get(0));
        assertThat(verified().holds()).isTrue();
    }

    @Test
    void files_beside_the_record_that_cannot_be_read_are_faults_and_the_rest_is_looked_at() throws IOException {
        fill(3);
        checkpoint();
        Files.writeString(temp.resolve(Checkpoints.FILE), "junk");
        Files.writeString(temp.resolve(LogKey.PUBLIC), "junk");

        assertThat(verified().entries()).isEqualTo(3);
        assertThat(verified().faults())
                .extracting(Verification.Fault::toString)
                .anyMatch(fault -> fault.startsWith("the log: the public keys cannot be read"))
                .anyMatch(fault -> fault.startsWith("the log: the file checkpoint: found no signed note"));
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
