package org.rubra.assessment;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RowIndex;
import org.rubra.knowledge.Stage;
import org.rubra.table.Row;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;

/** Answers presentations from one knowledge base. No input or output; safe to share among threads. */
public final class Assessor {
    private final KnowledgeBase base;
    private final Questions questions;

    public Assessor(KnowledgeBase base) {
        this.base = base;
        this.questions = new Questions(base);
    }

    public KnowledgeBase base() {
        return base;
    }

    /**
     * The assessment, with its trace.
     *
     * @throws IllegalStateException when KIE and the scan of the rows disagree; then nothing may be answered
     */
    public Assessment assess(Presentation presentation) {
        try (Session session = new Session(base)) {
            session.insert(presentation);
            session.fire(Stage.ROWS);
            RowIndex.Bits bits = base.rowIndex().of(presentation);
            requireAgreement(session.fired(), base.rowIndex().rows(bits.hold()));
            session.fire(Stage.EXPLANATIONS);
            balances(session.conclusions()).forEach(session::insert);
            session.fire(Stage.SUPPORT);
            session.fire(Stage.DEFAULTS);
            Reading reading = new Reading(base, session.conclusions());
            List<Question> open = questions.of(presentation, base.rowIndex().rows(bits.open()), reading);
            Outcome outcome = reading.outcome(Questions.settle(open));
            session.insert(outcome);
            session.fire(Stage.ADVICE);
            return new Answering(base, presentation, outcome, open, new Reading(base, session.conclusions()))
                    .assessment(session.fired());
        }
    }

    /** Two independent ways to find the rows that hold must agree on every answer, not only in tests. */
    private static void requireAgreement(List<Session.Fired> fired, List<Row> hold) {
        Set<String> byKie = fired.stream().map(Session.Fired::id).collect(toSet());
        Set<String> byScan = hold.stream().map(Row::id).collect(toSet());
        if (!byKie.equals(byScan)) {
            throw new IllegalStateException("KIE fired " + byKie + " where the rows that hold are " + byScan);
        }
    }

    /** The evidence of each pattern, summed, in the order of the patterns' first mention. */
    private static List<Balance> balances(List<Conclusion> conclusions) {
        Map<String, List<Integer>> weights = new LinkedHashMap<>();
        for (Conclusion each : conclusions) {
            if (each instanceof PatternEvidence evidence) {
                weights.computeIfAbsent(evidence.pattern(), pattern -> new ArrayList<>())
                        .add(evidence.weight());
            }
        }
        List<Balance> balances = new ArrayList<>();
        weights.forEach((pattern, all) -> balances.add(new Balance(
                pattern,
                all.stream().mapToInt(weight -> weight).sum(),
                all.stream().mapToInt(weight -> Math.max(0, weight)).sum(),
                all.stream().mapToInt(weight -> Math.max(0, -weight)).sum())));
        return balances;
    }
}
