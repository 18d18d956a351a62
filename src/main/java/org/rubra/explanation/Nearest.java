package org.rubra.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RedFlag;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Truth;

/**
 * A pattern or red flag that an answer did not conclude, and the row that came nearest to it: with the fewest conditions failed, then the fewest
 * unknown, then the first id. A pattern that is unlikely counts as not concluded.
 *
 * @param spokeFor the rows and rules that fired and speak for the pattern; none for a red flag
 * @param spokeAgainst those that speak against it
 * @param row the nearest that did not fire; null where everything in force that could conclude it fired
 */
public record Nearest(
        Kind kind,
        String code,
        String label,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> spokeFor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> spokeAgainst,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WhyNot row) {

    /** What was not concluded. */
    public enum Kind {
        PATTERN("pattern"),
        RED_FLAG("red flag");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @JsonValue
        public String code() {
            return words.replace(' ', '-');
        }

        public String words() {
            return words;
        }
    }

    public Nearest {
        spokeFor = List.copyOf(spokeFor);
        spokeAgainst = List.copyOf(spokeAgainst);
    }

    /** For every pattern and then every red flag of the vocabulary that an answer of this base did not conclude. */
    public static List<Nearest> of(KnowledgeBase base, Trace trace) {
        Candidates candidates = new Candidates(new Past(base, trace));
        return Stream.concat(
                        missing(base.vocabulary().patterns(), trace, "considered")
                                .map(term -> of(
                                        Kind.PATTERN,
                                        term,
                                        candidates,
                                        speaks(term, 1),
                                        candidates.fired(speaks(term, 1)),
                                        candidates.fired(speaks(term, -1)))),
                        missing(base.vocabulary().redFlags(), trace, "redFlags")
                                .map(term -> of(Kind.RED_FLAG, term, candidates, flags(term), List.of(), List.of())))
                .toList();
    }

    private static Nearest of(
            Kind kind,
            Term term,
            Candidates candidates,
            Predicate<Conclusion> wanted,
            List<String> spokeFor,
            List<String> spokeAgainst) {
        WhyNot nearest = candidates
                .silent(wanted)
                .min(Comparator.comparingInt((WhyNot each) -> each.count(Truth.FALSE))
                        .thenComparingInt(each -> each.count(Truth.UNKNOWN))
                        .thenComparing(WhyNot::id))
                .orElse(null);
        return new Nearest(kind, term.code(), term.label(), spokeFor, spokeAgainst, nearest);
    }

    private static Stream<Term> missing(List<Term> terms, Trace trace, String outcomeField) {
        Object concluded = trace.outcome().get(outcomeField);
        return terms.stream()
                .filter(term -> !(concluded instanceof Collection<?> codes && codes.contains(term.code())));
    }

    private static Predicate<Conclusion> speaks(Term pattern, int sign) {
        return each -> each instanceof PatternEvidence evidence
                && evidence.pattern().equals(pattern.code())
                && Integer.signum(evidence.weight()) == sign;
    }

    private static Predicate<Conclusion> flags(Term flag) {
        return each -> each instanceof RedFlag red && red.code().equals(flag.code());
    }
}
