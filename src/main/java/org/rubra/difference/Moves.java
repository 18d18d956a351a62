package org.rubra.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the matched things of one home stand in another order than before. */
final class Moves {
    private Moves() {}

    /**
     * The positions, in the new list, of those that moved.
     *
     * @param formerly for positions in the new list, ascending, the positions in the old one
     */
    static Set<Integer> of(List<Item> before, List<Item> after, Map<Integer, Integer> formerly) {
        Map<String, List<Integer>> stayed = new LinkedHashMap<>();
        formerly.forEach((to, from) -> {
            if (before.get(from).home().equals(after.get(to).home())) {
                stayed.computeIfAbsent(after.get(to).home(), home -> new ArrayList<>())
                        .add(to);
            }
        });
        Set<Integer> moved = new HashSet<>();
        for (List<Integer> positions : stayed.values()) {
            Set<Integer> kept = Order.kept(positions.stream().map(formerly::get).toList());
            for (int at = 0; at < positions.size(); at++) {
                if (!kept.contains(at)) {
                    moved.add(positions.get(at));
                }
            }
        }
        return moved;
    }
}
