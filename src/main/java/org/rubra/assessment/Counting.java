package org.rubra.assessment;

import java.util.Arrays;
import java.util.Map;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Lets fire, of the rows of tables in which not all count, those that do; and keeps in mind which of them KIE matched. */
final class Counting implements AgendaFilter {
    private final Plans plans;
    private final Map<String, Integer> positions;
    private final long[] counting;
    private final long[] matched;

    /**
     * @param positions of the rows to choose from, by id; all else fires
     * @param counting the bits of those that count
     */
    Counting(Plans plans, Map<String, Integer> positions, long[] counting) {
        this.plans = plans;
        this.positions = positions;
        this.counting = counting;
        this.matched = new long[counting.length];
    }

    @Override
    public boolean accept(Match match) {
        Integer position = positions.get(plans.of(match.getRule()).id);
        if (position == null) {
            return true;
        }
        matched[position >> 6] |= 1L << position;
        return (counting[position >> 6] & 1L << position) != 0;
    }

    /** Whether KIE matched exactly the rows of these bits. */
    boolean matched(long[] hold) {
        return Arrays.equals(matched, hold);
    }
}
