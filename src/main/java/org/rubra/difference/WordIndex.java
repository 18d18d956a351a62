package org.rubra.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the pairs that share most of their words without holding each against each: two such items must share one of their rarest words, so only
 * these are looked up.
 */
final class WordIndex {
    /** Of an item that is like very many others, only the likest are kept. */
    private static final int MOST_FOR_ONE = 20;

    private final List<int[]> gone;
    private final List<int[]> come;

    /** Two items, by position, and how many words they share of those of both. */
    record Match(int gone, int come, int shared, int words) {
        double likeness() {
            return 2.0 * shared / words;
        }
    }

    WordIndex(List<Item> gone, List<Item> come) {
        Map<String, Integer> counts = new TreeMap<>();
        List<Set<String>> words = Stream.concat(gone.stream(), come.stream())
                .map(WordIndex::words)
                .toList();
        words.forEach(each -> each.forEach(word -> counts.merge(word, 1, Integer::sum)));
        Map<String, Integer> ranks = new HashMap<>();
        counts.entrySet().stream()
                .sorted(Comparator.comparingInt(Map.Entry<String, Integer>::getValue))
                .forEach(entry -> ranks.put(entry.getKey(), ranks.size()));
        List<int[]> ranked = words.stream()
                .map(each -> each.stream().mapToInt(ranks::get).sorted().toArray())
                .toList();
        this.gone = ranked.subList(0, gone.size());
        this.come = ranked.subList(gone.size(), ranked.size());
    }

    private static Set<String> words(Item item) {
        Set<String> words = new HashSet<>();
        item.parts().forEach((key, part) -> {
            for (String word : part.value().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.]+", -1)) {
                if (!word.isEmpty()) {
                    words.add(key + '\0' + word);
                }
            }
        });
        return words;
    }

    /** All pairs at least that alike. */
    List<Match> matches(int leastOfTen) {
        Map<Integer, List<Integer>> byRareWord = new HashMap<>();
        for (int at = 0; at < come.size(); at++) {
            for (int word = 0; word < rare(come.get(at).length, leastOfTen); word++) {
                byRareWord
                        .computeIfAbsent(come.get(at)[word], key -> new ArrayList<>())
                        .add(at);
            }
        }
        List<Match> matches = new ArrayList<>();
        for (int at = 0; at < gone.size(); at++) {
            matches.addAll(matches(at, byRareWord, leastOfTen));
        }
        return matches;
    }

    private List<Match> matches(int at, Map<Integer, List<Integer>> byRareWord, int leastOfTen) {
        int[] words = gone.get(at);
        Set<Integer> candidates = new HashSet<>();
        for (int word = 0; word < rare(words.length, leastOfTen); word++) {
            candidates.addAll(byRareWord.getOrDefault(words[word], List.of()));
        }
        return candidates.stream()
                .map(other ->
                        new Match(at, other, shared(words, come.get(other)), words.length + come.get(other).length))
                .filter(match -> 20 * match.shared() >= leastOfTen * match.words())
                .sorted(Comparator.comparingDouble((Match match) -> -match.likeness())
                        .thenComparingInt(Match::come))
                .limit(MOST_FOR_ONE)
                .toList();
    }

    /** Of so many words, how many of the rarest there are of which one must be shared: the others are too few by themselves. */
    private static int rare(int words, int leastOfTen) {
        int fewest = ceiling(words * leastOfTen, 20 - leastOfTen);
        return words == 0 ? 0 : words - ceiling(leastOfTen * (words + fewest), 20) + 1;
    }

    private static int ceiling(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private static int shared(int[] one, int[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
