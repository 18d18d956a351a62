package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.rubra.log.Hash;
import org.rubra.log.Range;
import org.rubra.log.Tree;

/**
 * The log's head, and the hashes of full subtrees over each 256, 65,536, … leaves, from which proofs are made without looking at every leaf. The size of
 * the head, and no counter of the database, gives the next position.
 */
final class LogTable {
    static final String HEAD =
            """
            CREATE TABLE head (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                size INTEGER NOT NULL,
                range BLOB NOT NULL
            ) STRICT""";

    static final String NODE =
            """
            CREATE TABLE node (
                height INTEGER NOT NULL,
                position INTEGER NOT NULL,
                hash BLOB NOT NULL,
                PRIMARY KEY (height, position)
            ) STRICT, WITHOUT ROWID""";

    static final String FIRST_HEAD = "INSERT INTO head VALUES (1, 0, x'')";

    /** Subtrees of this many levels are kept. */
    static final int TILE = 8;

    private LogTable() {}

    static Range head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT size, range FROM head WHERE one = 1");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the log has no head");
            }
            return Range.of(row.getLong(1), row.getBytes(2));
        } catch (IllegalArgumentException e) {
            throw new SQLException("the head of the log is damaged: " + e.getMessage(), e);
        }
    }

    static void update(Connection connection, Range head) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE head SET size = ?, range = ? WHERE one = 1")) {
            update.setLong(1, head.size());
            update.setBytes(2, head.bytes());
            update.executeUpdate();
        }
    }

    /** Keeps the subtrees that the last leaf of this tree has filled. */
    static void fill(Connection connection, Range head) throws SQLException {
        int filled = Long.numberOfTrailingZeros(head.size());
        if (filled < TILE) {
            return;
        }
        // the last root stands over all leaves that the size's lowest bit counts; those of lower tiles are its
        // rightmost descendants
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO node VALUES (?, ?, ?)")) {
            for (int height = TILE; height <= filled; height += TILE) {
                long position = (head.size() >> height) - 1;
                insert.setInt(1, height);
                insert.setLong(2, position);
                insert.setBytes(3, subtree(connection, height, position).bytes());
                insert.executeUpdate();
            }
        }
    }

    /** The tree as it is stored. */
    static Tree tree(Connection connection) {
        return new Tree((height, position) -> {
            try {
                return at(connection, height, position);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException("the log could not be read", e));
            }
        });
    }

    private static Hash at(Connection connection, int height, long position) throws SQLException {
        if (height == 0) {
            return EntryTable.hash(connection, position);
        }
        if (height % TILE != 0) {
            return subtree(connection, height, position);
        }
        Optional<Hash> kept = node(connection, height, position);
        return kept.isPresent() ? kept.get() : subtree(connection, height, position);
    }

    /** The hash that is kept of a full subtree. */
    static Optional<Hash> node(Connection connection, int height, long position) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT hash FROM node WHERE height = ? AND position = ?")) {
            query.setInt(1, height);
            query.setLong(2, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(Hash.of(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    private static Hash subtree(Connection connection, int height, long position) throws SQLException {
        return Hash.node(at(connection, height - 1, 2 * position), at(connection, height - 1, 2 * position + 1));
    }
}
