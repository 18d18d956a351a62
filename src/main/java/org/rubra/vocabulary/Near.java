package org.rubra.vocabulary;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The allowed word that a mistyped one is nearest to, by the number of letters to change. */
public final class Near {
    private Near() {}

    /** The nearest word, or null where none differs by at most a third of its letters. */
    public static @Nullable String to(String word, Iterable<String> allowed) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : allowed) {
            int distance = distance(word.strip().toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(1, candidate.length() / 3)) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > other.length()) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] spare = previous;
            previous = current;
            current = spare;
        }
        return previous[other.length()];
    }
}
