package org.rubra.bundle;

import java.util.ArrayList;
import java.util.List;

/** What was found not to hold in a bundle. */
final class BundleFaults {
    private static final int MOST = 1_000;

    private final List<String> all = new ArrayList<>();

    void add(String what) {
        if (all.size() < MOST) {
            all.add(what);
        }
    }

    void add(long position, String what) {
        add("position " + position + ": " + what);
    }

    /** Whether so much is wrong that no more is looked at. */
    boolean areMany() {
        return all.size() >= MOST;
    }

    List<String> all() {
        return all;
    }
}
