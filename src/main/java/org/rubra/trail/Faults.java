package org.rubra.trail;

import java.util.ArrayList;
import java.util.List;

/** What was found not to hold, the first of very much. */
final class Faults {
    private static final int MOST = 1_000;

    private final List<Verification.Fault> all = new ArrayList<>();

    /** Of the log as a whole. */
    void add(String what) {
        add(-1, "", what);
    }

    void add(EntryTable.Stored stored, String what) {
        add(stored.position(), stored.id(), what);
    }

    void add(long position, String id, String what) {
        if (all.size() < MOST) {
            all.add(new Verification.Fault(position, id, what));
        }
    }

    List<Verification.Fault> all() {
        return all;
    }
}
