package org.rubra.trail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/**
 * Some of the 256 answers of a tile, each by its place in it, from 0. Immutable.
 *
 * <p>Stored as the places themselves, a byte each in order, where they are fewer than 32, else as a bit for each of the 256: so by their length they are
 * told apart, and none takes more than 32 bytes.
 *
 * @param a those of places 0 to 63, the lowest bit first; {@code b}, {@code c} and {@code d} those that follow
 */
record Members(long a, long b, long c, long d) {
    /** How many answers a tile has. */
    static final int ALL = 256;

    private static final int BYTES = ALL / Byte.SIZE;

    /** @throws IllegalArgumentException when this is more than members take */
    static Members read(byte[] stored) {
        if (stored.length > BYTES) {
            throw new IllegalArgumentException(
                    "found " + stored.length + " bytes of members; expected at most " + BYTES);
        }
        if (stored.length < BYTES) {
            return of(IntStream.range(0, stored.length).map(i -> Byte.toUnsignedInt(stored[i])));
        }
        return of(stored);
    }

    /** @param bits 32 bytes */
    private static Members of(byte[] bits) {
        ByteBuffer longs = ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN);
        return new Members(longs.getLong(), longs.getLong(), longs.getLong(), longs.getLong());
    }

    static Members of(IntStream places) {
        byte[] bits = new byte[BYTES];
        places.forEach(place -> bits[place / Byte.SIZE] |= (byte) (1 << place % Byte.SIZE));
        return of(bits);
    }

    /** The first of a tile. */
    static Members below(int end) {
        return of(IntStream.range(0, end));
    }

    Members and(Members other) {
        return new Members(a & other.a, b & other.b, c & other.c, d & other.d);
    }

    Members without(Members others) {
        return new Members(a & ~others.a, b & ~others.b, c & ~others.c, d & ~others.d);
    }

    boolean isEmpty() {
        return (a | b | c | d) == 0;
    }

    int count() {
        return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
    }

    private boolean has(int place) {
        long bits =
                switch (place / Long.SIZE) {
                    case 0 -> a;
                    case 1 -> b;
                    case 2 -> c;
                    default -> d;
                };
        return (bits >>> place & 1) == 1;
    }

    private IntStream places() {
        return IntStream.range(0, ALL).filter(this::has);
    }

    /** The greatest place; -1 where there is none. */
    int last() {
        if (d != 0) {
            return last(3, d);
        }
        return c != 0 ? last(2, c) : b != 0 ? last(1, b) : last(0, a);
    }

    private static int last(int quarter, long bits) {
        return quarter * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
    }

    /** From the greatest place down. */
    IntStream newestFirst() {
        return IntStream.rangeClosed(1, ALL).map(back -> ALL - back).filter(this::has);
    }

    byte[] bytes() {
        if (count() >= BYTES) {
            return ByteBuffer.allocate(BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(a)
                    .putLong(b)
                    .putLong(c)
                    .putLong(d)
                    .array();
        }
        byte[] places = new byte[count()];
        int[] each = places().toArray();
        for (int i = 0; i < each.length; i++) {
            places[i] = (byte) each[i];
        }
        return places;
    }
}
