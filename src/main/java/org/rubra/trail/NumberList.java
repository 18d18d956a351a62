package org.rubra.trail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Numbers in order, as bytes: of each how much greater it is than the one before, in groups of seven bits, the lowest first; the top bit says that more follow. */
final class NumberList {
    private static final int GROUP = 7;
    private static final int MORE = 1 << GROUP;

    private NumberList() {}

    /** @param numbers none below 0 */
    static byte[] bytes(SortedSet<Integer> numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(numbers.size() + 8);
        int before = 0;
        for (int number : numbers) {
            int rest = number - before;
            for (; rest >= MORE; rest >>>= GROUP) {
                bytes.write(rest | MORE);
            }
            bytes.write(rest);
            before = number;
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes end within a number */
    static List<Integer> read(byte[] bytes) {
        List<Integer> numbers = new ArrayList<>(bytes.length);
        int number = 0;
        int shift = 0;
        for (byte each : bytes) {
            number += (each & (MORE - 1)) << shift;
            if (each < 0) {
                shift += GROUP;
            } else {
                numbers.add(number);
                shift = 0;
            }
        }
        if (shift > 0) {
            throw new IllegalArgumentException("found bytes that end within a number; expected whole ones");
        }
        return numbers;
    }
}
