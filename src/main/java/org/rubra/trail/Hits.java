package org.rubra.trail;

import java.util.Map;
import java.util.stream.LongStream;

/**
 * Answers of one tile.
 *
 * @param first none of them was given before, in milliseconds
 * @param last none of them was given after
 */
record Hits(long tile, long first, long last, Members members) {
    /** What is done with hits; says whether more are wanted. */
    interface Step {
        boolean at(Hits hits);
    }

    Hits and(Members other) {
        return new Hits(tile, first, last, members.and(other));
    }

    /** @param others by tile */
    Hits without(Map<Long, Members> others) {
        Members out = others.get(tile);
        return out == null ? this : new Hits(tile, first, last, members.without(out));
    }

    /** Where they are in the log, the newest first. */
    LongStream positions() {
        return members.newestFirst().mapToLong(place -> tile * Members.ALL + place);
    }
}
