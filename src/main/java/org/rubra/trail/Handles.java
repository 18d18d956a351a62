package org.rubra.trail;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/** Connections as the record's statements use them. */
final class Handles {
    /** One for all, so that a statement is parsed once and not on every connection. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private Handles() {}

    /** A handle that closes the connection with itself. What goes wrong is told without the values that were bound: they are about people. */
    static Handle over(Connection connection) {
        Jdbi jdbi = Jdbi.create(() -> connection);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        return jdbi.open();
    }

    /** The one value of a query, as text. */
    static String value(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).findOne().orElse("nothing");
    }

    /** Closes a connection that is not to be used again, whatever state it is in. */
    static void discard(@Nullable Handle handle) {
        if (handle != null) {
            try {
                handle.getConnection().close();
            } catch (SQLException e) {
                // it is given up all the same: nothing that was promised hangs on it
            }
        }
    }
}
