package org.rubra.trail;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of a trail. */
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
}
