package org.rubra.trail;

import java.time.Instant;
import java.util.Map;

/**
 * How many answers were given within some time.
 *
 * @param to the end, not within
 * @param all how many, those among them of which what was said is erased
 * @param byUrgency how many by the urgency's code; none where none is known
 */
public record Volume(Instant from, Instant to, long all, Map<String, Long> byUrgency) {
    /** How many there may be of one time. */
    public static final int MOST = 366;

    public Volume {
        byUrgency = Map.copyOf(byUrgency);
    }
}
