package org.rubra.trail;

import java.time.Instant;
import java.util.Map;

/**
 * How often a row or rule fired in all recorded answers.
 *
 * @param row its id
 * @param lastPosition the last answer in which it did, and when that was given
 * @param byRelease how often, by the digest of the release
 */
public record Firings(String row, long count, long lastPosition, Instant lastAt, Map<String, Long> byRelease) {
    public Firings {
        byRelease = Map.copyOf(byRelease);
    }
}
