package org.rubra.trail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.Range;
import org.rubra.log.VerifierKey;

/** Holds the log, as it is walked through, to each checkpoint that was signed of it, a few of them at a time. */
final class CheckpointCheck {
    private static final int STEP = 500;

    private final Handle handle;
    private final Faults faults;
    private final List<VerifierKey> known;
    private final Set<VerifierKey> trusted;
    private final Set<Checkpoint> outside = new HashSet<>();
    private final Set<Checkpoint> outsideOnly = new HashSet<>();
    private final Deque<Checkpoint> next = new ArrayDeque<>();
    private long read = Long.MIN_VALUE;
    private int inside;
    private long vouched;
    private boolean lastIsTrusted = true;

    /**
     * @param known the keys that signed, as the record's own folder has them
     * @param kept what goes before what the record says of itself
     */
    CheckpointCheck(Handle handle, Faults faults, List<VerifierKey> known, KeptElsewhere kept) {
        this.handle = handle;
        this.faults = faults;
        this.known =
                Stream.concat(kept.keys().stream(), known.stream()).distinct().toList();
        this.trusted = new HashSet<>(kept.keys());
    }

    /** One that does not stand in the database. */
    void outside(String name, String note) {
        try {
            Checkpoint checkpoint = Checkpoint.of(Note.open(note, known));
            outside.add(checkpoint);
            outsideOnly.add(checkpoint);
        } catch (IllegalArgumentException e) {
            faults.add(name + ": " + e.getMessage());
        }
    }

    /** Holds the log so far to those of its size. */
    void at(Range range) {
        outside.stream().filter(each -> each.size() == range.size()).forEach(each -> compare(each, range));
        while (isDue() && next.getFirst().size() <= range.size()) {
            Checkpoint due = next.remove();
            if (!outside.contains(due)) {
                compare(due, range);
            }
        }
    }

    /** The last leaf was seen: none may be of more. */
    void end(Range range) {
        outside.stream().filter(each -> each.size() > range.size()).forEach(each -> missing(each, range));
        while (isDue()) {
            Checkpoint due = next.remove();
            if (!outside.contains(due)) {
                missing(due, range);
            }
        }
        if (!lastIsTrusted) {
            faults.add(
                    "its last checkpoint is signed by none of the keys that were given, nor by one that they vouch for");
        }
    }

    /** How many there were. */
    int checked() {
        return inside + outsideOnly.size();
    }

    /** How many leaves the last one vouches for that holds. */
    long vouched() {
        return vouched;
    }

    private void compare(Checkpoint each, Range range) {
        if (each.root().equals(range.root()) && each.size() == range.size()) {
            vouched = range.size();
        } else {
            faults.add(
                    range.size() - 1,
                    "",
                    "from position " + vouched + " up to here the log is another than a checkpoint of " + each.size()
                            + " answers vouches for");
        }
    }

    private void missing(Checkpoint each, Range range) {
        faults.add("a checkpoint vouches for " + each.size() + " answers; found are " + range.size());
    }

    /** Whether there is another, which is read then. */
    private boolean isDue() {
        while (next.isEmpty()) {
            List<Checkpoints.Kept> kept = Checkpoints.after(handle, read, STEP);
            if (kept.isEmpty()) {
                return false;
            }
            kept.forEach(this::open);
            read = kept.get(kept.size() - 1).size();
        }
        return true;
    }

    private void open(Checkpoints.Kept kept) {
        try {
            Checkpoint checkpoint = Checkpoint.of(Note.open(kept.note(), known));
            trust(Note.signers(kept.note(), known));
            inside++;
            outsideOnly.remove(checkpoint);
            if (checkpoint.size() == kept.size()) {
                next.add(checkpoint);
            } else {
                faults.add("the checkpoint kept for " + kept.size() + " answers is of " + checkpoint.size());
            }
        } catch (IllegalArgumentException e) {
            faults.add("the checkpoint of " + kept.size() + " answers: " + e.getMessage());
        }
    }

    /** Whoever signs beside a key that is trusted is trusted from there on. */
    private void trust(List<VerifierKey> signers) {
        if (trusted.isEmpty()) {
            return;
        }
        lastIsTrusted = signers.stream().anyMatch(trusted::contains);
        if (lastIsTrusted) {
            trusted.addAll(signers);
        }
    }
}
