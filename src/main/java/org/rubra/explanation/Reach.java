package org.rubra.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.knowledge.GroundedRule;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.RuleLogic;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** The rows that could hold after a few changes of a presentation, of those that the urgency depends on; by their position in the index of rows. */
final class Reach {
    private final List<Row> rows;
    private final List<Reached> reached = new ArrayList<>();

    /** A row, and the slots of those fields of which some cell does not hold yet. */
    private record Reached(int position, Set<Integer> missing) {}

    /** @param most how many facts may be changed */
    Reach(KnowledgeBase base, List<RuleLogic> rules, Presentation recorded, int most) {
        this.rows = base.rowIndex().rows();
        Set<String> asked = rules.stream()
                .flatMap(rule -> GroundedRule.asked(rule.premise()))
                .map(Premise.Concluded::type)
                .map(type -> type.equals(Balance.class.getSimpleName()) ? PatternEvidence.class.getSimpleName() : type)
                .collect(Collectors.toCollection(HashSet::new));
        asked.addAll(List.of(RaisedUrgency.class.getSimpleName(), Explanation.class.getSimpleName()));
        for (int position = 0; position < rows.size(); position++) {
            Row row = rows.get(position);
            Set<Integer> missing = row.conditions().stream()
                    .filter(cell -> cell.of(recorded) != Truth.TRUE)
                    .map(cell -> recorded.schema().slot(cell.field()))
                    .collect(Collectors.toSet());
            // a row that concludes nothing of the kind still matters where it answers before another
            boolean matters =
                    base.row(row.id()).orElseThrow().table().hitPolicy().selects()
                            || row.conclusions()
                                    .map(Conclusion::getClass)
                                    .map(Class::getSimpleName)
                                    .anyMatch(asked::contains);
            if (matters && missing.size() <= most) {
                reached.add(new Reached(position, missing));
            }
        }
    }

    /** The cells that ask about a field, by row. */
    Map<Integer, List<Condition>> cells(String field) {
        Map<Integer, List<Condition>> cells = new TreeMap<>();
        for (Reached each : reached) {
            List<Condition> own = rows.get(each.position).conditions().stream()
                    .filter(cell -> cell.field().equals(field))
                    .toList();
            if (!own.isEmpty()) {
                cells.put(each.position, own);
            }
        }
        return cells;
    }

    /** Of the rows, those that hold but for the fields at these slots. */
    long[] butFor(Set<Integer> slots) {
        long[] bits = new long[(rows.size() + 63) / 64];
        for (Reached each : reached) {
            if (slots.containsAll(each.missing)) {
                bits[each.position >> 6] |= 1L << each.position;
            }
        }
        return bits;
    }

    /** The bits of all rows. */
    long[] all() {
        long[] all = new long[(rows.size() + 63) / 64];
        Arrays.fill(all, -1L);
        return all;
    }
}
