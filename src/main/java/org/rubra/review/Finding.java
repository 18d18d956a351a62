package org.rubra.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/**
 * Something that a check of a knowledge base found.
 *
 * @param check the check that found it, say {@code form}, {@code overlap} or {@code gap}
 * @param suggestion what was perhaps meant, or how to mend it; null where nothing is near
 * @param related other places that it concerns, say the row that a row repeats
 * @param example the smallest presentation that shows it; empty where none does
 * @param suggestedCase a case to paste into the suite, as YAML; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Finding(
        Level level,
        String check,
        Place where,
        String found,
        String expected,
        @Nullable String suggestion,
        List<Place> related,
        Map<String, Object> example,
        @Nullable String suggestedCase)
        implements Comparable<Finding> {

    /** The check that every file is of the form that is read. */
    public static final String FORM = "form";

    /** The check of what must hold for every presentation. */
    public static final String PROPERTY = "property";

    /** How much a finding matters. */
    public enum Level {
        /** Nothing may be released with it. */
        ERROR,
        /** A person should look at it; a release may go ahead. */
        WARNING,
        /** Good to know, and often meant so. */
        NOTE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::where)
            .thenComparing(Finding::level)
            .thenComparing(Finding::check)
            .thenComparing(Finding::found);

    public Finding {
        related = List.copyOf(related);
        example = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(example));
    }

    public Finding(
            Level level,
            String check,
            Place where,
            String found,
            String expected,
            @Nullable String suggestion,
            List<Place> related,
            Map<String, Object> example) {
        this(level, check, where, found, expected, suggestion, related, example, null);
    }

    public Finding(Level level, String check, Place where, String found, String expected) {
        this(level, check, where, found, expected, null, List.of(), Map.of());
    }

    /** A problem for which the sources cannot be compiled. */
    public static Finding of(Problem problem) {
        return new Finding(
                Level.ERROR,
                FORM,
                problem.where(),
                problem.found(),
                problem.expected(),
                problem.suggestion(),
                List.of(),
                Map.of());
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
