package org.rubra.bundle;

import java.util.BitSet;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Places in a log, a bit for each that is in it. Far from each other they take no more room. */
final class Places {
    private static final int WIDTH = 1 << 10;

    private final TreeMap<Long, BitSet> parts = new TreeMap<>();

    void add(long place) {
        parts.computeIfAbsent(place / WIDTH, each -> new BitSet()).set((int) (place % WIDTH));
    }

    /** Takes out those from the first to the last, and tells each, in order. */
    void takeOut(long first, long last, LongConsumer step) {
        parts.subMap(first / WIDTH, true, last / WIDTH, true).forEach((part, bits) -> {
            long start = part * WIDTH;
            int from = (int) Math.max(first - start, 0);
            int to = (int) Math.min(last - start + 1, WIDTH);
            bits.get(from, to).stream().forEach(each -> step.accept(start + from + each));
            bits.clear(from, to);
        });
    }

    /** Takes out all. */
    void takeOut(LongConsumer step) {
        takeOut(0, Long.MAX_VALUE - 1, step);
    }
}
