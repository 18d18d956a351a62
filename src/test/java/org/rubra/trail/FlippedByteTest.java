package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessment;
import org.rubra.log.Hash;

/** A byte of the file that is another than it was is found, wherever it is, or nothing that is recorded hangs on it. */
class FlippedByteTest {
    private static final int FLIPS = Integer.getInteger("rubra.flips", 300);
    private static final long SEED = Long.getLong("rubra.flips.seed", 20261124);
    private static final int ANSWERS = 2 * Members.ALL + 88;
    private static final List<String> TABLES = List.of(
            "release", "dictionary", "entry", "erasure", "head", "node", "checkpoint", "mark", "tile", "posting");

    @TempDir
    Path temp;

    private static Entry entry(int number, String digest) {
        byte[] body = ("{\"urgency\":\"prompt\",\"number\":" + number + ",\"said\":\"" + Entries.CANARY + number * 31
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        return new Entry(
                "0193a-" + number,
                Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(number)),
                new Assessment.Release("2026.11.1", digest),
                new Caller(Channel.REST, number % 3 == 0 ? "ward-7" : null),
                number % 4 == 0 ? "person-" + number % 40 : null,
                "2026.11.1",
                List.of(new Mark(Mark.Kind.URGENCY, "prompt"), new Mark(Mark.Kind.ROW, "R-" + number % 13)),
                body,
                body);
    }

    private Path record() {
        Path folder = temp.resolve("whole");
        byte[] contents = "{\"manifest\":{\"version\":\"2026.11.1\"}}".getBytes(StandardCharsets.UTF_8);
        String digest = "sha256:" + HexFormat.of().formatHex(Hash.sha256(contents));
        try (Trail trail = Trail.open(folder)) {
            trail.keep(new KeptRelease(digest, "2026.11.1", contents));
            trail.teach(digest, List.of(entry(-1, digest), entry(-2, digest)));
            for (int i = 0; i < ANSWERS; i++) {
                trail.append(entry(i, digest));
                if (i % 100 == 0) {
                    trail.log().checkpoint();
                }
            }
            trail.erase(new Erasable.OfSubject("person-4"), "1");
            trail.log().checkpoint();
            assertThat(trail.log().verify().faults()).isEmpty();
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path each : files.toList()) {
                Files.copy(
                        each,
                        to.resolve(each.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Every row of every table of the record. */
    private static List<String> rows(Path folder) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.NAME));
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1")) {
                    while (row.next()) {
                        rows.add(table + row(row));
                    }
                }
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String row(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            text.append(" ")
                    .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        }
        return text.toString();
    }

    /** Whether opening and verifying tells of it. */
    private static boolean isFound(Path folder) {
        try (Trail trail = Trail.open(folder)) {
            return !trail.log().verify().holds();
        } catch (NotRecordedException | UncheckedIOException refused) {
            return true;
        }
    }

    @Test
    void a_flipped_byte_is_found_wherever_anything_recorded_hangs_on_it() throws IOException, SQLException {
        Path whole = record();
        List<String> rows = rows(whole);
        byte[] bytes = Files.readAllBytes(whole.resolve(SqliteStore.NAME));
        Random random = new Random(SEED);
        Path flipped = temp.resolve("flipped");
        copy(whole, flipped);
        int found = 0;
        int harmless = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            int place = random.nextInt(bytes.length);
            int change = 1 + random.nextInt(255);
            byte[] other = bytes.clone();
            other[place] ^= (byte) change;
            for (String rest : List.of("-wal", "-shm")) {
                Files.deleteIfExists(flipped.resolve(SqliteStore.NAME + rest));
            }
            Files.write(flipped.resolve(SqliteStore.NAME), other);
            if (isFound(flipped)) {
                found++;
            } else if (rows.equals(rows(flipped))) {
                harmless++;
            } else {
                missed.add("byte " + place + " of " + bytes.length + ", changed by " + change);
            }
        }
        System.out.printf(
                "flipped bytes: %d of a file of %d, seed %d: %d found, %d on which nothing recorded hangs%n",
                FLIPS, bytes.length, SEED, found, harmless);
        assertThat(missed).isEmpty();
        assertThat(found).isGreaterThan(FLIPS / 4);
    }
}
