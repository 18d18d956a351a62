package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.conclusion.Urgency;
import org.rubra.table.Action;
import org.rubra.table.Box;
import org.rubra.table.DecisionTable;
import org.rubra.table.Grid;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * Holds a table to the hit policy that it states. Where only one of the rows that hold counts, one answer more may let another row answer in its
 * place; so such rows may conclude nothing that an answer must not take back, and none may hide a row that is more urgent.
 */
final class HitPolicyReader {
    private final DecisionTable table;
    private final List<Row> ranked;
    private final List<Box> boxes;
    private final List<Problem> problems;

    private HitPolicyReader(DecisionTable table, Vocabulary vocabulary, List<Problem> problems) {
        this.table = table;
        this.ranked = Ranking.of(table, vocabulary);
        List<Box> inOrder = Grid.of(table, vocabulary).boxes();
        this.boxes = ranked.stream()
                .map(row -> inOrder.get(table.rows().indexOf(row)))
                .toList();
        this.problems = problems;
    }

    static void check(DecisionTable table, Vocabulary vocabulary, List<Problem> problems) {
        if (table.hitPolicy() == HitPolicy.UNIQUE) {
            Overlap.in(table, Grid.of(table, vocabulary)).forEach(overlap -> problems.add(overlap.problem(table)));
        } else if (table.hitPolicy().selects()) {
            HitPolicyReader reader = new HitPolicyReader(table, vocabulary, problems);
            table.rows().forEach(reader::takenBack);
            reader.hidden();
        }
    }

    private boolean holdTogether(int one, int other) {
        return Overlap.holdTogether(boxes.get(one), boxes.get(other));
    }

    private void takenBack(Row row) {
        for (Action action : row.actions()) {
            boolean reassures =
                    action.kind() == Action.Kind.RaisedUrgency && Urgency.of(action.value()) == Urgency.SELF_CARE;
            if (reassures || action.kind() == Action.Kind.Explanation || action.kind() == Action.Kind.PatternEvidence) {
                problems.add(new Problem(
                        place(row, action.cell()),
                        reassures
                                ? action.value()
                                : action.kind() == Action.Kind.Explanation
                                        ? "the explanation " + action.value()
                                        : "evidence for or against " + action.pattern(),
                        "nothing that one answer more could take back, in a table of which only one row counts"));
            }
        }
    }

    private void hidden() {
        for (int row = 0; row < ranked.size(); row++) {
            List<String> urgent = new ArrayList<>();
            List<String> flagged = new ArrayList<>();
            for (int beaten = row + 1; beaten < ranked.size(); beaten++) {
                if (holdTogether(row, beaten)) {
                    if (hidesUrgency(ranked.get(row), ranked.get(beaten))) {
                        urgent.add(ranked.get(beaten).id());
                    } else if (hidesRedFlag(ranked.get(row), ranked.get(beaten))) {
                        flagged.add(ranked.get(beaten).id());
                    }
                }
            }
            hides(ranked.get(row), "more urgent ", urgent, "a row that raises at least as much as each that it hides");
            hides(ranked.get(row), "red flag of ", flagged, "a row that shows each red flag that it hides");
        }
    }

    private void hides(Row row, String what, List<String> hidden, String expected) {
        if (!hidden.isEmpty()) {
            problems.add(new Problem(
                    place(row, "A" + row.line()),
                    row.id() + ", which hides the " + what + Overlap.named(hidden) + " where both hold",
                    expected));
        }
    }

    private static boolean hidesUrgency(Row row, Row beaten) {
        return beaten.conclusions().anyMatch(each -> each instanceof RaisedUrgency raise && !row.raisesAsMuchAs(raise));
    }

    private static boolean hidesRedFlag(Row row, Row beaten) {
        return beaten.conclusions()
                .anyMatch(each -> each instanceof RedFlag flag
                        && row.conclusions()
                                .noneMatch(own ->
                                        own instanceof RedFlag && own.said().equals(flag.said())));
    }

    private Place place(Row row, String cell) {
        return Place.cell(table.file(), table.sheet(), row.line(), cell);
    }
}
