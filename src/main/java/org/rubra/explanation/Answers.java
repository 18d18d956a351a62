package org.rubra.explanation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Axis;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/** The answers to one field worth trying in the place of a recorded one: the nearest of each kind that something tells apart. */
final class Answers {
    /** A set with more members that are told apart is tried only with one or two of them, or with one more or less than recorded. */
    static final int MOST_MEMBERS = 12;

    private final Field field;
    private final @Nullable Object recorded;
    private final Function<@Nullable Object, Object> said;
    private final List<Set<String>> groups;

    /** @param said what all that asks about the field says of an answer, as something to compare */
    Answers(Field field, @Nullable Object recorded, Function<@Nullable Object, Object> said) {
        this.field = field;
        this.recorded = recorded;
        this.said = said;
        this.groups = groups();
    }

    /** Whether every answer that something tells apart is tried. */
    boolean complete() {
        return groups.size() <= MOST_MEMBERS;
    }

    /**
     * One answer for each thing that is said of answers, the recorded one's aside; the nearest to that first.
     *
     * @param cuts the bounds that something compares numbers with, ascending
     */
    List<Object> of(double[] cuts) {
        Map<Object, Object> apart = new LinkedHashMap<>();
        Object before = said.apply(recorded);
        all(cuts).forEach(answer -> apart.putIfAbsent(said.apply(answer), answer));
        apart.remove(before);
        return List.copyOf(apart.values());
    }

    private Stream<?> all(double[] cuts) {
        return field.type() == Type.SET
                ? sets().sorted(Comparator.comparingInt(this::distance))
                : Axis.ofField("Presentation", field, cuts, true).parts().stream()
                        .filter(part -> part.answer() != null)
                        .map(this::nearest)
                        .sorted(Comparator.comparingDouble(this::distance));
    }

    /** Of the numbers of a stretch, the one next to a recorded one where they are whole; else the least. */
    private Object nearest(Axis.Part part) {
        Object least = Objects.requireNonNull(part.answer());
        if (field.type() == Type.INTEGER && recorded instanceof Double number && number >= part.below()) {
            double greatest = Math.ceil(part.below()) - 1;
            return field.admits(greatest) ? (Object) greatest : least;
        }
        return least;
    }

    /** The members of a set in groups that nothing tells apart. */
    private List<Set<String>> groups() {
        Map<Object, Set<String>> groups = new LinkedHashMap<>();
        if (field.type() == Type.SET) {
            field.allowed()
                    .forEach(member -> groups.computeIfAbsent(said.apply(Set.of(member)), key -> new LinkedHashSet<>())
                            .add(member));
        }
        return List.copyOf(groups.values());
    }

    private Stream<Set<String>> sets() {
        return complete() ? IntStream.range(1, 1 << groups.size()).mapToObj(chosen -> set(groups, chosen)) : some();
    }

    /** Every one and two of the groups, and the recorded set with one group more or less. */
    private Stream<Set<String>> some() {
        return groups.stream().flatMap(one -> {
            Set<String> less = new LinkedHashSet<>(had());
            less.removeAll(one);
            Set<String> more = new LinkedHashSet<>(had());
            more.addAll(set(List.of(one), 1));
            return Stream.concat(groups.stream().map(other -> set(List.of(one, other), 3)), Stream.of(less, more))
                    .filter(set -> !set.isEmpty());
        });
    }

    /** Of each chosen group the recorded members, or its first. */
    private Set<String> set(List<Set<String>> groups, int chosen) {
        Set<String> had = had();
        Set<String> set = new LinkedHashSet<>();
        for (int at = 0; at < groups.size(); at++) {
            if ((chosen >> at & 1) == 1) {
                List<String> kept =
                        groups.get(at).stream().filter(had::contains).toList();
                set.addAll(kept.isEmpty() ? List.of(groups.get(at).iterator().next()) : kept);
            }
        }
        return set;
    }

    private Set<String> had() {
        Set<String> had = new LinkedHashSet<>();
        if (recorded instanceof Set<?> members) {
            members.forEach(member -> had.add(String.valueOf(member)));
        }
        return had;
    }

    /** How far a number lies from the recorded one; all are as far where there is none. */
    private double distance(Object answer) {
        return recorded instanceof Double before && answer instanceof Double number ? Math.abs(number - before) : 0;
    }

    /** How many members more or less than recorded. */
    private int distance(Set<String> set) {
        Set<String> had = had();
        int kept = (int) set.stream().filter(had::contains).count();
        return set.size() + had.size() - 2 * kept;
    }
}
