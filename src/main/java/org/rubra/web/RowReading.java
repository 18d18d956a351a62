package org.rubra.web;

import java.util.List;
import java.util.Optional;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Truth;

/**
 * A row or rule of the release that answered, with what its conditions found in an answer.
 *
 * @param standing {@code met} where it fired, else {@code failed} or {@code unknown}
 * @param verdict whether it fired, and why not, in a sentence
 */
record RowReading(String standing, String verdict, List<Reading> readings, SheetView sheet) {

    /** Nothing where the release has no such row or rule. */
    static Optional<RowReading> of(Recording recording, String id) {
        return WhyNot.of(recording.base(), id, recording.trace()).map(why -> of(recording, why));
    }

    private static RowReading of(Recording recording, WhyNot why) {
        Words words = recording.words();
        KnowledgeBase base = recording.base();
        boolean fired =
                recording.trace().fired().stream().anyMatch(each -> each.id().equals(why.id()));
        List<Reading> readings =
                why.cells().stream().map(each -> Reading.of(each, words)).toList();
        SheetView sheet = base.row(why.id())
                .map(located -> SheetView.of(base, located, words).with(readings))
                .orElseGet(() -> SheetView.of(base, base.rule(why.id()).orElseThrow()));
        return new RowReading(
                fired ? "met" : why.truth() == Truth.UNKNOWN ? "unknown" : "failed",
                fired ? "It fired: every condition was met." : silent(why),
                readings,
                sheet);
    }

    private static String silent(WhyNot why) {
        if (!why.inForce()) {
            return "It could not fire: its layer, " + why.layer() + ", was not in force.";
        }
        int all = why.cells().size();
        return switch (why.truth()) {
            case TRUE ->
                "Every condition was met, and still it did not fire: "
                        + (why.beatenBy() == null ? "something else came" : why.beatenBy() + " answers")
                        + " before it.";
            case FALSE -> "It did not fire: " + failures(why) + ".";
            case UNKNOWN ->
                "It did not fire: none of its conditions failed, but " + why.count(Truth.UNKNOWN) + " of " + all
                        + " could not be told, for want of an answer.";
        };
    }

    /** How many of its conditions failed, and how many could not be told. */
    static String failures(WhyNot why) {
        int unknown = why.count(Truth.UNKNOWN);
        return why.count(Truth.FALSE) + " of " + why.cells().size()
                + (why.cells().size() == 1 ? " condition" : " conditions") + " failed"
                + (unknown == 0 ? "" : ", " + unknown + " unknown");
    }
}
