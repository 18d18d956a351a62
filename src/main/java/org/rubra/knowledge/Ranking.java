package org.rubra.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rubra.conclusion.Urgency;
import org.rubra.table.Action;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** The order in which the rows of a table answer: where only one counts, it is the first of those that hold. */
public final class Ranking {
    /** What rows may conclude by a code, in the vocabulary's order. */
    private final List<String> codes;

    private Ranking(Vocabulary vocabulary) {
        this.codes = Stream.of(
                        codes(Action.Kind.RedFlag, vocabulary.redFlags()),
                        codes(Action.Kind.Explanation, vocabulary.explanations()),
                        codes(Action.Kind.Conflict, vocabulary.conflicts()),
                        codes(Action.Kind.Advice, vocabulary.advice()))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * The rows of a table, the foremost first: from the top down; where the conclusion has priority, by the most urgent that they raise, then by the
     * code that stands first in the vocabulary.
     */
    public static List<Row> of(DecisionTable table, Vocabulary vocabulary) {
        Ranking ranking = new Ranking(vocabulary);
        return table.hitPolicy() == HitPolicy.PRIORITY
                ? table.rows().stream()
                        .sorted(Comparator.comparing(Ranking::urgency).thenComparing(ranking::code))
                        .toList()
                : table.rows();
    }

    /** Less for what is more urgent. */
    private static int urgency(Row row) {
        return row.actions().stream()
                .filter(action -> action.kind() == Action.Kind.RaisedUrgency)
                .mapToInt(action -> -Urgency.codes().indexOf(action.value()))
                .min()
                .orElse(1);
    }

    private int code(Row row) {
        return row.actions().stream()
                .map(action -> action.kind() + " " + action.value())
                .mapToInt(codes::indexOf)
                .filter(position -> position >= 0)
                .min()
                .orElse(codes.size());
    }

    private static Stream<String> codes(Action.Kind kind, List<Term> terms) {
        return terms.stream().map(term -> kind + " " + term.code());
    }
}
