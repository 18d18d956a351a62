package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.log.Range;
import org.rubra.log.VerifierKey;

/** The state of the record is signed again and again, and a state that does not go on from the last is noticed at once. */
class SigningTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final Path temp;
    private final List<RuntimeException> troubles = new ArrayList<>();

    SigningTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void what_is_recorded_is_signed_soon_afterwards() throws Exception {
        try (Trail trail = Trail.open(temp)) {
            trail.log().signEvery(OFTEN, troubles::add);
            assertThat(signed()).isZero();
            trail.append(Entries.entry());
            await(() -> signed() == 1);
            trail.append(Entries.entry());
            await(() -> signed() == 2);
            assertThat(trail.log().verify().checkpoints()).isEqualTo(3);
            assertThat(trail.isWritable()).isTrue();
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void a_record_that_lost_answers_is_refused_when_it_is_opened_to_sign() throws Exception {
        try (Trail trail = Trail.open(temp)) {
            trail.append(Entries.entry());
            trail.append(Entries.entry());
            trail.log().checkpoint();
        }
        loseTheLast();
        try (Trail trail = Trail.open(temp)) {
            assertThatThrownBy(() -> trail.log().signEvery(OFTEN, troubles::add))
                    .hasMessageContaining("the log has 1 answers; its last checkpoint vouches for 2");
        }
    }

    @Test
    void while_it_cannot_sign_it_is_not_writable_and_says_so_once() throws Exception {
        try (Trail trail = Trail.open(temp)) {
            trail.append(Entries.entry());
            trail.log().signEvery(OFTEN, troubles::add);
            Files.setPosixFilePermissions(temp.resolve(LogKey.FILE), PosixFilePermissions.fromString("rw-r--r--"));
            await(() -> !trail.isWritable());
            Thread.sleep(5 * OFTEN.toMillis());
            assertThat(troubles).hasSize(1);
            Files.setPosixFilePermissions(temp.resolve(LogKey.FILE), PosixFilePermissions.fromString("rw-------"));
            await(trail::isWritable);
        }
    }

    @Test
    void another_key_signs_on_under_the_same_name_and_what_the_first_signed_still_holds() {
        try (Trail trail = Trail.open(temp)) {
            Entry first = Entries.entry();
            trail.keep(Entries.RELEASE);
            trail.append(first);
            trail.log().checkpoint();
            VerifierKey old = trail.log().key();
            trail.append(Entries.entry());

            VerifierKey fresh = trail.log().renewKey();

            assertThat(fresh).isNotEqualTo(old).isEqualTo(trail.log().key());
            assertThat(fresh.name()).isEqualTo(old.name());
            assertThat(trail.log().keys()).containsExactly(fresh, old);
            trail.append(Entries.entry());
            trail.log().checkpoint();
            assertThat(trail.log().verify()).isEqualTo(new Verification(3, 0, 3, 0, List.of()));
            assertThat(trail.log().prove(first.id()).orElseThrow().isProven()).isTrue();
            assertThat(trail.log().consistency(1, 3).isProven()).isTrue();
            assertThat(trail.log().consistency(1, 3).keys()).containsExactly(fresh.toString(), old.toString());
        }
    }

    /** As somebody would who took the last answer away and mended the log. */
    private void loseTheLast() throws Exception {
        try (Connection second = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME));
                org.jdbi.v3.core.Handle handle = Handles.over(second)) {
            handle.execute("DELETE FROM entry WHERE position = 1");
            handle.createUpdate("UPDATE head SET size = 1, range = :range")
                    .bind(
                            "range",
                            Range.NONE
                                    .append(EntryTable.hashes(handle, 0, 1).get(0))
                                    .bytes())
                    .execute();
        }
    }

    private long signed() throws Exception {
        return Files.readString(temp.resolve(Checkpoints.FILE))
                .lines()
                .skip(1)
                .findFirst()
                .map(Long::parseLong)
                .orElseThrow();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
