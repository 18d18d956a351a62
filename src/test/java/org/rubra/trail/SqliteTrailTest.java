package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTrailTest {
    private final Path temp;

    SqliteTrailTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void an_answer_is_in_the_file_when_append_returns() throws SQLException {
        try (Trail trail = Trail.open(temp)) {
            Entry entry = Entries.entry();
            trail.append(entry);
            try (Connection second = second()) {
                assertThat(Sql.value(second, "SELECT id FROM entry WHERE position = 0"))
                        .isEqualTo(entry.id());
            }
        }
    }

    @Test
    void what_was_appended_is_found_byte_for_byte() {
        Entry entry = Entries.entry();
        Entry bare = new Entry(
                "bare",
                entry.at(),
                entry.release(),
                Caller.by(Channel.COMMAND),
                null,
                "1",
                List.of(),
                new byte[0],
                new byte[] {0, -1, 7});
        try (Trail trail = Trail.open(temp)) {
            trail.append(entry);
            trail.append(bare);
        }
        try (Trail trail = Trail.open(temp)) {
            assertThat(trail.find(entry.id()).orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(entry);
            assertThat(trail.find("bare").orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(bare);
        }
    }

    @Test
    void an_unknown_id_finds_nothing() {
        try (Trail trail = Trail.open(temp)) {
            trail.append(Entries.entry());
            assertThat(trail.find("unknown")).isEmpty();
            assertThat(trail.find("' OR 1=1 --")).isEmpty();
        }
    }

    @Test
    void the_same_id_twice_is_refused_and_the_first_stays() {
        try (Trail trail = Trail.open(temp)) {
            trail.append(Entries.entry("one", 1));
            assertThatThrownBy(() -> trail.append(Entries.entry("one", 2)))
                    .isInstanceOf(NotRecordedException.class)
                    .hasMessageContaining("there already");
            assertThat(trail.find("one").orElseThrow().answer())
                    .isEqualTo(Entries.entry("one", 1).answer());
            assertThat(trail.isWritable()).isTrue();
        }
    }

    @Test
    void a_file_with_a_trigger_that_somebody_planted_is_refused() throws SQLException {
        Trail.open(temp).close();
        try (Connection second = second()) {
            Sql.execute(second, "CREATE TRIGGER planted AFTER INSERT ON entry BEGIN DELETE FROM entry; END");
        }
        assertRefused("found the trigger or view planted; expected none");
    }

    @Test
    void where_something_else_is_kept_under_the_name_of_a_release_nothing_is_answered_on_it() throws SQLException {
        KeptRelease release = new KeptRelease("sha256:1", "2026.11.1", new byte[] {1});
        try (Trail trail = Trail.open(temp)) {
            trail.keep(release);
            trail.keep(release);
            try (Connection second = second()) {
                Sql.execute(second, "UPDATE release SET version = '2026.11.2'");
            }
            assertThatThrownBy(() -> trail.keep(release))
                    .isInstanceOf(NotRecordedException.class)
                    .hasStackTraceContaining("something else is kept under the digest of release 2026.11.1");
        }
    }

    @Test
    void the_settings_are_as_promised() throws SQLException {
        List<Connection> opened = new ArrayList<>();
        try (Trail trail = Trail.open(temp, opened::add, Duration.ofSeconds(5))) {
            trail.append(Entries.entry());
            assertThat(trail.find("unknown")).isEmpty();
            assertThat(opened).hasSize(2);
            for (Connection each : opened) {
                Map.of(
                                "journal_mode", "wal",
                                "synchronous", "2",
                                "page_size", "8192",
                                "busy_timeout", "5000")
                        .forEach((pragma, value) ->
                                assertThat(pragma(each, pragma)).as(pragma).isEqualTo(value));
            }
        }
    }

    @Test
    void a_trail_with_other_settings_is_refused() {
        for (String pragma : List.of("synchronous = NORMAL", "journal_mode = DELETE", "busy_timeout = 1")) {
            assertThatThrownBy(() -> Trail.open(
                            temp, connection -> Sql.execute(connection, "PRAGMA " + pragma), Duration.ofSeconds(5)))
                    .isInstanceOf(NotRecordedException.class)
                    .hasMessageContainingAll(
                            temp.resolve(SqliteStore.NAME).toString(),
                            pragma.substring(0, pragma.indexOf(' ')),
                            "found");
        }
    }

    @Test
    void a_file_with_another_page_size_version_or_content_is_refused() throws SQLException, IOException {
        try (Connection other = second()) {
            Sql.execute(other, "PRAGMA page_size = 4096");
            Sql.execute(other, "CREATE TABLE other (x)");
        }
        assertRefused("page_size: found 4096; expected 8192");
        Files.delete(temp.resolve(SqliteStore.NAME));
        Trail.open(temp).close();
        try (Connection other = second()) {
            Sql.execute(other, "PRAGMA user_version = 2");
        }
        assertRefused("user_version: found 2; expected 3");
        Files.writeString(
                temp.resolve(SqliteStore.NAME), "not a database, but long enough to be looked at".repeat(100));
        assertRefused("could not be opened");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Trail.open(temp))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void folder_and_files_are_for_the_owners_eyes_only() throws IOException {
        Path folder = temp.resolve("a folder?with=a question/and # another");
        try (Trail trail = Trail.open(folder)) {
            trail.append(Entries.entry());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(folder)) {
                assertThat(files.toList()).hasSize(4).allSatisfy(file -> assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void sixty_four_callers_at_once_all_get_through_and_share_commits() throws Exception {
        int callers = 64;
        int each = 50;
        try (Trail trail = Trail.open(temp)) {
            long start = System.nanoTime();
            inParallel(callers, () -> {
                for (int i = 0; i < each; i++) {
                    trail.append(Entries.entry());
                }
            });
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "trail: %d callers, %d entries in %.2f s (%.0f/s), %d commits of %.1f%n",
                    callers,
                    callers * each,
                    seconds,
                    callers * each / seconds,
                    trail.commits(),
                    (double) callers * each / trail.commits());
            assertThat(trail.commits()).isLessThan(callers * each / 4);
        }
        try (Connection second = second()) {
            assertThat(Sql.value(second, "SELECT count(*) || ' to ' || (max(position) + 1) FROM entry"))
                    .isEqualTo("3200 to 3200");
        }
    }

    @Test
    void several_trails_on_one_file_open_append_and_close_beside_one_another() throws Exception {
        long start = System.nanoTime();
        inParallel(8, () -> {
            for (int i = 0; i < 10; i++) {
                try (Trail trail = Trail.open(temp)) {
                    trail.append(Entries.entry());
                }
            }
        });
        System.out.printf("trail: 8 × 10 opened, one entry, closed: %.2f s%n", (System.nanoTime() - start) / 1e9);
        try (Connection second = second()) {
            assertThat(Sql.value(second, "SELECT count(*) || ' to ' || (max(position) + 1) FROM entry"))
                    .isEqualTo("80 to 80");
        }
    }

    @Test
    void opening_recording_one_and_closing_is_quick() {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            Trail trail = Trail.open(temp);
            long opened = System.nanoTime();
            trail.append(Entries.entry());
            long appended = System.nanoTime();
            trail.close();
            System.out.printf(
                    "trail: opened in %.1f ms, recorded one in %.1f ms, closed in %.1f ms%n",
                    (opened - start) / 1e6, (appended - opened) / 1e6, (System.nanoTime() - appended) / 1e6);
        }
    }

    @Test
    void closing_records_what_waits_and_takes_no_more() throws Exception {
        Trail trail = Trail.open(temp);
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<?>> waiting = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (Connection other = second()) {
            Sql.execute(other, "BEGIN IMMEDIATE");
            for (int i = 0; i < 16; i++) {
                Entry entry = Entries.entry();
                ids.add(entry.id());
                waiting.add(callers.submit(() -> trail.append(entry)));
            }
            Thread.sleep(200);
            waiting.add(callers.submit(trail::close));
            Thread.sleep(100);
            Sql.execute(other, "COMMIT");
        }
        callers.shutdown();
        for (Future<?> each : waiting) {
            each.get();
        }
        assertThatThrownBy(() -> trail.append(Entries.entry())).isInstanceOf(NotRecordedException.class);
        assertThat(trail.isWritable()).isFalse();
        trail.close();
        try (Trail again = Trail.open(temp)) {
            assertThat(ids).allSatisfy(id -> assertThat(again.find(id)).isPresent());
        }
    }

    private static void inParallel(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(pool.submit(work));
        }
        pool.shutdown();
        for (Future<?> each : all) {
            each.get();
        }
    }

    private static String pragma(Connection connection, String pragma) {
        try {
            return Sql.value(connection, "PRAGMA " + pragma);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection second() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME));
    }
}
