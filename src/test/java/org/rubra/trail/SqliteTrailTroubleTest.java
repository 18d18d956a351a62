package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trail does while it cannot record, and that it records again afterwards without being opened anew. */
class SqliteTrailTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path temp;

    private final List<Connection> opened = new CopyOnWriteArrayList<>();
    private volatile String fault = "SELECT 1";

    SqliteTrailTroubleTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void a_file_that_turns_read_only_is_refused_and_recovers() throws SQLException {
        try (Trail trail = open(PATIENCE)) {
            trail.append(Entries.entry("before"));
            fail("PRAGMA query_only = ON");
            assertNotRecorded(trail, Entries.entry("first"));
            assertNotRecorded(trail, Entries.entry("second"));
            assertThat(trail.isWritable()).isFalse();
            fault = "SELECT 1";
            assertThat(trail.isWritable()).isTrue();
            trail.append(Entries.entry("after"));
            assertFound(trail, List.of("before", "after"), List.of("first", "second"));
        }
    }

    @Test
    void a_file_that_may_not_grow_fails_the_whole_batch_and_recovers() throws SQLException {
        try (Trail trail = open(PATIENCE)) {
            trail.append(Entries.entry("before"));
            fail("PRAGMA max_page_count = 4");
            assertNotRecorded(trail, large("first"));
            assertNotRecorded(trail, large("second"));
            fault = "SELECT 1";
            trail.append(large("after"));
            trail.append(Entries.entry("small"));
            assertFound(trail, List.of("before", "after", "small"), List.of("first", "second"));
        }
    }

    @Test
    void a_failed_commit_fails_everyone_who_shared_it() throws Exception {
        try (Trail trail = open(PATIENCE);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME))) {
            fail("PRAGMA max_page_count = 4");
            Sql.execute(other, "BEGIN IMMEDIATE");
            List<String> ids = List.of("1", "2", "3", "4", "5", "6", "large");
            ExecutorService callers = Executors.newFixedThreadPool(ids.size());
            List<Future<?>> all = ids.stream()
                    .<Future<?>>map(id -> callers.submit(
                            () -> assertNotRecorded(trail, id.equals("large") ? large(id) : Entries.entry(id, 1))))
                    .toList();
            callers.shutdown();
            Thread.sleep(500);
            Sql.execute(other, "COMMIT");
            for (Future<?> each : all) {
                each.get();
            }
            fault = "SELECT 1";
            trail.append(Entries.entry("after"));
            assertThat(trail.commits()).isEqualTo(1);
            assertFound(trail, List.of("after"), ids);
        }
    }

    @Test
    void a_full_disk_is_refused_and_recovers() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", temp.toString()), "may mount a small disk");
        try (Trail trail = Trail.open(temp.resolve("data"))) {
            trail.append(Entries.entry("before"));
            assertThat(trail.isWritable()).isTrue();
            Path filler = fill(temp.resolve("filler"));
            assertThat(trail.isWritable()).isFalse();
            assertNotRecorded(trail, large("first"));
            assertNotRecorded(trail, large("second"));
            assertThat(trail.isWritable()).isFalse();
            Files.delete(filler);
            assertThat(trail.isWritable()).isTrue();
            trail.append(large("after"));
            assertFound(trail, List.of("before", "after"), List.of("first", "second"));
        } finally {
            assertThat(run("umount", temp.toString())).isTrue();
        }
    }

    @Test
    void a_caller_who_gave_up_is_not_recorded_later() throws Exception {
        try (Trail trail = open(Duration.ofMillis(300));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME))) {
            Sql.execute(other, "BEGIN IMMEDIATE");
            assertNotRecorded(trail, Entries.entry("late"));
            Sql.execute(other, "COMMIT");
            trail.append(Entries.entry("after"));
            assertThat(trail.isWritable()).isTrue();
            assertFound(trail, List.of("after"), List.of("late"));
        }
    }

    @Test
    void more_than_4096_who_wait_are_refused_at_once() throws Exception {
        try (Trail trail = open(Duration.ZERO);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME))) {
            Sql.execute(other, "BEGIN IMMEDIATE");
            for (int i = 0; i < TrailWriter.MOST_WAITING + 1; i++) {
                assertThat(catchThrowable(() -> trail.append(Entries.entry("x", 1))))
                        .hasMessageContaining("within 0 ms");
            }
            assertThat(catchThrowable(() -> trail.append(Entries.entry("x", 1))))
                    .hasMessageContaining("too many wait");
            assertThat(trail.isWritable()).isFalse();
            Sql.execute(other, "COMMIT");
        }
    }

    @Test
    void a_file_deleted_under_it_is_noticed_and_not_made_anew() throws IOException {
        try (Trail trail = open(PATIENCE)) {
            trail.append(Entries.entry("before"));
            Path aside = temp.resolve("aside");
            Files.move(temp.resolve(SqliteStore.NAME), aside);
            assertThat(trail.isWritable()).isFalse();
            assertNotRecorded(trail, Entries.entry("first"));
            assertNotRecorded(trail, Entries.entry("second"));
            assertThatThrownBy(() -> trail.find("before")).hasMessageContaining("could not be read");
            assertThat(temp.resolve(SqliteStore.NAME)).doesNotExist();
            Files.move(aside, temp.resolve(SqliteStore.NAME), StandardCopyOption.ATOMIC_MOVE);
            trail.append(Entries.entry("after"));
            assertFound(trail, List.of("before", "after"), List.of("first", "second"));
        }
    }

    @Test
    void an_interrupted_caller_gets_no_success_and_stays_interrupted() {
        try (Trail trail = open(PATIENCE)) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> trail.append(Entries.entry()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).isInstanceOf(NotRecordedException.class);
            assertThatCode(() -> trail.append(Entries.entry())).doesNotThrowAnyException();
        }
    }

    private Trail open(Duration patience) {
        return Trail.open(
                temp,
                connection -> {
                    opened.add(connection);
                    Sql.execute(connection, fault);
                },
                patience);
    }

    /** For the connection there is, and for those to come. */
    private void fail(String sql) throws SQLException {
        fault = sql;
        Sql.execute(opened.get(0), sql);
    }

    private static void assertNotRecorded(Trail trail, Entry entry) {
        Throwable thrown = catchThrowable(() -> trail.append(entry));
        assertThat(thrown)
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining(SqliteStore.NAME)
                .hasMessageContaining("not known to be recorded");
        assertThat(org.assertj.core.util.Throwables.getStackTrace(thrown)).doesNotContain(Entries.CANARY);
    }

    private static void assertFound(Trail trail, List<String> recorded, List<String> refused) {
        assertThat(recorded).allSatisfy(id -> assertThat(trail.find(id)).isPresent());
        assertThat(refused).allSatisfy(id -> assertThat(trail.find(id)).isEmpty());
    }

    /** An entry that deflating does not make small. */
    private static Entry large(String id) {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        Entry entry = Entries.entry(id);
        return new Entry(
                id,
                entry.at(),
                entry.release(),
                entry.caller(),
                entry.subject(),
                entry.software(),
                entry.marks(),
                noise,
                entry.trace());
    }

    private static Path fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            return filler;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
