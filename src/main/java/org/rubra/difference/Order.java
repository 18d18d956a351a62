package org.rubra.difference;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which members of a list kept their order; the others are the fewest that must be moved to get from one order to the other. */
final class Order {
    private Order() {}

    /**
     * The positions, in the new list, of a longest run that kept its order.
     *
     * @param formerly for each member of the new list, its position in the old one
     */
    static Set<Integer> kept(List<Integer> formerly) {
        int[] least = new int[formerly.size()];
        int[] ends = new int[formerly.size()];
        int[] previous = new int[formerly.size()];
        int length = 0;
        for (int at = 0; at < formerly.size(); at++) {
            int found = Arrays.binarySearch(least, 0, length, formerly.get(at));
            int position = found < 0 ? -found - 1 : found;
            least[position] = formerly.get(at);
            ends[position] = at;
            previous[at] = position == 0 ? -1 : ends[position - 1];
            length = Math.max(length, position + 1);
        }
        Set<Integer> kept = new HashSet<>();
        for (int at = length == 0 ? -1 : ends[length - 1]; at >= 0; at = previous[at]) {
            kept.add(at);
        }
        return kept;
    }
}
