package org.rubra.assessment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rubra.conclusion.Balance;
import org.rubra.knowledge.AdviceRows;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RowIndex;
import org.rubra.knowledge.Selection;
import org.rubra.knowledge.Stage;
import org.rubra.table.Row;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** Answers presentations from one knowledge base. No input or output; safe to share among threads. */
public final class Assessor {
    private final KnowledgeBase base;
    private final Plans plans;
    private final Questions questions;

    public Assessor(KnowledgeBase base) {
        this.base = base;
        this.plans = new Plans(base);
        this.questions = new Questions(base.vocabulary());
    }

    public KnowledgeBase base() {
        return base;
    }

    /**
     * The assessment, with its trace.
     *
     * @throws IllegalArgumentException when the presentation was read with another vocabulary
     * @throws IllegalStateException when KIE and the index of rows disagree; then nothing may be answered
     */
    public Assessment assess(Presentation presentation) {
        if (!presentation.schema().equals(base.vocabulary().presentation())) {
            throw new IllegalArgumentException("the presentation has other fields than release " + base.digest());
        }
        RowIndex.Bits bits = base.rowIndex().of(presentation);
        Selection.Selected selected = base.selection().of(bits);
        try (Session session = new Session(base, plans)) {
            session.insert(presentation);
            fireRows(session, bits, selected);
            session.fire(Stage.EXPLANATIONS);
            Balance.sums(session.conclusions()).forEach(session::insert);
            session.fire(Stage.SUPPORT);
            session.fire(Stage.DEFAULTS);
            Reading reading = new Reading(base, plans, session.conclusions());
            List<Question> open =
                    questions.of(presentation, plans.at(base.rowIndex().positions(selected.open())), reading);
            Outcome outcome = reading.outcome(Questions.settle(open));
            session.insert(outcome);
            Map<String, List<String>> beaten = new HashMap<>(selected.beaten());
            beaten.putAll(fireAdvice(session, presentation, outcome));
            return new Answering(base, plans, presentation, outcome, open, session.conclusions(), beaten)
                    .assessment(session.fired());
        }
    }

    /** Two independent ways to find the rows that hold must agree on every answer, not only in tests. */
    private void fireRows(Session session, RowIndex.Bits bits, Selection.Selected selected) {
        Counting counting = selected.beaten().isEmpty() ? null : plans.counting(selected.hold());
        session.fire(Stage.ROWS, counting);
        boolean agreed = plans.agree(session.fired(), selected.hold());
        if (!agreed || (counting != null && !counting.matched(bits.hold()))) {
            throw disagreement(session, base.rowIndex().rows(selected.hold()));
        }
    }

    /** Fires the advice; the rows that it beats, by the rows that beat them. */
    private Map<String, List<String>> fireAdvice(Session session, Presentation presentation, Outcome outcome) {
        AdviceRows rows = base.adviceRows();
        if (rows.rows().isEmpty()) {
            session.fire(Stage.ADVICE);
            return Map.of();
        }
        RowIndex.Bits bits = rows.of(presentation, outcome);
        Selection.Selected selected = rows.selection().of(bits);
        Counting counting = plans.countingAdvice(selected.hold());
        session.fire(Stage.ADVICE, counting);
        if (!counting.matched(bits.hold())) {
            throw disagreement(
                    session,
                    rows.rows().stream()
                            .filter(row -> row.of(presentation).and(row.of(outcome)) == Truth.TRUE)
                            .toList());
        }
        return selected.beaten();
    }

    private static IllegalStateException disagreement(Session session, List<Row> rows) {
        return new IllegalStateException("KIE fired "
                + session.fired().stream()
                        .map(fired -> fired.plan().id)
                        .sorted()
                        .toList()
                + " where the rows that hold and count are "
                + rows.stream().map(Row::id).sorted().toList());
    }
}
