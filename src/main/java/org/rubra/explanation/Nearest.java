package org.rubra.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.conclusion.Strength;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Truth;

/**
 * An urgency, pattern or red flag that an answer did not come to, and the row that came nearest to it: with the fewest conditions failed, then the fewest
 * unknown, then the first id. A pattern that is unlikely counts as not concluded; a row of which the raised urgency was set aside as one that came nearest.
 *
 * @param spokeFor the rows and rules that fired and speak for the pattern; none for an urgency or a red flag
 * @param spokeAgainst those that speak against it
 * @param spokeStronglyAgainst those of them that speak strongly against it
 * @param judgedBy the rules that fired and said how well the pattern fits
 * @param row the nearest without effect; null where everything in force that could conclude it fired
 */
public record Nearest(
        Kind kind,
        String code,
        String label,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> spokeFor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> spokeAgainst,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> spokeStronglyAgainst,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> judgedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WhyNot row) {

    /** What was not concluded. */
    public enum Kind {
        URGENCY("urgency"),
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
        spokeStronglyAgainst = List.copyOf(spokeStronglyAgainst);
        judgedBy = List.copyOf(judgedBy);
    }

    /**
     * For every urgency above that of an answer of this base, the next one first; then for every pattern and every red flag of the vocabulary that it did not
     * conclude.
     */
    public static List<Nearest> of(KnowledgeBase base, Trace trace) {
        Candidates candidates = new Candidates(new Past(base, trace));
        Urgency reached = Urgency.of(String.valueOf(trace.outcome().get("urgency")));
        return Stream.of(
                        Stream.of(Urgency.values())
                                .filter(urgency -> urgency.compareTo(reached) > 0)
                                .map(urgency -> of(urgency, trace, candidates)),
                        missing(base.vocabulary().patterns(), trace, "considered")
                                .map(pattern -> ofPattern(pattern, candidates)),
                        missing(base.vocabulary().redFlags(), trace, "redFlags").map(flag -> ofFlag(flag, candidates)))
                .flatMap(each -> each)
                .toList();
    }

    /** Of what did not fire, only that counts which would not be set aside by an explanation that was found. */
    private static Nearest of(Urgency urgency, Trace trace, Candidates candidates) {
        Stream<WhyNot> rows = Stream.concat(
                candidates.setAside(each -> raises(each, urgency)),
                candidates.silent(each -> raises(each, urgency)
                        && ((RaisedUrgency) each).unless().stream().noneMatch(codes(trace, "explanations")::contains)));
        return bare(Kind.URGENCY, urgency.code(), urgency.code(), rows);
    }

    private static Nearest ofFlag(Term flag, Candidates candidates) {
        return bare(Kind.RED_FLAG, flag.code(), flag.label(), candidates.silent(flags(flag)));
    }

    private static Nearest bare(Kind kind, String code, String label, Stream<WhyNot> rows) {
        return new Nearest(kind, code, label, List.of(), List.of(), List.of(), List.of(), nearest(rows));
    }

    private static Nearest ofPattern(Term pattern, Candidates candidates) {
        return new Nearest(
                Kind.PATTERN,
                pattern.code(),
                pattern.label(),
                candidates.fired(speaks(pattern, weight -> weight > 0)),
                candidates.fired(speaks(pattern, weight -> weight < 0)),
                candidates.fired(speaks(pattern, weight -> weight <= Strength.STRONGLY_AGAINST.weight())),
                candidates.fired(judges(pattern)),
                nearest(candidates.silent(speaks(pattern, weight -> weight > 0))));
    }

    private static @Nullable WhyNot nearest(Stream<WhyNot> rows) {
        return rows.min(Comparator.comparingInt((WhyNot each) -> each.count(Truth.FALSE))
                        .thenComparingInt(each -> each.count(Truth.UNKNOWN))
                        .thenComparing(WhyNot::id))
                .orElse(null);
    }

    private static Stream<Term> missing(List<Term> terms, Trace trace, String outcomeField) {
        Collection<?> concluded = codes(trace, outcomeField);
        return terms.stream().filter(term -> !concluded.contains(term.code()));
    }

    private static Collection<?> codes(Trace trace, String outcomeField) {
        return trace.outcome().get(outcomeField) instanceof Collection<?> codes ? codes : List.of();
    }

    private static boolean raises(Conclusion conclusion, Urgency urgency) {
        return conclusion instanceof RaisedUrgency raise && raise.urgency() == urgency;
    }

    private static Predicate<Conclusion> speaks(Term pattern, IntPredicate weight) {
        return each -> each instanceof PatternEvidence evidence
                && evidence.pattern().equals(pattern.code())
                && weight.test(evidence.weight());
    }

    private static Predicate<Conclusion> judges(Term pattern) {
        return each ->
                each instanceof PatternSupport support && support.pattern().equals(pattern.code());
    }

    private static Predicate<Conclusion> flags(Term flag) {
        return each -> each instanceof RedFlag red && red.code().equals(flag.code());
    }
}
