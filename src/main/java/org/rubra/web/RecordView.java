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

/**
 * One recorded answer: what was said, what it came to, and why.
 *
 * @param href its page
 * @param path how it came about
 * @param evidence all that the rows and rules that fired stand on
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
        List<Near> nearest,
        List<Evidence.Cited> evidence,
        List<FilterForm.Choice> rows,
        Proof proof) {

    /** @param counts how many of its conditions failed or could not be told; null where no row is left */
    record Near(String kind, String label, @Nullable Reason row, @Nullable String counts, List<Reason> spokeFor) {}

    static RecordView of(Recording recording, Proof proof) {
        Entry entry = recording.recorded().entry();
        KnowledgeBase base = recording.base();
        Words words = recording.words();
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
                Nearest.of(base, recording.trace()).stream()
                        .map(each -> near(each, words))
                        .toList(),
                words.cited(recording.trace().fired().stream()
                        .flatMap(each -> each.evidence().stream())
                        .distinct()
                        .sorted()
                        .toList()),
                FilterForm.rows(base),
                proof);
    }

    private static Near near(Nearest nearest, Words words) {
        Optional<WhyNot> row = Optional.ofNullable(nearest.row());
        return new Near(
                nearest.kind().words(),
                nearest.label(),
                row.map(each -> words.reason(each.id())).orElse(null),
                row.map(Verdict::failures).orElse(null),
                words.reasons(nearest.spokeFor()));
    }
}
