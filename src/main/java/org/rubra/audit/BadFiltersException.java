package org.rubra.audit;

import java.util.List;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/** Filters that cannot be searched by. The message says every fault, a line each. */
public final class BadFiltersException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /** @param problems each at the name of its filter */
    public BadFiltersException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** Of what a query or a tally says itself: what it found and expected, by the names of filters. */
    static Problem problem(String where, IllegalArgumentException fault) {
        String[] halves =
                String.valueOf(fault.getMessage()).replaceFirst("^found ", "").split("; expected ", 2);
        return new Problem(Place.pointer(where), halves[0], halves[halves.length - 1]);
    }

    public List<Problem> problems() {
        return problems;
    }
}
