package org.rubra.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Pairs what vanished with what is new, where the two are alike: first those that say the same in every part; then, likest first, those of whose
 * words (each counted once in each part) at least {@value #LEAST_OF_TEN} tenths are shared, twice the shared words taken over the words of both; and
 * then those that say the same in every part but the title. Of equally like ones, those that stand first.
 */
final class Likeness {
    /** In tenths. */
    static final int LEAST_OF_TEN = 6;

    private final List<Item> gone;
    private final List<Item> come;
    private final Map<Integer, Integer> pairs = new HashMap<>();
    private final boolean[] taken;

    private Likeness(List<Item> gone, List<Item> come) {
        this.gone = gone;
        this.come = come;
        this.taken = new boolean[come.size()];
    }

    /** For the positions of what vanished, those of what is new. */
    static Map<Integer, Integer> pairs(List<Item> gone, List<Item> come) {
        Likeness likeness = new Likeness(gone, come);
        if (!gone.isEmpty() && !come.isEmpty()) {
            likeness.equal(Likeness::values);
            likeness.alike();
            likeness.equal(Likeness::untitled);
        }
        return likeness.pairs;
    }

    private void equal(Function<Item, Map<String, String>> said) {
        Map<Map<String, String>, Deque<Integer>> positions = new HashMap<>();
        for (int at = 0; at < come.size(); at++) {
            if (!taken[at]) {
                positions
                        .computeIfAbsent(said.apply(come.get(at)), key -> new ArrayDeque<>())
                        .add(at);
            }
        }
        positions.remove(Map.of());
        for (int at = 0; at < gone.size(); at++) {
            Deque<Integer> same = pairs.containsKey(at) ? null : positions.get(said.apply(gone.get(at)));
            if (same != null && !same.isEmpty()) {
                pair(at, same.remove());
            }
        }
    }

    private static Map<String, String> values(Item item) {
        Map<String, String> values = new HashMap<>();
        item.parts().forEach((key, part) -> {
            if (!part.value().isEmpty()) {
                values.put(key, part.value());
            }
        });
        return values;
    }

    private static Map<String, String> untitled(Item item) {
        Map<String, String> values = values(item);
        values.remove(Item.TITLE);
        return values;
    }

    private void alike() {
        List<WordIndex.Match> matches = new ArrayList<>(new WordIndex(gone, come).matches(LEAST_OF_TEN));
        matches.sort(Comparator.comparingDouble((WordIndex.Match match) -> -match.likeness())
                .thenComparingInt(WordIndex.Match::gone)
                .thenComparingInt(WordIndex.Match::come));
        matches.stream()
                .filter(match -> !pairs.containsKey(match.gone()) && !taken[match.come()])
                .forEach(match -> pair(match.gone(), match.come()));
    }

    private void pair(int from, int to) {
        pairs.put(from, to);
        taken[to] = true;
    }
}
