package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process loses nothing that it acknowledged. (Only a lost power supply would tell FULL from NORMAL.) */
class SqliteTrailKillTest {
    private static final int ROUNDS = 4;

    private final Path temp;

    SqliteTrailKillTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void all_that_a_killed_process_acknowledged_is_there() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killAfter(200 + 300 * round));
            try (Trail trail = Trail.open(temp)) {
                assertThat(acknowledged)
                        .allSatisfy(id -> assertThat(trail.find(id)).isPresent());
            }
        }
        try (Connection second = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(SqliteStore.NAME))) {
            assertThat(Sql.value(second, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(Sql.value(second, "SELECT max(position) + 1 - count(*) FROM entry"))
                    .isEqualTo("0");
        }
        System.out.printf("trail: %d rounds of kill -9, %d acknowledged, 0 missing%n", ROUNDS, acknowledged.size());
    }

    private List<String> killAfter(int entries) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> ids = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.endsWith(".")) {
                    ids.add(line.substring(0, line.length() - 1));
                }
                if (ids.size() == entries) {
                    // not Process.destroyForcibly, which closes the stream with ids still in it
                    assertThat(child.toHandle().destroyForcibly()).isTrue();
                }
            }
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(entries);
        return ids;
    }

    /** Appends until it is killed, and says so of each entry. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Trail trail = Trail.open(Path.of(arguments[0]));
            for (int i = 0; i < 4; i++) {
                new Thread(() -> appendForever(trail)).start();
            }
        }

        private static void appendForever(Trail trail) {
            while (true) {
                Entry entry = Entries.entry();
                trail.append(entry);
                System.out.println(entry.id() + ".");
            }
        }
    }
}
