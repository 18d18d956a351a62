package org.rubra.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** A signed state. */
    private record Signed(Checkpoint checkpoint, String note) {}

    /**
     * The last that was signed. Where its file is gone, the last that the database has of this key.
     *
     * @throws IOException when it cannot be read
     */
    private Optional<Signed> last(Handle handle) throws IOException {
        Optional<String> outside = outside(file);
        return outside.isPresent() ? Optional.of(read(outside.get())) : inside(handle);
    }

    /** The note that stands outside the database in a data folder; nothing where there is none. */
    static Optional<String> outside(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private Signed read(String note) throws IOException {
        try {
            return new Signed(Checkpoint.of(Note.open(note, key.known())), note);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Signed> inside(Handle handle) throws IOException {
        Optional<String> note = lastKept(handle, key.signing().verifier().name());
        return note.isPresent() ? Optional.of(read(note.get())) : Optional.empty();
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
        Optional<Signed> last = last(handle);
        if (last.isPresent()) {
            requireContinuation(last.get().checkpoint(), head, LogTable.tree(handle));
        }
        handle.execute("COMMIT");
        if (last.isPresent() && last.get().checkpoint().size() == head.size()) {
            return cosign(handle, last.get());
        }
        Checkpoint checkpoint = new Checkpoint(key.signing().verifier().name(), head.size(), head.root());
        return keep(handle, new Signed(checkpoint, Note.sign(checkpoint.text(), key.signing())));
    }

    /** Signs the last one too, so that whoever trusts the key that signed it comes to trust this one. */
    void cosign(Handle handle) throws IOException {
        Optional<Signed> last = last(handle);
        if (last.isPresent()) {
            cosign(handle, last.get());
        }
    }

    private String cosign(Handle handle, Signed last) throws IOException {
        boolean signed =
                Note.signers(last.note(), key.known()).contains(key.signing().verifier());
        if (signed && Files.exists(file)) {
            return last.note();
        }
        return keep(handle, signed ? last : new Signed(last.checkpoint(), Note.cosign(last.note(), key.signing())));
    }

    private String keep(Handle handle, Signed signed) throws IOException {
        insert(handle, signed.checkpoint(), signed.note());
        OwnFiles.replace(file, signed.note());
        return signed.note();
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

    /** The note of the last checkpoint that the database has of a log of this name. */
    static Optional<String> lastKept(Handle handle, String origin) {
        return handle.createQuery("SELECT note FROM checkpoint WHERE note LIKE :start ORDER BY size DESC LIMIT 1")
                .bind("start", origin + "\n%")
                .mapTo(String.class)
                .findOne();
    }

    /** The note of the last checkpoint that the database has. */
    static Optional<String> lastKept(Handle handle) {
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
