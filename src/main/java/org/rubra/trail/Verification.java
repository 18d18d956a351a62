package org.rubra.trail;

import java.util.List;

/**
 * What came of holding a whole trail to its log and its checkpoints.
 *
 * @param entries how many answers the log has
 * @param erased of how many what was said was erased, which the log allows
 * @param checkpoints how many signed checkpoints were held to it
 * @param unsigned how many of the last entries no checkpoint vouches for yet
 * @param faults what does not hold, each with its position where it has one, the first 1,000; empty when all is well
 */
public record Verification(long entries, long erased, int checkpoints, long unsigned, List<Fault> faults) {
    /**
     * Something that does not hold.
     *
     * @param position the place in the log; -1 where it concerns all of it
     * @param id the answer's id as the table says it; empty where there is none
     */
    public record Fault(long position, String id, String what) {
        @Override
        public String toString() {
            return (position < 0 ? "the log" : "position " + position + (id.isEmpty() ? "" : ", " + id)) + ": " + what;
        }
    }

    public Verification {
        faults = List.copyOf(faults);
    }

    public boolean holds() {
        return faults.isEmpty();
    }
}
