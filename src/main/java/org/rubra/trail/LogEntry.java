package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Hash;

/** A leaf of the log, with what it commits to. */
public final class LogEntry {
    private final long position;
    private final byte[] leaf;
    private final byte @Nullable [] body;
    private final Logged logged;

    private LogEntry(long position, byte[] leaf, byte @Nullable [] body, Logged logged) {
        this.position = position;
        this.leaf = leaf;
        this.body = body;
        this.logged = logged;
    }

    /**
     * A leaf as it is written.
     *
     * @param leaf the bytes that were logged, canonical JSON
     * @param body what the leaf commits to; null where it was erased, or the leaf is of no answer
     * @throws IllegalArgumentException when the bytes are no leaf
     */
    public static LogEntry of(long position, byte[] leaf, byte @Nullable [] body) {
        try {
            return new LogEntry(position, leaf, body, Logged.read(leaf));
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("found bytes that are no leaf", e);
        }
    }

    /** @throws UncheckedIOException when it cannot be read */
    static LogEntry of(EntryTable.Stored stored, Handle handle, Dictionaries dictionaries) {
        try {
            Packing packing = dictionaries.numbered(handle, stored.dictionary());
            byte[] body = stored.body();
            return of(stored.position(), packing.unpack(stored.leaf()), body == null ? null : packing.unpack(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long position() {
        return position;
    }

    public String id() {
        return logged.id();
    }

    public byte[] leaf() {
        return leaf.clone();
    }

    /** Nothing where it was erased, or the leaf is of no answer. */
    public Optional<byte[]> body() {
        return Optional.ofNullable(body).map(byte[]::clone);
    }

    public Hash hash() {
        return Leaf.hash(leaf);
    }

    /** The release that answered; nothing where the leaf is of no answer. */
    public Optional<String> release() {
        return logged instanceof Leaf answer ? Optional.of(answer.digest()) : Optional.empty();
    }

    /** Whether what was said is what the leaf commits to, or is gone. */
    public boolean isAsCommitted() {
        return body == null || (logged instanceof Leaf answer && answer.commitsTo(body));
    }

    /** Told of positions in a row. */
    public interface Stretches {
        void add(long first, long last);
    }

    /**
     * Tells the positions of which this says that they were erased.
     *
     * @throws IllegalArgumentException when it names what came after it
     */
    public void erased(Stretches step) {
        erased().forEach(each -> step.add(each.first(), each.last()));
    }

    /** The same, in order. */
    List<Positions.Stretch> erased() {
        if (!(logged instanceof Erasure erasure)) {
            return List.of();
        }
        Positions erased = erasure.positions();
        if (erased.last() >= position) {
            throw new IllegalArgumentException("it says that something was erased which came after it");
        }
        return erased.stretches();
    }

    /** Sets a bit for each position of which this says that it was erased. */
    void markErased(BitSet positions) {
        erased((first, last) -> positions.set(Math.toIntExact(first), Math.toIntExact(last + 1)));
    }
}
