package org.rubra.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.explanation.Chain;
import org.rubra.explanation.Heard;
import org.rubra.explanation.Nearest;
import org.rubra.explanation.Verdict;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Entry;
import org.rubra.vocabulary.Truth;

/**
 * One recorded answer: what was said, what it came to, and why.
 *
 * @param href its page
 * @param path how it came about
 * @param evidence all that the rows and rules that fired stand on
 * @param higher the urgencies above this one, and the row that came nearest to each
 * @param nearest what was not concluded, and the row that came nearest to it
 */
record RecordView(
        String id,
        String href,
        long position,
        String at,
        String release,
        String digest,
        String caller,
        @Nullable String subject,
        String software,
        AnswerView answer,
        ChainPicture path,
        Heard said,
        List<Near> higher,
        List<Near> nearest,
        List<Evidence.Cited> evidence,
        List<FilterForm.Choice> rows,
        Proof proof) {

    /**
     * What was not concluded, and the row that came nearest to it.
     *
     * @param row null where no row is left
     * @param obstacle what stood between the row and its conclusion; empty without a row
     * @param open of the row's conditions, those that were not met
     * @param judgedBy the rules that said how well a pattern fits, where something spoke strongly against it
     * @param stronglyAgainst what did
     */
    record Near(
            String kind,
            String label,
            @Nullable Reason row,
            String obstacle,
            List<Reading> open,
            List<Reason> judgedBy,
            List<Reason> stronglyAgainst) {}

    static RecordView of(Recording recording, Proof proof) {
        Entry entry = recording.recorded().entry();
        KnowledgeBase base = recording.base();
        Words words = recording.words();
        List<Nearest> nearest = Nearest.of(base, recording.trace());
        return new RecordView(
                recording.id(),
                recording.href(),
                recording.position(),
                Words.time(entry.at()),
                entry.release().version(),
                entry.release().digest(),
                entry.caller().words(),
                entry.subject(),
                entry.software(),
                AnswerView.of(recording.id(), recording.recorded().answer().assessment(), base.vocabulary(), words),
                ChainPicture.of(Chain.of(recording.trace()), new ChainWords(recording.trace(), words)),
                Heard.of(recording.trace(), base.vocabulary()),
                near(nearest, true, words),
                near(nearest, false, words),
                words.cited(recording.trace().fired().stream()
                        .flatMap(each -> each.evidence().stream())
                        .distinct()
                        .sorted()
                        .toList()),
                FilterForm.rows(base),
                proof);
    }

    private static List<Near> near(List<Nearest> all, boolean urgencies, Words words) {
        return all.stream()
                .filter(each -> (each.kind() == Nearest.Kind.URGENCY) == urgencies)
                .map(each -> near(each, words))
                .toList();
    }

    private static Near near(Nearest nearest, Words words) {
        Optional<WhyNot> row = Optional.ofNullable(nearest.row());
        return new Near(
                nearest.kind().words(),
                nearest.label(),
                row.map(each -> words.reason(each.id())).orElse(null),
                row.map(each -> Verdict.obstacle(each, words.wording())).orElse(""),
                row.stream()
                        .flatMap(each -> each.cells().stream())
                        .filter(cell -> cell.truth() != Truth.TRUE)
                        .map(cell -> Reading.of(cell, words))
                        .toList(),
                words.reasons(nearest.spokeStronglyAgainst().isEmpty() ? List.of() : nearest.judgedBy()),
                words.reasons(nearest.spokeStronglyAgainst()));
    }
}
