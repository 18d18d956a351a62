package org.rubra.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.rubra.assessment.Assessment;
import org.rubra.conclusion.Urgency;

/**
 * What a change of the knowledge base does to people: how presentations are answered before and after it. It is no answer to anybody, and is not
 * recorded.
 *
 * @param tried what was answered by both, source by source
 * @param affected how many presentations are answered differently in each aspect
 * @param lowered the moves to a lower urgency
 * @param raised the moves to a higher one
 * @param other what else is answered differently, by aspect
 * @param further how many more presentations changed in ways of their own, after the first {@value ImpactTally#MOST_WAYS} ways
 * @param regions which regions of the touched rows' domain were tried; empty where a file of presentations was
 */
public record ImpactReport(
        Assessment.Release before,
        Assessment.Release after,
        List<Tried> tried,
        Map<Aspect, Long> affected,
        List<Move> lowered,
        List<Move> raised,
        List<Move> other,
        long further,
        List<Regions> regions) {

    /** Where presentations come from. */
    public enum Source {
        CASES,
        PRESENTATIONS,
        REGIONS;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What of an answer may change. */
    public enum Aspect {
        URGENCY("urgency"),
        /** The presentation is taken by one and refused by the other. */
        TAKEN("taken"),
        LEADS("leads"),
        RED_FLAGS("redFlags"),
        EXPLANATIONS("explanations"),
        CONFLICTS("conflicts"),
        SETTLED("settled"),
        QUESTIONS("questions"),
        ADVICE("advice");

        private final String code;

        Aspect(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * How the presentations of one source fared.
     *
     * @param presentations how many were tried
     * @param changed how many of them are answered differently in any aspect
     * @param matrix how many had one urgency before and one after, only where there are any; those that one side refuses are not among them
     */
    public record Tried(Source source, long presentations, long changed, List<Count> matrix) {
        /** How many had one urgency and then another. */
        public long count(Urgency before, Urgency after) {
            return matrix.stream()
                    .filter(cell -> cell.before() == before && cell.after() == after)
                    .mapToLong(Count::count)
                    .sum();
        }
    }

    /** A cell of the matrix of urgency before and after. */
    public record Count(Urgency before, Urgency after, long count) {}

    /**
     * One way in which answers change.
     *
     * @param before what was answered: a code, or of those that an answer may have several of, one that it no longer has; empty where there was none
     * @param after what is answered; empty where there is none any more
     * @param rows the rows and rules responsible: of those that fired on one side only, that concluded otherwise, were set aside or asked otherwise, those that
     *     were changed, or all where none was
     * @param counts how many presentations, by source
     * @param example the presentation with the fewest known facts
     */
    public record Move(
            Aspect aspect,
            String before,
            String after,
            List<String> rows,
            Map<Source, Long> counts,
            Map<String, Object> example) {
        public long count() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Which regions of the domain of a changed row or rule were tried: the answers to the fields that it asks about, before or after, that any row or rule
     * tells apart, unknown being one of them.
     *
     * @param fields the fields that it asks about
     * @param of how many regions there are, {@link Long#MAX_VALUE} for more than can be counted
     * @param everySet whether each set of values that are told apart is among the regions; else single values and pairs only
     * @param alone how many were tried with nothing else known
     * @param within how many were tried in each of the surroundings
     * @param surroundings how many cases of the suite were taken for surroundings, the fields in question overwritten
     * @param ofSurroundings how many such cases there are
     */
    public record Regions(
            String id,
            List<String> fields,
            long of,
            boolean everySet,
            long alone,
            long within,
            long surroundings,
            long ofSurroundings) {
        /** Whether every region was tried in all surroundings. */
        public boolean complete() {
            return everySet && alone == of && within == of && surroundings == ofSurroundings;
        }
    }

    /** Whether everybody is answered as before. */
    @JsonIgnore
    public boolean isNone() {
        return lowered.isEmpty() && raised.isEmpty() && other.isEmpty();
    }

    /** How many presentations move to a lower urgency, or to a higher one. */
    public long moved(boolean down) {
        return tried.stream()
                .flatMap(each -> each.matrix().stream())
                .filter(cell -> down
                        ? cell.after().compareTo(cell.before()) < 0
                        : cell.after().compareTo(cell.before()) > 0)
                .mapToLong(Count::count)
                .sum();
    }

    /** The moves of one aspect. */
    public Stream<Move> moves(Aspect aspect) {
        return Stream.of(lowered, raised, other).flatMap(List::stream).filter(move -> move.aspect() == aspect);
    }
}
