package org.rubra.assessment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.definition.rule.Rule;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Row;

/** The plans of all rows and rules of a base. */
final class Plans {
    private final Map<String, Plan> byId = new HashMap<>();
    private final IdentityHashMap<Rule, Plan> byRule = new IdentityHashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Integer> advicePositions = new HashMap<>();
    private final List<Plan> byPosition;

    Plans(KnowledgeBase base) {
        base.contents()
                .rows()
                .forEach(row -> byId.put(row.id(), Plan.of(base.row(row.id()).orElseThrow(), base.vocabulary())));
        base.contents().rules().forEach(rule -> byId.put(rule.id(), Plan.of(rule, base.vocabulary())));
        Plan.number(byId.values());
        base.kieBase().getKiePackages().stream()
                .flatMap(each -> each.getRules().stream())
                .forEach(rule ->
                        byRule.put(rule, of(String.valueOf(rule.getMetaData().get("Id")))));
        List<Row> rows = base.rowIndex().rows();
        byPosition = rows.stream().map(row -> of(row.id())).toList();
        number(rows, positions);
        number(base.adviceRows().rows(), advicePositions);
    }

    private static void number(List<Row> rows, Map<String, Integer> positions) {
        for (int position = 0; position < rows.size(); position++) {
            positions.put(rows.get(position).id(), position);
        }
    }

    Plan of(String id) {
        Plan plan = byId.get(id);
        if (plan == null) {
            throw new IllegalStateException("no row or rule " + id);
        }
        return plan;
    }

    /** The plan of a rule of the KIE base. */
    Plan of(Rule rule) {
        Plan plan = byRule.get(rule);
        if (plan == null) {
            throw new IllegalStateException("no row or rule " + rule.getName());
        }
        return plan;
    }

    /** The plans at these positions of the index of rows. */
    List<Plan> at(int[] wanted) {
        return Arrays.stream(wanted).mapToObj(byPosition::get).toList();
    }

    /** Lets fire, of the rows that read the presentation, those of these bits. */
    Counting counting(long[] hold) {
        return new Counting(this, positions, hold);
    }

    /** Lets fire, of the rows of advice of which not all count, those of these bits; and all other advice. */
    Counting countingAdvice(long[] hold) {
        return new Counting(this, advicePositions, hold);
    }

    /** Whether what fired is exactly what these bits of the index of rows say. */
    boolean agree(List<Session.Fired> fired, long[] hold) {
        long[] seen = new long[hold.length];
        for (Session.Fired each : fired) {
            Integer position = positions.get(each.plan().id);
            if (position == null) {
                return false;
            }
            seen[position >> 6] |= 1L << position;
        }
        return Arrays.equals(seen, hold);
    }
}
