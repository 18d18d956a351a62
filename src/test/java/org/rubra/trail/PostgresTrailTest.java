package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promises, kept by a real PostgreSQL. */
class PostgresTrailTest {
    private static Postgres postgres;

    private final Path temp;
    private Location location;

    PostgresTrailTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void database() throws Exception {
        location = postgres.location(temp);
    }

    @Test
    void what_was_appended_is_found_byte_for_byte_and_proven() {
        Entry entry = Entries.entry();
        try (Trail trail = Trail.open(location)) {
            trail.keep(Entries.RELEASE);
            trail.append(entry);
        }
        try (Trail trail = Trail.open(location)) {
            assertThat(trail.find(entry.id()).orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(entry);
            assertThat(trail.log().prove(entry.id()).orElseThrow().isProven()).isTrue();
            assertThat(trail.log().verify()).isEqualTo(new Verification(1, 0, 1, 0, List.of()));
        }
    }

    @Test
    void several_writers_on_one_database_keep_one_gapless_log() throws Exception {
        int writers = 3;
        int callers = 16;
        int each = 40;
        ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        List<Trail> trails = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(writers * callers);
        List<Future<?>> all = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            Trail trail = Trail.open(new Location(
                    temp.resolve("replica-" + writer), location.url(), location.user(), location.password()));
            trails.add(trail);
            trail.keep(Entries.RELEASE);
            for (int caller = 0; caller < callers; caller++) {
                all.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        Entry entry = Entries.entry();
                        trail.append(entry);
                        acknowledged.add(entry.id());
                    }
                }));
            }
        }
        pool.shutdown();
        for (Future<?> one : all) {
            one.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long commits = trails.stream().mapToLong(Trail::commits).sum();
        System.out.printf(
                "postgresql: %d writers of %d callers, %d entries in %.2f s (%.0f/s), %d commits%n",
                writers, callers, acknowledged.size(), seconds, acknowledged.size() / seconds, commits);
        assertThat(trails.get(0).log().verify())
                .isEqualTo(new Verification(acknowledged.size(), 0, 0, acknowledged.size(), List.of()));
        assertThat(acknowledged)
                .hasSize(writers * callers * each)
                .allSatisfy(id -> assertThat(trails.get(1).find(id)).isPresent());
        trails.forEach(Trail::close);
    }

    @Test
    void a_database_that_would_not_survive_the_loss_of_power_is_refused() throws Exception {
        Trail.open(location).close();
        try (Connection connection = connect()) {
            Sql.execute(
                    connection,
                    "ALTER DATABASE " + String.valueOf(location.url()).replaceFirst(".*/", "")
                            + " SET synchronous_commit = 'off'");
        }
        assertThatThrownBy(() -> Trail.open(location))
                .isInstanceOf(NotRecordedException.class)
                .hasMessageContaining("synchronous_commit: found off; expected on or remote_apply");
    }

    @Test
    void what_goes_wrong_is_told_without_what_was_said() throws Exception {
        try (Trail trail = Trail.open(location);
                Connection connection = connect()) {
            Sql.execute(connection, "ALTER TABLE entry ADD CONSTRAINT none CHECK (position < 0)");
            assertThatThrownBy(() -> trail.append(Entries.entry()))
                    .isInstanceOf(NotRecordedException.class)
                    .satisfies(thrown -> assertThat(org.assertj.core.util.Throwables.getStackTrace(thrown))
                            .doesNotContain(Entries.CANARY));
            Sql.execute(connection, "ALTER TABLE entry DROP CONSTRAINT none");
            trail.append(Entries.entry());
            assertThat(trail.log().verify().entries()).isEqualTo(1);
        }
    }

    @Test
    void the_same_id_twice_is_refused_and_the_first_stays() {
        try (Trail trail = Trail.open(location)) {
            trail.append(Entries.entry("one", 1));
            assertThatThrownBy(() -> trail.append(Entries.entry("one", 2))).hasMessageContaining("there already");
            assertThat(trail.find("one").orElseThrow().answer())
                    .isEqualTo(Entries.entry("one", 1).answer());
        }
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection(location.url(), location.user(), location.password());
    }
}
