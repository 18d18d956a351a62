package org.rubra.conclusion;

import java.util.Arrays;
import java.util.function.Function;

/** Finds an enum's constant by the code that tables and callers write. */
final class Coded {
    private Coded() {}

    static <T> T find(T[] all, Function<T, String> code, String wanted) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found \"" + wanted + "\"; expected one of "
                        + String.join(", ", Arrays.stream(all).map(code).toList())));
    }
}
