package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something an answer is found by: one code of one kind. Two answers with the same mark have that in common.
 *
 * @param code as the answer names it: the urgency's, a pattern's, a red flag's, a row's or rule's id, a channel's, a caller's, a release's digest
 */
public record Mark(Kind kind, String code) implements Comparable<Mark> {

    /** What marks say. Their order is that of the columns and filters that show them; stored records name them by {@link #code()}. */
    public enum Kind {
        URGENCY,
        /** A pattern that the facts support, likely or possible. */
        PATTERN,
        RED_FLAG,
        /** A row or rule that fired. */
        ROW,
        RELEASE,
        CHANNEL,
        CALLER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public int compareTo(Mark other) {
        int kinds = kind.compareTo(other.kind);
        return kinds == 0 ? code.compareTo(other.code) : kinds;
    }
}
