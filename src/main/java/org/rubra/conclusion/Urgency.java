package org.rubra.conclusion;

import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How soon a person should be seen; the order of the constants is the order of severity. */
public enum Urgency {
    /** Notice and monitor. */
    SELF_CARE,
    /** Have it evaluated. */
    ROUTINE,
    /** Prompt medical evaluation. */
    PROMPT,
    /** Emergency care now. */
    EMERGENCY;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @JsonValue
    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Urgency::code).toList();
    }

    /**
     * The urgency with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Urgency of(String code) {
        return Coded.find(values(), Urgency::code, code);
    }

    /** The most urgent of those given; empty when none was, which is not the same as self-care. */
    public static Optional<Urgency> highest(Stream<Urgency> all) {
        return all.max(naturalOrder());
    }
}
