package org.rubra.trail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Hash;
import org.rubra.log.Range;
import org.rubra.log.Tree;

/**
 * The log's head, and the hashes of full subtrees over each 256, 65,536, … leaves, from which proofs are made without looking at every leaf. The size of
 * the head, and no counter of the database, gives the next position.
 */
final class LogTable {
    /** Subtrees of this many levels are kept. */
    static final int TILE = 8;

    /** Leaves below such a subtree. */
    static final int WIDTH = 1 << TILE;

    private static final int MOST_NODES = 20_000;
    private static final int MOST_TILES = 100;

    private LogTable() {}

    static Range head(Handle handle) {
        return head(handle, "");
    }

    /**
     * The head, to go on from.
     *
     * @param locking what keeps others from going on from it too
     */
    static Range head(Handle handle, String locking) {
        return handle.createQuery("SELECT size, range FROM head WHERE one = 1" + locking)
                .map((row, context) -> range(row.getLong(1), row.getBytes(2)))
                .findOne()
                .orElseThrow(() -> new IllegalStateException("the log has no head"));
    }

    private static Range range(long size, byte[] bytes) {
        try {
            return Range.of(size, bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the head of the log is damaged: " + e.getMessage(), e);
        }
    }

    private static void update(Handle handle, Range head) {
        handle.createUpdate("UPDATE head SET size = :size, range = :range WHERE one = 1")
                .bind("size", head.size())
                .bind("range", head.bytes())
                .execute();
    }

    /** Adds rows, whose positions go on from the head, with all that is kept of them together. */
    static void append(Handle handle, Range head, List<EntryTable.Stored> rows) {
        Range grown = head;
        for (EntryTable.Stored row : rows) {
            grown = grown.append(Hash.of(row.hash()));
        }
        EntryTable.insert(handle, rows);
        fill(handle, head.size(), grown.size());
        Tiles.fill(handle, head.size(), grown.size());
        update(handle, grown);
    }

    /** Keeps the subtrees that are full since the log had fewer leaves. */
    private static void fill(Handle handle, long earlier, long size) {
        for (long tile = earlier / WIDTH; tile < size / WIDTH; tile++) {
            keep(handle, TILE, tile, root(EntryTable.hashes(handle, tile * WIDTH, (tile + 1) * WIDTH)));
            long position = tile;
            for (int height = 2 * TILE; (position + 1) % WIDTH == 0; height += TILE) {
                position /= WIDTH;
                keep(handle, height, position, root(nodes(handle, height - TILE, position)));
            }
        }
    }

    private static void keep(Handle handle, int height, long position, Hash hash) {
        handle.createUpdate("INSERT INTO node (height, position, hash) VALUES (:height, :position, :hash)")
                .bind("height", height)
                .bind("position", position)
                .bind("hash", hash.bytes())
                .execute();
    }

    private static List<Hash> nodes(Handle handle, int height, long parent) {
        return handle.createQuery(
                        "SELECT hash FROM node WHERE height = :height AND position >= :from AND position < :to ORDER BY position")
                .bind("height", height)
                .bind("from", parent * WIDTH)
                .bind("to", (parent + 1) * WIDTH)
                .map((row, context) -> Hash.of(row.getBytes(1)))
                .list();
    }

    private static Hash root(List<Hash> hashes) {
        Range range = Range.NONE;
        for (Hash each : hashes) {
            range = range.append(each);
        }
        return range.root();
    }

    /** The tree as it is stored; what was read of it lately is not read again. */
    static Tree tree(Handle handle) {
        return new Tree(new Subtrees(handle));
    }

    private static final class Subtrees implements Tree.Subtrees {
        private final Handle handle;
        private final Map<Long, List<Hash>> leaves = new HashMap<>();
        private final Map<Node, Hash> nodes = new HashMap<>();

        private record Node(int height, long position) {}

        Subtrees(Handle handle) {
            this.handle = handle;
        }

        @Override
        public Hash at(int height, long position) {
            if (height == 0) {
                return leaf(position);
            }
            Node node = new Node(height, position);
            Hash known = nodes.get(node);
            if (known != null) {
                return known;
            }
            Optional<Hash> kept = height % TILE == 0 ? node(handle, height, position) : Optional.empty();
            Hash hash = kept.orElseGet(() -> Hash.node(at(height - 1, 2 * position), at(height - 1, 2 * position + 1)));
            bound(nodes, MOST_NODES);
            nodes.put(node, hash);
            return hash;
        }

        /** Whoever asks for many proofs asks for those that are near each other. */
        private static void bound(Map<?, ?> read, int most) {
            if (read.size() >= most) {
                read.clear();
            }
        }

        private Hash leaf(long position) {
            long tile = position / WIDTH;
            bound(leaves, MOST_TILES);
            List<Hash> hashes = leaves.computeIfAbsent(
                    tile, number -> EntryTable.hashes(handle, number * WIDTH, (number + 1) * WIDTH));
            int place = Math.toIntExact(position % WIDTH);
            if (place >= hashes.size()) {
                throw new IllegalStateException("no answer at position " + position);
            }
            return hashes.get(place);
        }
    }

    /** The hash that is kept of a full subtree. */
    static Optional<Hash> node(Handle handle, int height, long position) {
        return handle.createQuery("SELECT hash FROM node WHERE height = :height AND position = :position")
                .bind("height", height)
                .bind("position", position)
                .map((row, context) -> Hash.of(row.getBytes(1)))
                .findOne();
    }
}
