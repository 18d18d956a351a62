package org.rubra.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.SigningKey;
import org.rubra.log.Tree;

/**
 * The signed states of a log. Each goes on from the last one, which stands in {@code checkpoint} of the data folder, outside the database: whoever
 * takes answers away from the database is told on by it. Auditors do well to keep some elsewhere.
 */
final class Checkpoints {
    static final String FILE = "checkpoint";

    static final String SCHEMA =
            """
            CREATE TABLE checkpoint (
                size INTEGER PRIMARY KEY,
                note TEXT NOT NULL
            ) STRICT""";

    private final Path file;
    private final SigningKey key;

    Checkpoints(Path folder, SigningKey key) {
        this.file = folder.resolve(FILE);
        this.key = key;
    }

    /** The last that was signed. */
    Optional<Checkpoint> last() throws IOException {
        return Files.exists(file) ? Optional.of(read(Files.readString(file))) : Optional.empty();
    }

    private Checkpoint read(String note) throws IOException {
        try {
            return Checkpoint.of(Note.open(note, List.of(key.verifier())));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Signs the state of the log as it is committed, once it is known to go on from the last one signed.
     *
     * @return the note; the last one where nothing was added since
     * @throws IOException when answers that a checkpoint vouches for are missing or were changed
     */
    String sign(Connection connection) throws IOException, SQLException {
        long size = LogTable.head(connection).size();
        Tree tree = LogTable.tree(connection);
        Optional<Checkpoint> last = last();
        if (last.isPresent()) {
            requireContinuation(last.get(), size, tree);
            if (last.get().size() == size) {
                return Files.readString(file);
            }
        }
        Checkpoint checkpoint = new Checkpoint(key.verifier().name(), size, tree.root(size));
        String note = Note.sign(checkpoint.text(), key);
        store(connection, checkpoint, note);
        publish(note);
        return note;
    }

    private void requireContinuation(Checkpoint last, long size, Tree tree) throws IOException {
        if (last.size() > size || !tree.root(last.size()).equals(last.root())) {
            throw new IOException(file + ": the log has " + size + " answers; its last checkpoint vouches for "
                    + last.size() + (last.size() > size ? "" : ", of which some are others now"));
        }
    }

    private static void store(Connection connection, Checkpoint checkpoint, String note) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT (size) DO NOTHING")) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, note);
            insert.executeUpdate();
        }
    }

    /** Whole or not at all, and on the disk. */
    private void publish(String note) throws IOException {
        Path written = file.resolveSibling(FILE + ".new");
        Files.writeString(
                written,
                note,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A checkpoint as the database has it. */
    record Kept(long size, String note) {}

    static List<Kept> all(Connection connection) throws SQLException {
        List<Kept> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT size, note FROM checkpoint ORDER BY size");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new Kept(rows.getLong(1), rows.getString(2)));
            }
        }
        return all;
    }
}
