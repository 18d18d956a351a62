package org.rubra.web;

import java.util.List;
import java.util.Optional;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Truth;

/**
 * A row or rule of the release that answered, with what its conditions found in an answer.
 *
 * @param standing {@code met} where it fired, or {@code aside} where what it raised does not count; else {@code failed} or {@code unknown}
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
        List<Reading> readings =
                why.cells().stream().map(each -> Reading.of(each, words)).toList();
        SheetView sheet = base.row(why.id())
                .map(located -> SheetView.of(base, located, words).with(readings))
                .orElseGet(() -> SheetView.of(base, base.rule(why.id()).orElseThrow()));
        return new RowReading(standing(why), Verdict.of(why, words.wording()), readings, sheet);
    }

    private static String standing(WhyNot why) {
        return why.fired()
                ? why.setAside().isEmpty() ? "met" : "aside"
                : why.truth() == Truth.UNKNOWN ? "unknown" : "failed";
    }
}
