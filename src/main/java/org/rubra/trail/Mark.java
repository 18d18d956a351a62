package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something an answer is found by: one code of one kind. Two answers with the same mark have that in common.
 *
 * @param code as the answer names it: the urgency's, a pattern's, a red flag's, a row's or rule's id, a channel's, a caller's, a release's digest
 */
public record Mark(Kind kind, String code) implements Comparable<Mark> {
    private static final Pattern CODE = Pattern.compile("\\S+");

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

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        @JsonValue
        public String code() {
            return code;
        }
    }

    /** @throws IllegalArgumentException for a code that is empty or has blanks */
    public Mark {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("found a mark with a code of another form; expected one without blanks");
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Mark parse(String text) {
        int equals = text.indexOf('=');
        return Arrays.stream(Kind.values())
                .filter(kind -> equals > 0 && kind.code().equals(text.substring(0, equals)))
                .findFirst()
                .map(kind -> new Mark(kind, text.substring(equals + 1)))
                .orElseThrow(() -> new IllegalArgumentException("found a mark of no kind"));
    }

    /** As a record holds it: {@code red-flag=not-blanching}. */
    @Override
    public String toString() {
        return kind.code() + "=" + code;
    }

    @Override
    public int compareTo(Mark other) {
        int kinds = kind.compareTo(other.kind);
        return kinds == 0 ? code.compareTo(other.code) : kinds;
    }
}
