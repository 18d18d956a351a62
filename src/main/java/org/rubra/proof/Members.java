package org.rubra.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.table.Axis;
import org.rubra.table.Box;
import org.rubra.table.Grid;

/**
 * What a region says of one set.
 *
 * @param allowed all that it could hold, in the vocabulary's order
 * @param out what it must not hold
 * @param wanted choices of which it must hold one each
 */
record Members(List<String> allowed, Set<String> out, List<Set<String>> wanted) {

    static Members of(Grid grid, Axis set, Box region) {
        Set<String> out = new TreeSet<>();
        List<Set<String>> wanted = new ArrayList<>();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            Axis each = grid.axes().get(axis);
            if (each.isSet() && each.field().equals(set.field())) {
                if (!region.has(axis, Axis.HAS)) {
                    out.addAll(each.members());
                } else if (!region.has(axis, Axis.LACKS)) {
                    wanted.add(each.members());
                }
            }
        }
        return new Members(set.field().allowed(), out, wanted);
    }

    boolean isPossible() {
        return wanted.stream().noneMatch(out::containsAll);
    }

    Optional<String> anyFree() {
        return allowed.stream().filter(member -> !out.contains(member)).findFirst();
    }

    /** A few members that serve every choice; none where there is no choice. */
    Set<String> fewest() {
        Set<String> chosen = new LinkedHashSet<>();
        List<Set<String>> left = new ArrayList<>(wanted);
        while (!left.isEmpty()) {
            String best = allowed.stream()
                    .filter(member -> !out.contains(member))
                    .max(Comparator.comparing(member ->
                            left.stream().filter(each -> each.contains(member)).count()))
                    .orElseThrow();
            chosen.add(best);
            left.removeIf(each -> each.contains(best));
        }
        return chosen;
    }
}
