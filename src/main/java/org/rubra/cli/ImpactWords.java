package org.rubra.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rubra.review.ImpactReport;
import org.rubra.review.ImpactReport.Aspect;
import org.rubra.vocabulary.Json;

/** An impact in words, for the terminal and the page alike. */
final class ImpactWords {
    private static final Map<Aspect, String> ASPECTS = Map.of(
            Aspect.TAKEN, "Taken by one, refused by the other",
            Aspect.LEADS, "Leading pattern",
            Aspect.RED_FLAGS, "Red flags",
            Aspect.EXPLANATIONS, "Explanations",
            Aspect.CONFLICTS, "Conflicts",
            Aspect.SETTLED, "Settled, or open to questions",
            Aspect.QUESTIONS, "Questions",
            Aspect.ADVICE, "Advice");

    private ImpactWords() {}

    /**
     * Moves under one heading.
     *
     * @param down whether they go to a lower urgency
     * @param count how many presentations move so
     */
    record Group(String title, boolean down, long count, List<ImpactReport.Move> moves) {}

    /** The moves down, the moves up, and what else is answered differently; only where there are any. */
    static List<Group> groups(ImpactReport report) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("LOWER URGENCY", true, report.moved(true), report.lowered()));
        groups.add(new Group("Higher urgency", false, report.moved(false), report.raised()));
        report.other().stream()
                .collect(Collectors.groupingBy(ImpactReport.Move::aspect, java.util.TreeMap::new, Collectors.toList()))
                .forEach((aspect, moves) -> groups.add(new Group(
                        ASPECTS.getOrDefault(aspect, ""),
                        false,
                        report.affected().getOrDefault(aspect, 0L),
                        moves)));
        return groups.stream().filter(group -> !group.moves().isEmpty()).toList();
    }

    /** What was, and what is. */
    static String change(ImpactReport.Move move) {
        return (move.before().isEmpty() ? "nothing" : move.before()) + " → "
                + (move.after().isEmpty() ? "nothing" : move.after());
    }

    static String by(ImpactReport.Move move) {
        return move.rows().isEmpty() ? "" : "by " + String.join(", ", move.rows());
    }

    static String counts(ImpactReport.Move move) {
        return move.counts().entrySet().stream()
                .map(each -> each.getValue() + " of the " + each.getKey().code())
                .collect(Collectors.joining(", "));
    }

    /** As a request would have it. */
    static String example(ImpactReport.Move move) {
        return new String(Json.bytes(move.example()), StandardCharsets.UTF_8);
    }

    static String tried(ImpactReport.Tried tried) {
        return tried.source().code() + ": " + tried.presentations() + " tried, " + tried.changed()
                + " answered differently";
    }

    /** Which regions of a changed row or rule were tried. */
    static String regions(ImpactReport.Regions regions) {
        if (regions.fields().isEmpty()) {
            return regions.id() + ": asks nothing of the presentation itself; tried with nothing known and in "
                    + share(regions.surroundings(), regions.ofSurroundings()) + " cases";
        }
        boolean all = regions.everySet() && regions.alone() == regions.of();
        return regions.id() + ": " + (all ? "all " : "NOT ALL REGIONS, ")
                + share(regions.alone(), regions.of()) + " regions of " + String.join(", ", regions.fields())
                + ", nothing else known; " + share(regions.within(), regions.of()) + " in "
                + share(regions.surroundings(), regions.ofSurroundings()) + " cases"
                + (regions.everySet() ? "" : "; of sets only single values and pairs");
    }

    private static String share(long some, long of) {
        return some == of ? String.valueOf(some) : some + " of " + (of == Long.MAX_VALUE ? "countless" : of);
    }

    /** What was tried, and what that leaves open. */
    static String scope(ImpactReport report) {
        return report.regions().isEmpty()
                ? "Tried are the presentations counted above and no others."
                : "Tried are the cases, and for each changed row or rule the answers to its own fields as far as anything tells them apart, unknown among "
                        + "them: with nothing else known, and in place of the answers of a case. Not covered: other answers to other fields than those in the cases, "
                        + "and answers that changed for another reason than a row, a rule or a field's values.";
    }
}
