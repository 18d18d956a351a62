package org.rubra.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search found, the newest first: by position, for clocks go back.
 *
 * @param next the position before which the next page goes on; null where there is no more
 */
public record Page(List<Found> found, @Nullable Long next) {
    public Page {
        found = List.copyOf(found);
    }
}
