package org.rubra.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.rubra.assessment.Assessment;
import org.rubra.log.Range;

/** The tables of a trail, and how those of earlier versions become them. Each change is one transaction. */
final class Schema {
    private Schema() {}

    static void make(Connection connection) throws SQLException {
        Sql.execute(connection, EntryTable.SCHEMA);
        Sql.execute(connection, LogTable.HEAD);
        Sql.execute(connection, LogTable.NODE);
        Sql.execute(connection, Checkpoints.SCHEMA);
        Sql.execute(connection, LogTable.FIRST_HEAD);
        Sql.execute(connection, "PRAGMA user_version = 2");
    }

    /** The first version had no log: its answers become the first leaves, in their order. */
    static void migrate(Connection connection) throws SQLException {
        Sql.execute(connection, "ALTER TABLE entry RENAME TO entry_1");
        make(connection);
        Range head = LogTable.head(connection);
        try (PreparedStatement insertion = EntryTable.insertion(connection);
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT * FROM entry_1 ORDER BY position")) {
            while (rows.next()) {
                Pending pending = new Pending(first(rows));
                EntryTable.insert(insertion, head.size(), pending);
                head = head.append(pending.hash());
                LogTable.fill(connection, head);
            }
        } catch (IOException e) {
            throw new SQLException("an entry of the first version could not be read", e);
        }
        LogTable.update(connection, head);
        Sql.execute(connection, "DROP TABLE entry_1");
    }

    private static Entry first(ResultSet row) throws SQLException, IOException {
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
