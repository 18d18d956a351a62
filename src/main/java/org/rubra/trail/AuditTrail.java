package org.rubra.trail;

import java.util.List;
import java.util.Optional;

/** Where answers are recorded before they are given. Safe to share among threads. */
public interface AuditTrail extends AutoCloseable {
    /**
     * Records an entry; when this returns, it survives the loss of power.
     *
     * @throws NotRecordedException when that cannot be promised, whatever the reason
     */
    void append(Entry entry);

    /**
     * The entry with this id; nothing where there is none, or what was said was erased.
     *
     * @throws java.io.UncheckedIOException when the trail cannot be read
     */
    Optional<Entry> find(String id);

    /**
     * Whether there was an answer with this id of which what was said was erased.
     *
     * @throws java.io.UncheckedIOException when the trail cannot be read
     */
    default boolean isErased(String id) {
        return false;
    }

    /**
     * Keeps a release, so that its answers can be replayed; does nothing where it is kept already.
     *
     * @throws NotRecordedException when that cannot be promised, as where something else is kept under its digest
     */
    void keep(KeptRelease release);

    /**
     * A release that is kept.
     *
     * @throws java.io.UncheckedIOException when the trail cannot be read
     */
    Optional<KeptRelease> release(String digest);

    /**
     * Learns what the answers of a release have in common, so that they take little room.
     *
     * @param samples made-up answers of the release, about nobody
     * @throws java.io.UncheckedIOException when it cannot; answers take more room then, and are recorded all the same
     */
    void teach(String digest, List<Entry> samples);

    /** Whether the next entry could be recorded, as far as can be told without recording one. */
    boolean isWritable();

    @Override
    void close();
}
