package org.rubra.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Set<Integer> reached = new TreeSet<>();
    /** By the slots of those fields of which some cell does not hold yet. */
    private final Map<Set<Integer>, List<Integer>> byMissing = new HashMap<>();

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
                reached.add(position);
                byMissing.computeIfAbsent(missing, key -> new ArrayList<>()).add(position);
            }
        }
    }

    /** The cells that ask about a field, by row. */
    Map<Integer, List<Condition>> cells(String field) {
        Map<Integer, List<Condition>> cells = new TreeMap<>();
        for (int position : reached) {
            List<Condition> own = rows.get(position).conditions().stream()
                    .filter(cell -> cell.field().equals(field))
                    .toList();
            if (!own.isEmpty()) {
                cells.put(position, own);
            }
        }
        return cells;
    }

    /** Of the rows, those that hold but for the fields at these slots. */
    long[] butFor(List<Integer> slots) {
        long[] bits = new long[(rows.size() + 63) / 64];
        for (int chosen = 0; chosen < 1 << slots.size(); chosen++) {
            Set<Integer> missing = new HashSet<>();
            for (int at = 0; at < slots.size(); at++) {
                if ((chosen >> at & 1) == 1) {
                    missing.add(slots.get(at));
                }
            }
            for (int position : byMissing.getOrDefault(missing, List.of())) {
                bits[position >> 6] |= 1L << position;
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
