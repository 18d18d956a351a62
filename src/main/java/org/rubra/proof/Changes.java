package org.rubra.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.Property;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.Row;

/** How a second presentation may differ from a first, as what is required of both. */
final class Changes {
    private final Circuit circuit;
    private final Answers before;
    private final Answers after;
    private final Outcomes first;
    private final List<Row> redFlags;
    private final List<Row> raising;

    /**
     * @param layers the layers in force
     * @param first the outcome of the first presentation
     */
    Changes(Circuit circuit, Contents contents, List<String> layers, Answers before, Answers after, Outcomes first) {
        this.circuit = circuit;
        this.before = before;
        this.after = after;
        this.first = first;
        List<Row> rows = contents.tables().stream()
                .filter(table -> layers.contains(table.layer()) && !table.isAdvice())
                .flatMap(table -> table.rows().stream())
                .toList();
        this.redFlags = concluding(Action.Kind.RedFlag, rows);
        this.raising = concluding(Action.Kind.RaisedUrgency, rows);
    }

    private static List<Row> concluding(Action.Kind kind, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.actions().stream().anyMatch(action -> action.kind() == kind))
                .toList();
    }

    void require(Property.Change change) {
        switch (change.kind()) {
            case ADDS_A_RED_FLAG -> addsARedFlag();
            case FORGETS_WHAT_EXCLUDED_A_RED_FLAG ->
                oneField(change, field -> circuit.and(forgotten(field), excludedARedFlag(field), -raisedSoFar(field)));
            case FORGETS -> oneField(change, this::forgotten);
            case ANSWERS -> oneField(change, field -> circuit.and(-before.known(field), after.known(field)));
            case LEAVES_OUT_THE_SAFETY_NET -> throw new IllegalArgumentException("the presentation stays as it is");
        }
    }

    private int forgotten(String field) {
        return circuit.and(before.known(field), -after.known(field));
    }

    /** Exactly one of the fields changes, in this way. */
    private void oneField(Property.Change change, ToIntFunction<String> way) {
        List<Integer> chosen = new ArrayList<>();
        for (String field : before.domains().all().keySet()) {
            boolean may = change.fields().isEmpty() || change.fields().contains(field);
            int choice = may ? circuit.variable() : Circuit.FALSE;
            if (may) {
                circuit.require(-choice, way.applyAsInt(field));
                chosen.add(choice);
            }
            circuit.require(choice, before.same(after, field));
        }
        circuit.requireOne(chosen);
    }

    /** One row of a red flag holds that did not; nothing changes but unanswered fields that it asks about. */
    private void addsARedFlag() {
        Map<String, List<Integer>> choicesByField = new java.util.HashMap<>();
        List<Integer> chosen = new ArrayList<>();
        for (Row row : redFlags) {
            int choice = circuit.variable();
            chosen.add(choice);
            circuit.require(-choice, -before.holds(row));
            circuit.require(-choice, after.holds(row));
            fields(row).forEach(field -> choicesByField
                    .computeIfAbsent(field, key -> new ArrayList<>())
                    .add(choice));
        }
        circuit.requireOne(chosen);
        for (String field : before.domains().all().keySet()) {
            int mayChange = circuit.or(choicesByField.getOrDefault(field, List.of()));
            circuit.require(circuit.and(mayChange, -before.known(field)), before.same(after, field));
        }
    }

    /** A row of a red flag failed at this field and at no other. */
    private int excludedARedFlag(String field) {
        return circuit.or(redFlags.stream()
                .filter(row -> fields(row).anyMatch(field::equals))
                .map(row -> circuit.and(row.conditions().stream()
                        .map(cell -> cell.field().equals(field) ? before.fails(cell) : -before.fails(cell))
                        .toList()))
                .toList());
    }

    /** A row that asks about this field holds and raises as far as anything does. */
    private int raisedSoFar(String field) {
        return circuit.or(raising.stream()
                .filter(row -> fields(row).anyMatch(field::equals))
                .map(row -> circuit.and(before.holds(row), -exceeded(row)))
                .toList());
    }

    private int exceeded(Row row) {
        Urgency raised = Urgency.highest(row.actions().stream()
                        .filter(action -> action.kind() == Action.Kind.RaisedUrgency)
                        .map(action -> Urgency.of(action.value())))
                .orElseThrow();
        return circuit.or(Arrays.stream(Urgency.values())
                .filter(each -> each.compareTo(raised) > 0)
                .map(first::urgencyAtLeast)
                .toList());
    }

    private static Stream<String> fields(Row row) {
        return row.conditions().stream().map(Condition::field).distinct();
    }
}
