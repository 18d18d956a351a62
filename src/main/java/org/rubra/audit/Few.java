package org.rubra.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The last few used of things that take long to make and much memory to hold. Safe to share among threads. */
final class Few<K, V> {
    private final int most;
    private final Function<K, V> making;
    private final Map<K, V> made = new LinkedHashMap<>(8, 0.75f, true);

    Few(int most, Function<K, V> making) {
        this.most = most;
        this.making = making;
    }

    synchronized V of(K key) {
        V value = made.computeIfAbsent(key, making);
        if (made.size() > most) {
            made.remove(made.keySet().iterator().next());
        }
        return value;
    }
}
