package org.rubra.log;

import java.util.List;

/** Checks proofs without the tree; RFC 9162, 2.1.3.2 and 2.1.4.2, which hold for RFC 6962 too. */
public final class Proofs {
    private Proofs() {}

    /** Whether the path leads from a leaf to the root. */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the path leads from the root of an earlier tree to that of a later one; from a tree without leaves nothing is proven. */
    public static boolean isConsistent(long earlier, Hash earlierRoot, long size, Hash root, List<Hash> path) {
        if (earlier <= 0 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return path.isEmpty() && earlierRoot.equals(root);
        }
        boolean power = Long.bitCount(earlier) == 1;
        if (!power && path.isEmpty()) {
            return false;
        }
        long node = earlier - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash first = power ? earlierRoot : path.get(0);
        Hash second = first;
        for (Hash beside : power ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = Hash.node(beside, first);
                second = Hash.node(beside, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = Hash.node(second, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && first.equals(earlierRoot) && second.equals(root);
    }
}
