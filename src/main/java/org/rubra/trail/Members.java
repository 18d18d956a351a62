package org.rubra.trail;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Some of the 256 answers of a tile, each by its place in it, from 0. Immutable.
 *
 * <p>Stored as the places themselves, a byte each in order, where they are fewer than 32, else as a bit for each of the 256: so by their length they are
 * told apart, and none takes more than 32 bytes.
 */
final class Members {
    /** How many answers a tile has. */
    static final int ALL = 256;

    private static final int BYTES = ALL / Byte.SIZE;

    private final BitSet bits;

    private Members(BitSet bits) {
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when this is more than members take */
    static Members read(byte[] stored) {
        if (stored.length > BYTES) {
            throw new IllegalArgumentException(
                    "found " + stored.length + " bytes of members; expected at most " + BYTES);
        }
        return stored.length == BYTES
                ? new Members(BitSet.valueOf(stored))
                : of(IntStream.range(0, stored.length).map(i -> Byte.toUnsignedInt(stored[i])));
    }

    static Members of(IntStream places) {
        BitSet bits = new BitSet(ALL);
        places.forEach(bits::set);
        return new Members(bits);
    }

    /** The first of a tile. */
    static Members below(int end) {
        return of(IntStream.range(0, end));
    }

    Members and(Members other) {
        BitSet both = (BitSet) bits.clone();
        both.and(other.bits);
        return new Members(both);
    }

    Members without(Members others) {
        BitSet less = (BitSet) bits.clone();
        less.andNot(others.bits);
        return new Members(less);
    }

    boolean isEmpty() {
        return bits.isEmpty();
    }

    int count() {
        return bits.cardinality();
    }

    /** The greatest place; -1 where there is none. */
    int last() {
        return bits.length() - 1;
    }

    /** From the greatest place down. */
    IntStream newestFirst() {
        return IntStream.iterate(last(), place -> place >= 0, place -> bits.previousSetBit(place - 1));
    }

    byte[] bytes() {
        if (count() >= BYTES) {
            return Arrays.copyOf(bits.toByteArray(), BYTES);
        }
        byte[] places = new byte[count()];
        int[] each = bits.stream().toArray();
        for (int i = 0; i < each.length; i++) {
            places[i] = (byte) each[i];
        }
        return places;
    }
}
