package org.rubra.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.RuleLogic;
import org.rubra.table.Condition;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** What can be changed of a presentation such that a row or rule that the urgency depends on could say something else. */
final class Options {
    private final KnowledgeBase base;
    private final Presentation recorded;
    private final Reach reach;
    private final List<Premise.Asks> asked;
    private final Map<Object, Integer> kinds = new HashMap<>();
    private final List<List<Choice>> byField = new ArrayList<>();
    private boolean complete = true;

    /**
     * One change.
     *
     * @param slot the field's
     * @param rank its place among the changes of the field, the nearest first
     * @param rows the rows that its new answer satisfies or that do not ask about the field, by position
     * @param kind a number for what trusted rules say of the answer, the same for all fields and answers that they treat alike; 0 where that is what they
     *     say of the recorded one
     */
    record Choice(int slot, int rank, Change change, long[] rows, int kind) {}

    Options(KnowledgeBase base, List<RuleLogic> rules, Presentation recorded, Reach reach) {
        this.base = base;
        this.recorded = recorded;
        this.reach = reach;
        this.asked = rules.stream()
                .flatMap(rule -> rule.premise().leaves())
                .filter(Premise.Asks.class::isInstance)
                .map(Premise.Asks.class::cast)
                .distinct()
                .toList();
        base.vocabulary().presentation().fields().forEach(this::add);
    }

    /** The changes of each field that has any, in the vocabulary's order. */
    List<List<Choice>> byField() {
        return byField;
    }

    /** Whether everything that something tells apart is among them. */
    boolean complete() {
        return complete;
    }

    private void add(Field field) {
        int slot = base.vocabulary().presentation().slot(field.name());
        Map<Integer, List<Condition>> cells = reach.cells(field.name());
        if (cells.isEmpty() && rulesSay(field, null).isEmpty()) {
            return;
        }
        Object from = recorded.at(slot);
        Object before = rulesSay(field, from);
        Answers answers =
                new Answers(field, from, answer -> List.of(satisfied(cells, answer), rulesSay(field, answer)));
        complete &= answers.complete();
        List<Choice> choices = new ArrayList<>();
        for (Object to : answers.of(cuts(field, cells))) {
            choices.add(new Choice(
                    slot,
                    choices.size(),
                    new Change(field.name(), from, to),
                    rows(cells, to),
                    rulesSay(field, to).equals(before) ? 0 : kind(field, to)));
        }
        if (!choices.isEmpty()) {
            byField.add(choices);
        }
    }

    private int kind(Field field, Object to) {
        return kinds.computeIfAbsent(List.of(field.name(), rulesSay(field, to)), key -> kinds.size() + 1);
    }

    private static List<Integer> satisfied(Map<Integer, List<Condition>> cells, @Nullable Object answer) {
        return answer == null
                ? List.of()
                : cells.entrySet().stream()
                        .filter(row -> row.getValue().stream().allMatch(cell -> cell.holds(answer)))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private long[] rows(Map<Integer, List<Condition>> cells, Object answer) {
        long[] rows = reach.all();
        cells.keySet().forEach(row -> rows[row >> 6] &= ~(1L << row));
        satisfied(cells, answer).forEach(row -> rows[row >> 6] |= 1L << row);
        return rows;
    }

    /** What an answer says beside cells: to trusted rules, and of the fields of which it decides whether they apply. */
    private List<Boolean> rulesSay(Field field, @Nullable Object answer) {
        Presentation alone =
                new Presentation(base.vocabulary(), answer == null ? Map.of() : Map.of(field.name(), answer));
        Grounds grounds = new Grounds(List.of(alone), List.of(), List.of());
        return Stream.concat(
                        asked.stream()
                                .filter(asks -> asks.field().equals(field.name()))
                                .map(asks -> grounds.of(asks, Map.of()) == Truth.TRUE),
                        dependent(field).map(each -> Objects.requireNonNull(each.appliesWhen())
                                .isRuledOutBy(alone.at(alone.schema().slot(field.name())))))
                .toList();
    }

    private Stream<Field> dependent(Field field) {
        return base.vocabulary().fields().stream()
                .filter(each ->
                        each.appliesWhen() != null && each.appliesWhen().field().equals(field.name()));
    }

    private double[] cuts(Field field, Map<Integer, List<Condition>> cells) {
        TreeSet<Double> cuts = new TreeSet<>();
        if (field.type().isNumeric()) {
            cells.values().forEach(each -> each.forEach(cell -> cuts.add(cell.bound())));
            asked.stream()
                    .filter(asks -> asks.field().equals(field.name()))
                    .flatMap(asks -> Stream.ofNullable(asks.bound()))
                    .forEach(cuts::add);
            dependent(field)
                    .map(each -> Objects.requireNonNull(each.appliesWhen()))
                    .flatMap(applies ->
                            Stream.concat(Stream.ofNullable(applies.below()), Stream.ofNullable(applies.atLeast())))
                    .forEach(cuts::add);
        }
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
