package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Connections to a store, of which one is kept for what is quick; that one is made anew after any trouble. Safe to share among threads. */
final class Connections implements AutoCloseable {
    private final Store store;
    private final Object one = new Object();
    private @Nullable Handle kept;
    private boolean closed;

    Connections(Store store) {
        this.store = store;
    }

    /** What is done on a connection. */
    interface Work<T> {
        T with(Handle handle) throws IOException;
    }

    /**
     * On a connection of its own, which is given up afterwards.
     *
     * @throws UncheckedIOException for whatever goes wrong
     */
    <T> T alone(Work<T> work) {
        Handle handle = null;
        try {
            handle = store.connect();
            return work.with(handle);
        } catch (IOException | RuntimeException e) {
            throw unread(e);
        } finally {
            Handles.discard(handle);
        }
    }

    /**
     * On the one connection that is kept, one after the other.
     *
     * @throws UncheckedIOException for whatever goes wrong
     */
    <T> T inTurn(Work<T> work) {
        synchronized (one) {
            try {
                return work.with(connected());
            } catch (IOException | RuntimeException e) {
                giveUp();
                throw unread(e);
            }
        }
    }

    private UncheckedIOException unread(Exception e) {
        return e instanceof NotAsLoggedException known
                ? known
                : new UncheckedIOException(
                        new IOException(store + " › the record could not be read: " + e.getMessage(), e));
    }

    private Handle connected() {
        if (closed) {
            throw new IllegalStateException("it is closed");
        }
        store.requireInPlace();
        Handle handle = kept;
        if (handle == null) {
            handle = store.connect();
            kept = handle;
        }
        return handle;
    }

    private void giveUp() {
        Handles.discard(kept);
        kept = null;
    }

    @Override
    public void close() {
        synchronized (one) {
            closed = true;
            giveUp();
        }
    }
}
