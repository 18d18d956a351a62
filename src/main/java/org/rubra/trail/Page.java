package org.rubra.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search found, the newest first: by position, for clocks go back.
 *
 * @param unreadable the positions of answers that were selected too, and are damaged
 * @param next the position before which the next page goes on; null where there is no more
 */
public record Page(List<Found> found, List<Long> unreadable, @Nullable Long next) {
    public Page {
        found = List.copyOf(found);
        unreadable = List.copyOf(unreadable);
    }
}
