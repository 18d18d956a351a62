package org.rubra.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be kept of a tree to go on adding leaves: the roots of its largest full subtrees, left to right. Immutable.
 *
 * @param size how many leaves the tree has
 * @param roots as many as {@code size} has bits that are 1, the largest subtree first
 */
public record Range(long size, List<Hash> roots) {
    /** A tree without leaves. */
    public static final Range NONE = new Range(0, List.of());

    /** @throws IllegalArgumentException when there are more or fewer roots than the size asks for */
    public Range {
        roots = List.copyOf(roots);
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(roots.size() + " roots for " + size + " leaves");
        }
    }

    /** The tree with one more leaf. */
    public Range append(Hash leaf) {
        List<Hash> more = new ArrayList<>(roots);
        Hash last = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            last = Hash.node(more.remove(more.size() - 1), last);
        }
        more.add(last);
        return new Range(size + 1, more);
    }

    /** The root of the whole tree. */
    public Hash root() {
        if (roots.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = Hash.node(roots.get(i), root);
        }
        return root;
    }

    /** The roots in a row, as they are stored. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(roots.size() * Hash.LENGTH);
        roots.forEach(root -> bytes.put(root.bytes()));
        return bytes.array();
    }

    /** @throws IllegalArgumentException when the bytes are not those of a tree of this size */
    public static Range of(long size, byte[] bytes) {
        List<Hash> roots = new ArrayList<>();
        if (bytes.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no row of hashes");
        }
        for (int from = 0; from < bytes.length; from += Hash.LENGTH) {
            roots.add(Hash.of(java.util.Arrays.copyOfRange(bytes, from, from + Hash.LENGTH)));
        }
        return new Range(size, roots);
    }
}
