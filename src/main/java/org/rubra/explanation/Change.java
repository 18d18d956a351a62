package org.rubra.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A fact that is said to be otherwise.
 *
 * @param from the recorded answer; null where it is unknown
 * @param to an answer in its place, one of all those that no row or rule tells apart from it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Change(String field, @Nullable Object from, Object to) {
    /** Whether it answers what was unknown. */
    public boolean answers() {
        return from == null;
    }
}
