package org.rubra.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Axis;
import org.rubra.table.Box;
import org.rubra.table.Grid;
import org.rubra.vocabulary.Field;

/** Finds facts that lie in a region of a grid, as few as will do; or that there are none, since axes of one field depend on each other. */
final class Witness {
    /** What comes before the name of an outcome's field. */
    static final String OUTCOME = "outcome ";

    private final Grid grid;
    private final Known known;

    Witness(Grid grid, Known known) {
        this.grid = grid;
        this.known = known;
    }

    /** The box of all that is looked at. */
    Box everything() {
        Box box = grid.everything();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            Axis each = grid.axes().get(axis);
            if (!each.isSet() && mustBeKnown(each) && each.field().appliesWhen() == null) {
                box = box.with(
                        axis,
                        IntStream.of(box.of(axis))
                                .filter(part -> each.parts().get(part).answer() != null)
                                .toArray());
            }
        }
        return box;
    }

    boolean mustBeKnown(Axis axis) {
        return known == Known.WHAT_IS_ASKED && axis.asked() && !axis.isOutcome();
    }

    /** The region with only these parts of an axis, and what follows for the other axes of a set; empty where that cannot be. */
    Optional<Box> narrowed(Box region, int axis, int[] parts) {
        Box narrowed = region.with(axis, parts);
        Axis each = grid.axes().get(axis);
        if (!each.isSet()) {
            return Optional.of(narrowed);
        }
        Members members = Members.of(grid, each, narrowed);
        for (int other = 0; other < grid.axes().size(); other++) {
            Axis its = grid.axes().get(other);
            if (its.isSet() && its.field().equals(each.field())) {
                boolean lacks = members.out().containsAll(its.members());
                boolean has = members.wanted().stream().anyMatch(wanted -> wanted.stream()
                        .allMatch(member ->
                                its.members().contains(member) || members.out().contains(member)));
                narrowed = lacks ? narrowed.with(other, Axis.LACKS) : has ? narrowed.with(other, Axis.HAS) : narrowed;
            }
        }
        return members.isPossible() ? Optional.of(narrowed) : Optional.empty();
    }

    boolean exists(Box region) {
        return find(region).isPresent();
    }

    /** Facts in the region by field name, an outcome's with {@link #OUTCOME} before it. */
    Optional<Map<String, Object>> find(Box region) {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<Field> moot = new ArrayList<>();
        Set<Field> sets = new LinkedHashSet<>();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            Axis each = grid.axes().get(axis);
            boolean possible = each.isSet()
                    ? !sets.add(each.field()) || set(each, region, facts, moot)
                    : one(axis, region, facts, moot);
            if (!possible) {
                return Optional.empty();
            }
        }
        return decide(region, moot, facts) ? Optional.of(facts) : Optional.empty();
    }

    /** The name of an axis' field; what has been concluded is told from what was said. */
    static String name(Axis axis) {
        return (axis.isOutcome() ? OUTCOME : "") + axis.field().name();
    }

    /** An answer to a field that is no set. */
    private boolean one(int axis, Box region, Map<String, Object> facts, List<Field> moot) {
        Axis each = grid.axes().get(axis);
        Object first = answer(axis, region, answer -> true);
        boolean mayBeUnknown = IntStream.of(region.of(axis))
                .anyMatch(part -> each.parts().get(part).answer() == null);
        if (!mustBeKnown(each) && (mayBeUnknown || isAny(axis, region))) {
            return true;
        }
        if (first != null) {
            facts.put(name(each), first);
            return true;
        }
        return mayBeUnknown && moot.add(each.field());
    }

    private boolean isAny(int axis, Box region) {
        return region.of(axis).length == grid.axes().get(axis).parts().size()
                && !grid.axes().get(axis).parts().isEmpty();
    }

    private @Nullable Object answer(int axis, Box region, Predicate<Object> wanted) {
        return IntStream.of(region.of(axis))
                .mapToObj(part -> grid.axes().get(axis).parts().get(part))
                .map(Axis.Part::answer)
                .filter(answer -> answer != null && wanted.test(answer))
                .findFirst()
                .orElse(null);
    }

    /** The members of a set: one at least for each axis that it must have, and none of those that it must lack. */
    private boolean set(Axis axis, Box region, Map<String, Object> facts, List<Field> moot) {
        Members members = Members.of(grid, axis, region);
        if (!members.isPossible()) {
            return false;
        }
        Set<String> chosen = members.fewest();
        if (chosen.isEmpty() && mustBeKnown(axis)) {
            Optional<String> any = members.anyFree();
            if (any.isEmpty()) {
                return axis.field().appliesWhen() != null && moot.add(axis.field());
            }
            chosen = Set.of(any.get());
        }
        if (!chosen.isEmpty()) {
            facts.put(name(axis), List.copyOf(chosen));
        }
        return true;
    }

    /** Answers to the fields that decide whether others apply, so that those which nothing answers cannot. */
    private boolean decide(Box region, List<Field> moot, Map<String, Object> facts) {
        Map<String, Predicate<Object>> deciding = new LinkedHashMap<>();
        for (Field field : moot) {
            Field.Applies applies = field.appliesWhen();
            if (applies == null) {
                return false;
            }
            deciding.merge(applies.field(), applies::isRuledOutBy, Predicate::and);
        }
        for (Map.Entry<String, Predicate<Object>> each : deciding.entrySet()) {
            int axis = IntStream.range(0, grid.axes().size())
                    .filter(i -> grid.axes().get(i).field().name().equals(each.getKey())
                            && !grid.axes().get(i).isOutcome())
                    .findFirst()
                    .orElse(-1);
            Object answer = axis < 0 ? null : answer(axis, region, each.getValue());
            if (answer == null) {
                return false;
            }
            facts.put(each.getKey(), answer);
        }
        return true;
    }
}
