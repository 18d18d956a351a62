package org.rubra.table;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A region of what the rows of a table tell apart: on each axis some of its parts. Immutable. */
public final class Box {
    private final long[][] parts;
    private final long[][] all;
    private final int[] bounded;

    Box(long[][] parts, long[][] all) {
        this.parts = parts;
        this.all = all;
        this.bounded = IntStream.range(0, parts.length)
                .filter(axis -> !Arrays.equals(parts[axis], all[axis]))
                .toArray();
    }

    /** The axes on which it leaves out a part that the region has. */
    public int[] boundedIn(Box region) {
        int[] found = new int[bounded.length];
        int count = 0;
        for (int axis : bounded) {
            if (!isWithin(region.parts[axis], parts[axis])) {
                found[count++] = axis;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Whether it has a part of an axis. */
    public boolean has(int axis, int part) {
        return (parts[axis][part >> 6] & 1L << part) != 0;
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return Arrays.stream(bounded).anyMatch(axis -> isNone(parts[axis]));
    }

    private static boolean isNone(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether two boxes, of which neither is empty, have something in common. */
    public boolean meets(Box other) {
        for (int axis : bounded) {
            if (isApart(parts[axis], other.parts[axis])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isApart(long[] one, long[] other) {
        for (int word = 0; word < one.length; word++) {
            if ((one[word] & other[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all that is in the other is in this. */
    public boolean contains(Box other) {
        for (int axis : bounded) {
            if (!isWithin(other.parts[axis], parts[axis])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(long[] some, long[] all) {
        for (int word = 0; word < all.length; word++) {
            if ((some[word] & ~all[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** What both have in common. */
    public Box and(Box other) {
        long[][] common = parts.clone();
        for (int axis : other.bounded) {
            common[axis] = parts[axis].clone();
            for (int word = 0; word < common[axis].length; word++) {
                common[axis][word] &= other.parts[axis][word];
            }
        }
        return new Box(common, all);
    }

    /** The same with only these parts of an axis. */
    public Box with(int axis, int... wanted) {
        long[][] changed = parts.clone();
        changed[axis] = new long[parts[axis].length];
        for (int part : wanted) {
            changed[axis][part >> 6] |= 1L << part;
        }
        return new Box(changed, all);
    }

    /** The parts that it has of an axis, ascending. */
    public int[] of(int axis) {
        return IntStream.range(0, parts[axis].length * 64)
                .filter(part -> has(axis, part))
                .toArray();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Box box && Arrays.deepEquals(parts, box.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(parts);
    }
}
