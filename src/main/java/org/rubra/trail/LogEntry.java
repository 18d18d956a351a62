package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of the log, with what it commits to.
 *
 * @param leaf the bytes that were logged, canonical JSON
 * @param body the bytes that the leaf commits to; null where they were erased, or the leaf is of no answer
 * @param digest the release that answered; null where the leaf is of no answer
 */
public record LogEntry(long position, String id, byte[] leaf, byte @Nullable [] body, @Nullable String digest) {
    /** @throws UncheckedIOException when it cannot be read */
    static LogEntry of(EntryTable.Stored stored, Handle handle, Dictionaries dictionaries) {
        try {
            Packing packing = dictionaries.numbered(handle, stored.dictionary());
            byte[] leaf = packing.unpack(stored.leaf());
            byte[] body = stored.body();
            return new LogEntry(
                    stored.position(),
                    stored.id(),
                    leaf,
                    body == null ? null : packing.unpack(body),
                    Logged.read(leaf) instanceof Leaf answer ? answer.digest() : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
