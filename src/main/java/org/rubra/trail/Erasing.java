package org.rubra.trail;

import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Range;

/**
 * Takes away what was said, and what it is found by, some hundreds of answers a transaction, so that nobody who is to be answered waits for long. The leaf
 * that says so is logged in the same transaction.
 */
final class Erasing {
    private static final int STEP = 256;

    private final Store store;
    private final Handle handle;
    private final Erasable which;
    private final Erasure.Reason reason;

    /** @param handle in no transaction */
    Erasing(Store store, Handle handle, Erasable which) {
        this.store = store;
        this.handle = handle;
        this.which = which;
        this.reason = which instanceof Erasable.OfSubject ? Erasure.Reason.SUBJECT : Erasure.Reason.RETENTION;
    }

    /** How many answers there are to erase. */
    long count() {
        return handle.createQuery("SELECT COUNT(*) FROM entry WHERE " + condition())
                .bind("which", value())
                .mapTo(Long.class)
                .one();
    }

    Erased run(String software) {
        Erased erased = new Erased(0, 0);
        List<Long> positions = positions(0);
        while (!positions.isEmpty()) {
            // looked for outside of the transaction: a long look holds up nobody
            erased = step(positions, software, erased);
            positions = positions(positions.get(positions.size() - 1) + 1);
        }
        return erased;
    }

    private Erased step(List<Long> positions, String software, Erased before) {
        store.begin(handle);
        Range head = LogTable.head(handle, store.locking());
        // another process may have been quicker
        TreeSet<Long> left = new TreeSet<>(EntryTable.unerased(handle, positions));
        if (left.isEmpty()) {
            handle.execute("ROLLBACK");
            return before;
        }
        Tiles.forget(handle, left);
        EntryTable.erase(handle, left);
        LogTable.append(handle, head, List.of(Erasure.of(left, reason, software).row(head.size())));
        Erasures.insert(handle, head.size());
        handle.execute("COMMIT");
        return new Erased(before.answers() + left.size(), before.records() + 1);
    }

    private List<Long> positions(long from) {
        return handle.createQuery("SELECT position FROM entry WHERE " + condition()
                        + " AND position >= :from ORDER BY position LIMIT :most")
                .bind("which", value())
                .bind("from", from)
                .bind("most", STEP)
                .mapTo(Long.class)
                .list();
    }

    private String condition() {
        return (which instanceof Erasable.OfSubject ? "subject = :which" : "at < :which") + " AND body IS NOT NULL";
    }

    private Object value() {
        return which instanceof Erasable.OfSubject subject
                ? subject.reference()
                : (Object) ((Erasable.Before) which).time().toEpochMilli();
    }
}
