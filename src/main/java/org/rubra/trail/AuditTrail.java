package org.rubra.trail;

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
     * The entry with this id.
     *
     * @throws java.io.UncheckedIOException when the trail cannot be read
     */
    Optional<Entry> find(String id);

    /** Whether the next entry could be recorded, as far as can be told without recording one. */
    boolean isWritable();

    @Override
    void close();
}
