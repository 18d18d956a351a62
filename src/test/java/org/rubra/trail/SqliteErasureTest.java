package org.rubra.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Erasing in SQLite, whose files are at hand. */
class SqliteErasureTest extends ErasureTest {
    @Override
    Location location(Path folder) {
        return Location.in(folder);
    }

    @Override
    Connection connect(Location location) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + location.folder().resolve(SqliteStore.NAME));
    }

    /** As they stand in the files: packed. */
    private List<byte[]> bodies(String where) throws SQLException {
        List<byte[]> bodies = new ArrayList<>();
        try (Connection second = connect(Location.in(folder));
                Statement statement = second.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM entry WHERE " + where)) {
            while (rows.next()) {
                bodies.add(rows.getBytes(1));
            }
        }
        return bodies;
    }

    /** Of all files of the folder in a row, a byte a character. */
    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path each : files.sorted().toList()) {
                all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void nothing_of_what_was_erased_is_left_in_the_files() throws SQLException, IOException {
        String subject = "person-" + Entries.CANARY;
        List<byte[]> gone = bodies("subject = '" + subject + "'");
        List<byte[]> kept = bodies("subject <> '" + subject + "'");
        assertThat(gone).hasSize(112);
        try (Trail trail = Trail.open(folder)) {
            assertThat(files()).contains(subject);
            trail.erase(new Erasable.OfSubject(subject), "7");
            trail.scrub();

            String files = files();
            assertThat(files).doesNotContain(subject);
            assertThat(gone).noneMatch(body -> files.contains(new String(body, StandardCharsets.ISO_8859_1)));
            assertThat(kept).allMatch(body -> files.contains(new String(body, StandardCharsets.ISO_8859_1)));
            trail.append(Entries.entry("afterwards"));
            assertThat(trail.log().verify().faults()).isEmpty();
        }
    }
}
