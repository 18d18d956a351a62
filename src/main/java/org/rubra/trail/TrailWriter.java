package org.rubra.trail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Range;

/** The one thread of a process that adds to a trail: whoever waits when it begins goes into the same commit. */
final class TrailWriter {
    static final int MOST_WAITING = 4096;
    static final int MOST_IN_A_COMMIT = 256;
    private static final long DRAIN_SECONDS = 30;

    private final Store store;
    private final MarkTable marks;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Object end = new Object();
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread = new Thread(this::run, "rubra-trail");
    private @Nullable Handle handle;
    private boolean ended;
    private boolean closed;
    private volatile boolean inDoubt;

    private TrailWriter(Store store, MarkTable marks, Handle handle) {
        this.store = store;
        this.marks = marks;
        this.handle = handle;
    }

    static TrailWriter start(Store store, MarkTable marks, Handle handle) {
        TrailWriter writer = new TrailWriter(store, marks, handle);
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    /** Whether the entry waits to be recorded; not where too many do, or none are taken any more. */
    boolean offer(Pending pending) {
        synchronized (end) {
            return !closed && queue.offer(pending);
        }
    }

    boolean hasRoom() {
        return queue.remainingCapacity() > 0;
    }

    /** Whether the last that was heard of recording was no success. */
    boolean isInDoubt() {
        return inDoubt;
    }

    void doubt() {
        inDoubt = true;
    }

    long commits() {
        return commits.get();
    }

    private void run() {
        while (!ended) {
            List<Pending> batch = new ArrayList<>();
            try {
                add(queue.take(), batch);
                if (!batch.isEmpty()) {
                    record(batch);
                }
            } catch (Throwable e) {
                // not even an error may end the thread while callers wait
                giveUp(batch, e);
            }
        }
        Handles.discard(handle);
    }

    private void add(Object next, List<Pending> batch) {
        if (next instanceof Pending pending) {
            batch.add(pending);
        } else {
            ended = true;
        }
    }

    private void record(List<Pending> batch) {
        Handle current = connected();
        store.begin(current);
        store.requireInPlace();
        Range head = LogTable.head(current, store.locking());
        List<Object> more = new ArrayList<>();
        // only now: whoever came while another process held the lock is in it too
        queue.drainTo(more, MOST_IN_A_COMMIT - batch.size());
        more.forEach(next -> add(next, batch));
        MarkTable.Numbering numbering = marks.numbering(current);
        List<Pending.Outcome> outcomes = insert(current, head, batch, numbering);
        current.execute("COMMIT");
        numbering.committed();
        commits.incrementAndGet();
        inDoubt = false;
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).settle(outcomes.get(i));
        }
    }

    private static List<Pending.Outcome> insert(
            Handle handle, Range head, List<Pending> batch, MarkTable.Numbering numbering) {
        Set<String> there = new HashSet<>(
                EntryTable.among(handle, batch.stream().map(Pending::id).toList()));
        List<Pending.Outcome> outcomes = new ArrayList<>();
        List<EntryTable.Stored> rows = new ArrayList<>();
        for (Pending each : batch) {
            boolean added = !each.isSettled() && there.add(each.id());
            if (added) {
                rows.add(each.row(head.size() + rows.size(), numbering));
            }
            outcomes.add(
                    added
                            ? Pending.Outcome.RECORDED
                            : Pending.Outcome.refused("an entry with its id is there already"));
        }
        LogTable.append(handle, head, rows);
        return outcomes;
    }

    private Handle connected() {
        Handle current = handle;
        if (current == null) {
            current = store.connect();
            handle = current;
        }
        return current;
    }

    /** After an error the connection is not to be trusted: SQLite may have ended the transaction by itself. */
    private void giveUp(List<Pending> batch, Throwable cause) {
        inDoubt = true;
        Handles.discard(handle);
        handle = null;
        batch.forEach(each -> each.settle(new Pending.Outcome("its commit failed", cause)));
    }

    /** Takes no more, records or gives up what waits, and returns then. */
    void close() {
        synchronized (end) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            if (queue.offer(end, DRAIN_SECONDS, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
