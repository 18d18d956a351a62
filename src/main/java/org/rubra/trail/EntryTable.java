package org.rubra.trail;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Hash;

/**
 * The recorded answers: the leaves of the log with their hashes, and beside each what was said. Positions run from 0 without a gap. The body and the
 * subject are absent where they were erased.
 */
final class EntryTable {
    static final String SCHEMA =
            """
            CREATE TABLE entry (
                position INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                hash BLOB NOT NULL,
                leaf BLOB NOT NULL,
                subject TEXT,
                body BLOB
            ) STRICT""";

    private static final String INSERT =
            "INSERT INTO entry (position, id, hash, leaf, subject, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String COLUMNS = "SELECT position, id, hash, leaf, subject, body FROM entry ";

    private EntryTable() {}

    /**
     * A row as it stands, which need not be as it was written.
     *
     * @param subject as the table says it, for searching
     * @param body deflated; null where it was erased
     */
    record Stored(
            long position, String id, byte[] hash, byte[] leaf, @Nullable String subject, byte @Nullable [] body) {

        /** The answer; nothing where it was erased. */
        Optional<Entry> entry() throws IOException {
            return body == null
                    ? Optional.empty()
                    : Optional.of(Leaf.read(leaf).entry(Body.read(Deflated.inflate(body))));
        }
    }

    static PreparedStatement insertion(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    /** Whether the entry was added; it is not where its id is there already. */
    static boolean insert(PreparedStatement insertion, long position, Pending pending) throws SQLException {
        insertion.setLong(1, position);
        insertion.setString(2, pending.entry().id());
        insertion.setBytes(3, pending.hash().bytes());
        insertion.setBytes(4, pending.leaf());
        insertion.setString(5, pending.entry().subject());
        insertion.setBytes(6, pending.body());
        return insertion.executeUpdate() == 1;
    }

    static Optional<Stored> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + "WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(stored(row)) : Optional.empty();
            }
        }
    }

    /** What a walk through all entries does at each. */
    interface Step {
        void at(Stored stored) throws SQLException;
    }

    /** Goes through all entries in the order of their positions. */
    static void walk(Connection connection, Step step) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + "ORDER BY position");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                step.at(stored(rows));
            }
        }
    }

    /** The hash of the leaf at a position. */
    static Hash hash(Connection connection, long position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT hash FROM entry WHERE position = ?")) {
            query.setLong(1, position);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no entry at position " + position);
                }
                return Hash.of(row.getBytes(1));
            }
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("position"),
                row.getString("id"),
                row.getBytes("hash"),
                row.getBytes("leaf"),
                row.getString("subject"),
                row.getBytes("body"));
    }
}
