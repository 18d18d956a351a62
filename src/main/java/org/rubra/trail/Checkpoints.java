package org.rubra.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.Range;
import org.rubra.log.Tree;

/**
 * The signed states of a log. Each goes on from the last one, which stands in {@code checkpoint} of the data folder, outside the database: whoever
 * takes answers away from the database is told on by it. Auditors do well to keep some elsewhere.
 */
final class Checkpoints {
    static final String FILE = "checkpoint";

    private final Path file;
    private final LogKey key;

    /** @throws IOException when the folder's key cannot be read */
    Checkpoints(Path folder) throws IOException {
        this.file = folder.resolve(FILE);
        this.key = LogKey.in(folder);
    }

    /** The last that was signed. */
    Optional<Checkpoint> last() throws IOException {
        return Files.exists(file) ? Optional.of(read(Files.readString(file))) : Optional.empty();
    }

    private Checkpoint read(String note) throws IOException {
        try {
            return Checkpoint.of(Note.open(note, key.known()));
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
    String sign(Store store, Handle handle) throws IOException {
        store.snapshot(handle);
        Range head = LogTable.head(handle);
        Optional<Checkpoint> last = last();
        if (last.isPresent()) {
            requireContinuation(last.get(), head, LogTable.tree(handle));
        }
        handle.execute("COMMIT");
        if (last.isPresent() && last.get().size() == head.size()) {
            String note = Files.readString(file);
            if (Note.signers(note, key.known()).contains(key.signing().verifier())) {
                return note;
            }
        }
        Checkpoint checkpoint = new Checkpoint(key.signing().verifier().name(), head.size(), head.root());
        String note = Note.sign(checkpoint.text(), key.signing());
        insert(handle, checkpoint, note);
        publish(note);
        return note;
    }

    private void requireContinuation(Checkpoint last, Range head, Tree tree) throws IOException {
        boolean shorter = last.size() > head.size();
        // an unchanged log, as it is most seconds, is not read again
        boolean same = last.size() == head.size() && last.root().equals(head.root());
        if (!same && (shorter || !tree.root(last.size()).equals(last.root()))) {
            throw new IOException(file + ": the log has " + head.size() + " answers; its last checkpoint vouches for "
                    + last.size() + (shorter ? "" : ", of which some are others now"));
        }
    }

    private static void insert(Handle handle, Checkpoint checkpoint, String note) {
        handle.createUpdate(
                        "INSERT INTO checkpoint (size, note) VALUES (:size, :note) ON CONFLICT (size) DO UPDATE SET note = :note")
                .bind("size", checkpoint.size())
                .bind("note", note)
                .execute();
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

    /** Those of more leaves than that, by size, the first of them. */
    static List<Kept> after(Handle handle, long size, int most) {
        return handle.createQuery("SELECT size, note FROM checkpoint WHERE size > :size ORDER BY size LIMIT :most")
                .bind("size", size)
                .bind("most", most)
                .map((row, context) -> new Kept(row.getLong(1), row.getString(2)))
                .list();
    }

    /** The note of the last checkpoint that the database has. */
    static Optional<String> last(Handle handle) {
        return handle.createQuery("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
                .mapTo(String.class)
                .findOne();
    }

    /** The note of the checkpoint of so many leaves. */
    static Optional<String> of(Handle handle, long size) {
        return handle.createQuery("SELECT note FROM checkpoint WHERE size = :size")
                .bind("size", size)
                .mapTo(String.class)
                .findOne();
    }
}
