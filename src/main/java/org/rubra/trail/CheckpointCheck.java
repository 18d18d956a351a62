package org.rubra.trail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.Range;
import org.rubra.log.VerifierKey;

/** Holds the log, as it is walked through, to each checkpoint that was signed of it, a few of them at a time. */
final class CheckpointCheck {
    private static final int STEP = 500;

    private final Handle handle;
    private final List<VerifierKey> keys;
    private final Optional<Checkpoint> outside;
    private final Deque<Checkpoint> next = new ArrayDeque<>();
    private long last = Long.MIN_VALUE;
    private boolean outsideIsKept;
    private int checked;

    /** @param outside the last one, which stands outside of the database */
    CheckpointCheck(Handle handle, List<VerifierKey> keys, Optional<Checkpoint> outside) {
        this.handle = handle;
        this.keys = keys;
        this.outside = outside;
    }

    /** Holds the log so far to those of its size. */
    void at(Range range, Faults faults) {
        outside.filter(each -> each.size() == range.size()).ifPresent(each -> compare(each, range, faults));
        Optional<Checkpoint> due = due(faults);
        while (due.isPresent() && due.get().size() <= range.size()) {
            next.remove();
            outsideIsKept |= outside.equals(due);
            if (!outside.equals(due)) {
                compare(due.get(), range, faults);
            }
            due = due(faults);
        }
    }

    /** The last leaf was seen: none may be of more. */
    void end(Range range, Faults faults) {
        outside.filter(each -> each.size() > range.size()).ifPresent(each -> missing(each, range, faults));
        for (Optional<Checkpoint> due = due(faults); due.isPresent(); due = due(faults)) {
            next.remove();
            outsideIsKept |= outside.equals(due);
            if (!outside.equals(due)) {
                missing(due.get(), range, faults);
            }
        }
    }

    /** How many there were. */
    int checked() {
        return checked + (outside.isPresent() && !outsideIsKept ? 1 : 0);
    }

    private static void compare(Checkpoint each, Range range, Faults faults) {
        if (!each.root().equals(range.root()) || each.size() != range.size()) {
            faults.add(
                    range.size() - 1,
                    "",
                    "up to here the log is another than a checkpoint of " + each.size() + " answers vouches for");
        }
    }

    private static void missing(Checkpoint each, Range range, Faults faults) {
        faults.add("a checkpoint vouches for " + each.size() + " answers; found are " + range.size());
    }

    private Optional<Checkpoint> due(Faults faults) {
        while (next.isEmpty()) {
            List<Checkpoints.Kept> kept = Checkpoints.after(handle, last, STEP);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            kept.forEach(each -> open(each, faults));
            last = kept.get(kept.size() - 1).size();
        }
        return Optional.of(next.getFirst());
    }

    private void open(Checkpoints.Kept kept, Faults faults) {
        try {
            Checkpoint checkpoint = Checkpoint.of(Note.open(kept.note(), keys));
            checked++;
            if (checkpoint.size() == kept.size()) {
                next.add(checkpoint);
            } else {
                faults.add("the checkpoint kept for " + kept.size() + " answers is of " + checkpoint.size());
            }
        } catch (IllegalArgumentException e) {
            faults.add("the checkpoint of " + kept.size() + " answers: " + e.getMessage());
        }
    }
}
