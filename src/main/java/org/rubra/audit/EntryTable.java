package org.rubra.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.rubra.assessment.Assessment;

/** The one table of a trail. Positions run from 1 without a gap, for SQLite gives out the largest and one. */
final class EntryTable {
    static final String SCHEMA =
            """
            CREATE TABLE entry (
                position INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                at TEXT NOT NULL,
                digest TEXT NOT NULL,
                version TEXT NOT NULL,
                channel TEXT NOT NULL,
                subject TEXT,
                software TEXT NOT NULL,
                answer BLOB NOT NULL,
                trace BLOB NOT NULL
            ) STRICT""";

    private static final String COLUMNS = "id, at, digest, version, channel, subject, software, answer, trace";
    private static final String INSERT =
            "INSERT INTO entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM entry WHERE id = ?";

    private EntryTable() {}

    static PreparedStatement insertion(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    /** Whether the entry was added; it is not where its id is there already. */
    static boolean insert(PreparedStatement insertion, Pending pending) throws SQLException {
        Entry entry = pending.entry();
        insertion.setString(1, entry.id());
        insertion.setString(2, entry.at().toString());
        insertion.setString(3, entry.release().digest());
        insertion.setString(4, entry.release().version());
        insertion.setString(5, entry.channel().name());
        insertion.setString(6, entry.subject());
        insertion.setString(7, entry.software());
        insertion.setBytes(8, pending.answer());
        insertion.setBytes(9, pending.trace());
        return insertion.executeUpdate() == 1;
    }

    static Optional<Entry> find(Connection connection, String id) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    private static Entry entry(ResultSet row) throws SQLException, IOException {
        return new Entry(
                row.getString("id"),
                Instant.parse(row.getString("at")),
                new Assessment.Release(row.getString("version"), row.getString("digest")),
                Channel.valueOf(row.getString("channel")),
                row.getString("subject"),
                row.getString("software"),
                Deflated.inflate(row.getBytes("answer")),
                Deflated.inflate(row.getBytes("trace")));
    }
}
