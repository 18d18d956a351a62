package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Vocabulary;

/**
 * All that the rows of a table tell apart, and each row as a {@link Box} in it. Exact: two presentations in the same parts of all axes are the same
 * to every row. A set that must hold one of some members holds one of every wider choice of members too; the boxes say so.
 */
public final class Grid {
    private final List<Axis> axes = new ArrayList<>();
    private final List<Box> boxes;
    private final Box everything;

    private Grid(List<Row> rows, Vocabulary vocabulary) {
        for (Schema schema : List.of(vocabulary.presentation(), vocabulary.outcome())) {
            addAxes(rows, schema);
        }
        long[][] all = axes.stream().map(Axis::all).toArray(long[][]::new);
        everything = new Box(all, all);
        boxes = rows.stream().map(row -> box(row, all)).toList();
    }

    public static Grid of(DecisionTable table, Vocabulary vocabulary) {
        return new Grid(table.rows(), vocabulary);
    }

    public List<Axis> axes() {
        return axes;
    }

    /** The box of each row, in their order; one that can never hold has an empty box. */
    public List<Box> boxes() {
        return boxes;
    }

    public Box everything() {
        return everything;
    }

    /** Whether some answer satisfies a cell of these rows. */
    public boolean canHold(Condition condition) {
        return axes.stream()
                .filter(axis -> concerns(condition, axis))
                .allMatch(axis -> Arrays.stream(holding(condition, axis)).anyMatch(word -> word != 0));
    }

    private void addAxes(List<Row> rows, Schema schema) {
        Map<String, List<Condition>> asked = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> row.conditions().stream())
                .filter(condition -> condition.fact().equals(schema.fact()))
                .forEach(condition -> asked.computeIfAbsent(condition.field(), key -> new ArrayList<>())
                        .add(condition));
        Set<String> wanted = withDeciding(asked.keySet(), schema);
        for (Field field : schema.fields()) {
            List<Condition> conditions = asked.getOrDefault(field.name(), List.of());
            if (!wanted.contains(field.name())) {
                continue;
            }
            if (field.type() == org.rubra.vocabulary.Type.SET) {
                conditions.stream()
                        .map(Condition::values)
                        .map(LinkedHashSet::new)
                        .distinct()
                        .forEach(members -> axes.add(Axis.ofSet(schema.fact(), field, members)));
            } else {
                axes.add(Axis.ofField(
                        schema.fact(), field, cuts(field, conditions, wanted, schema), !conditions.isEmpty()));
            }
        }
    }

    /** With the fields that decide whether these apply. */
    private static Set<String> withDeciding(Set<String> fields, Schema schema) {
        Set<String> all = new TreeSet<>(fields);
        List<String> left = new ArrayList<>(fields);
        while (!left.isEmpty()) {
            Field field = schema.field(left.remove(0)).orElseThrow();
            if (field.appliesWhen() != null && all.add(field.appliesWhen().field())) {
                left.add(field.appliesWhen().field());
            }
        }
        return all;
    }

    private static double[] cuts(Field field, List<Condition> conditions, Set<String> wanted, Schema schema) {
        if (!field.type().isNumeric()) {
            return new double[0];
        }
        Stream<Double> bounds = schema.fields().stream()
                .filter(each -> wanted.contains(each.name()))
                .map(Field::appliesWhen)
                .filter(applies -> applies != null && applies.field().equals(field.name()))
                .flatMap(applies -> Stream.of(applies.below(), applies.atLeast()))
                .filter(Objects::nonNull);
        return Stream.concat(conditions.stream().map(Condition::bound), bounds)
                .mapToDouble(Double::doubleValue)
                .distinct()
                .sorted()
                .toArray();
    }

    private Box box(Row row, long[][] all) {
        long[][] parts = all.clone();
        for (Condition condition : row.conditions()) {
            IntStream.range(0, axes.size())
                    .filter(axis -> concerns(condition, axes.get(axis)))
                    .forEach(axis -> parts[axis] = and(parts[axis], holding(condition, axes.get(axis))));
        }
        return new Box(parts, all);
    }

    private static boolean concerns(Condition condition, Axis axis) {
        return axis.fact().equals(condition.fact())
                && axis.field().name().equals(condition.field())
                && (!axis.isSet() || axis.members().containsAll(condition.values()));
    }

    private static long[] holding(Condition condition, Axis axis) {
        return axis.isSet() ? new long[] {1L << Axis.HAS} : axis.holding(condition);
    }

    private static long[] and(long[] one, long[] other) {
        long[] both = one.clone();
        for (int word = 0; word < both.length; word++) {
            both[word] &= other[word];
        }
        return both;
    }
}
