package org.rubra.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.table.Axis;
import org.rubra.table.Box;
import org.rubra.table.Grid;

/**
 * Decides whether boxes cover a region, exactly, by splitting the region along the axis that the boxes with the fewest bounds need. Of the parts of an axis only
 * those are looked at in which no box fewer counts: where a part may be unknown, this is mostly the unknown alone.
 */
final class Cover {
    private final Grid grid;
    private final Witness witness;
    private final Budget budget;
    private final boolean[] independent;
    private final Set<Box> used = Collections.newSetFromMap(new IdentityHashMap<>());

    Cover(Grid grid, Known known, Budget budget) {
        this.grid = grid;
        this.witness = new Witness(grid, known);
        this.budget = budget;
        this.independent = independent(grid, witness);
    }

    /** The boxes that took part in covering what was asked about so far. */
    Set<Box> used() {
        return used;
    }

    /** A part of the region that no box touches and in which facts lie; empty where the boxes cover all of it. */
    Optional<Box> hole(Box region, List<Box> boxes) throws Budget.Spent {
        budget.spend(boxes.size() + 1);
        List<Box> partial = new ArrayList<>();
        for (Box box : boxes) {
            if (box.meets(region)) {
                if (box.contains(region)) {
                    used.add(box);
                    return Optional.empty();
                }
                partial.add(box);
            }
        }
        if (partial.isEmpty()) {
            return witness.exists(region) ? Optional.of(region) : Optional.empty();
        }
        int axis = sharpest(region, partial);
        for (int[] parts : parts(axis, region, partial)) {
            Optional<Box> narrowed = witness.narrowed(region, axis, parts);
            Optional<Box> hole = narrowed.isPresent() ? hole(narrowed.get(), partial) : narrowed;
            if (hole.isPresent()) {
                return hole;
            }
        }
        return Optional.empty();
    }

    /** Of the boxes that bound the region on the fewest axes, the axis that most of them bound. */
    private int sharpest(Box region, List<Box> boxes) {
        int[] counts = new int[grid.axes().size()];
        int fewest = Integer.MAX_VALUE;
        for (Box box : boxes) {
            int[] bounded = box.boundedIn(region);
            if (bounded.length < fewest) {
                fewest = bounded.length;
                Arrays.fill(counts, 0);
            }
            if (bounded.length == fewest) {
                for (int axis : bounded) {
                    counts[axis]++;
                }
            }
        }
        int sharpest = 0;
        for (int axis = 1; axis < counts.length; axis++) {
            sharpest = counts[axis] > counts[sharpest] ? axis : sharpest;
        }
        return sharpest;
    }

    /** The parts of an axis by the boxes that have them, those with the fewest boxes first. */
    private List<int[]> parts(int axis, Box region, List<Box> boxes) {
        Map<BitSet, List<Integer>> byBoxes = new LinkedHashMap<>();
        for (int part : region.of(axis)) {
            BitSet having = new BitSet(boxes.size());
            for (int box = 0; box < boxes.size(); box++) {
                having.set(box, boxes.get(box).has(axis, part));
            }
            byBoxes.computeIfAbsent(having, key -> new ArrayList<>()).add(part);
        }
        boolean fewestWillDo = mayBeChosenFreely(axis, region);
        return byBoxes.entrySet().stream()
                .filter(each -> !fewestWillDo
                        || byBoxes.keySet().stream()
                                .noneMatch(other -> !other.equals(each.getKey()) && within(other, each.getKey())))
                .sorted(Comparator.comparing(each -> each.getKey().cardinality()))
                .map(each -> each.getValue().stream().mapToInt(part -> part).toArray())
                .toList();
    }

    private static boolean within(BitSet one, BitSet other) {
        BitSet rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest.isEmpty();
    }

    /** Whether any part of an axis can be had whatever the other axes say, so that a part with fewer boxes stands for one with more. */
    private boolean mayBeChosenFreely(int axis, Box region) {
        Axis each = grid.axes().get(axis);
        return independent[axis]
                && (!each.isSet() || Members.of(grid, each, region).wanted().isEmpty());
    }

    private static boolean[] independent(Grid grid, Witness witness) {
        List<Axis> axes = grid.axes();
        Set<String> deciding = new TreeSet<>();
        axes.stream()
                .filter(witness::mustBeKnown)
                .map(axis -> axis.field().appliesWhen())
                .filter(Objects::nonNull)
                .forEach(applies -> deciding.add(applies.field()));
        boolean[] independent = new boolean[axes.size()];
        for (int axis = 0; axis < independent.length; axis++) {
            Axis each = axes.get(axis);
            boolean decided = witness.mustBeKnown(each) && each.field().appliesWhen() != null;
            independent[axis] = !decided
                    && (each.isOutcome() || !deciding.contains(each.field().name()))
                    && (!each.isSet() || !witness.mustBeKnown(each) || leavesOneOver(each, axes));
        }
        return independent;
    }

    /** Whether a set can be known and yet hold nothing that any row names. */
    private static boolean leavesOneOver(Axis set, List<Axis> axes) {
        Set<String> named = new TreeSet<>();
        axes.stream()
                .filter(axis -> axis.isSet() && axis.field().equals(set.field()))
                .forEach(axis -> named.addAll(axis.members()));
        return !named.containsAll(set.field().allowed());
    }
}
