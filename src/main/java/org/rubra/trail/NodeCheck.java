package org.rubra.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Hash;
import org.rubra.log.Range;

/** Holds the hashes that are kept of full subtrees to the leaves: which 256 of them are others, where a leaf and its hash were both changed. */
final class NodeCheck {
    private final Handle handle;
    private final Faults faults;
    private final List<Range> unfinished = new ArrayList<>();
    private final List<Long> finished = new ArrayList<>();
    private long expected;

    NodeCheck(Handle handle, Faults faults) {
        this.handle = handle;
        this.faults = faults;
    }

    void add(EntryTable.Stored stored, Hash hash) {
        Hash last = hash;
        for (int level = 0; ; level++) {
            if (level == unfinished.size()) {
                unfinished.add(Range.NONE);
                finished.add(0L);
            }
            Range range = unfinished.get(level).append(last);
            unfinished.set(level, range);
            if (range.size() < LogTable.WIDTH) {
                return;
            }
            last = range.root();
            unfinished.set(level, Range.NONE);
            compare(stored, level, last);
        }
    }

    private void compare(EntryTable.Stored stored, int level, Hash root) {
        long number = finished.get(level);
        finished.set(level, number + 1);
        expected++;
        if (!node((level + 1) * LogTable.TILE, number).equals(Optional.of(root))) {
            faults.add(
                    stored,
                    "the " + (1L << ((level + 1) * LogTable.TILE))
                            + " answers up to here are others than those that were logged");
        }
    }

    private Optional<Hash> node(int height, long number) {
        try {
            return LogTable.node(handle, height, number);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void end() {
        long found = Verifying.count(handle, "node");
        if (found != expected) {
            faults.add("found the hashes of " + found + " subtrees; expected " + expected);
        }
    }
}
