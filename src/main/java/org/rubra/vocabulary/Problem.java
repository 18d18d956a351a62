package org.rubra.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Something wrong in a source or in a caller's document: where, what was found, what was expected, and what was perhaps meant. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(Place where, String found, String expected, @Nullable String suggestion)
        implements Comparable<Problem> {

    public Problem(Place where, String found, String expected) {
        this(where, found, expected, null);
    }

    /** A word that is not among those allowed; the nearest of them is suggested where one is near. */
    public static Problem notAllowed(Place where, String word, String expected, Iterable<String> allowed) {
        return new Problem(where, "\"" + word + "\"", expected, Near.to(word, allowed));
    }

    @Override
    public int compareTo(Problem other) {
        return Comparator.comparing(Problem::where)
                .thenComparing(Problem::found)
                .thenComparing(Problem::expected)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return where + "   found " + found + "; expected " + expected
                + (suggestion == null ? "" : "   (did you mean: " + suggestion + "?)");
    }
}
