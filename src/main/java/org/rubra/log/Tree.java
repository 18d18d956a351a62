package org.rubra.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The proofs of a tree, worked out from its leaves; RFC 6962, 2.1.1 and 2.1.2.
 *
 * @param subtrees the hashes of its full subtrees
 */
public record Tree(Subtrees subtrees) {

    /** Where the hashes of full subtrees are found. */
    public interface Subtrees {
        /**
         * The root of the full subtree over {@code 2^height} leaves, from leaf {@code index · 2^height} on.
         *
         * @throws java.io.UncheckedIOException when it cannot be read
         */
        Hash at(int height, long index);
    }

    /** A tree whose leaves are all at hand. */
    public static Tree of(List<Hash> leaves) {
        return new Tree(new Subtrees() {
            @Override
            public Hash at(int height, long index) {
                return height == 0
                        ? leaves.get(Math.toIntExact(index))
                        : Hash.node(at(height - 1, 2 * index), at(height - 1, 2 * index + 1));
            }
        });
    }

    /** The root of the first {@code size} leaves. */
    public Hash root(long size) {
        return size == 0 ? Hash.EMPTY : root(0, size);
    }

    /** The root of the leaves from one on up to another; {@code from} is a multiple of the largest power of two below their number. */
    private Hash root(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return subtrees.at(height, from >> height);
        }
        long left = Long.highestOneBit(count - 1);
        return Hash.node(root(from, from + left), root(from + left, to));
    }

    /**
     * Proves that a leaf is at its place: the hashes that lead from it to the root.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                inclusion(index, from, middle, path);
                path.add(root(middle, to));
            } else {
                inclusion(index, middle, to, path);
                path.add(root(from, middle));
            }
        }
    }

    /**
     * Proves that a tree goes on from an earlier one of which it kept every leaf.
     *
     * @throws IllegalArgumentException unless {@code 0 < earlier <= size}
     */
    public List<Hash> consistency(long earlier, long size) {
        if (earlier <= 0 || earlier > size) {
            throw new IllegalArgumentException("no proof from " + earlier + " leaves to " + size);
        }
        List<Hash> path = new ArrayList<>();
        consistency(earlier, 0, size, true, path);
        return path;
    }

    /** @param whole whether the part is, as it was, a subtree of the earlier tree whose root the verifier has */
    private void consistency(long earlier, long from, long to, boolean whole, List<Hash> path) {
        if (earlier == to) {
            if (!whole) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        if (earlier <= middle) {
            consistency(earlier, from, middle, whole, path);
            path.add(root(middle, to));
        } else {
            consistency(earlier, middle, to, false, path);
            path.add(root(from, middle));
        }
    }
}
