package org.rubra.trail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;

/** A record in a PostgreSQL database, which several processes may add to. Key and last checkpoint stand in a folder of each. */
final class PostgresStore implements Store {
    private static final int MOST_SECONDS = 10;

    private static final Map<String, String> WORDS =
            Map.of("integer", "BIGINT", "bytes", "BYTEA", "empty", "''", "table", "", "keyed", "");

    /** What the server must be set to, for a commit to survive the loss of power. */
    private static final Map<String, List<String>> PROMISED = Map.of(
            "fsync", List.of("on"),
            "full_page_writes", List.of("on"),
            "synchronous_commit", List.of("on", "remote_apply"),
            "transaction_read_only", List.of("off"));

    private final Location location;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private PostgresStore(Location location) {
        this.location = location;
        source.setUrl(location.url());
        if (location.user() != null) {
            source.setUser(location.user());
        }
        if (location.password() != null) {
            source.setPassword(location.password());
        }
        source.setApplicationName("rubra");
        source.setConnectTimeout(MOST_SECONDS / 2);
        source.setSocketTimeout(MOST_SECONDS);
        source.setTcpKeepAlive(true);
        // the server's details quote the row that failed, and what is about people with it
        source.setLogServerErrorDetail(false);
        source.setOptions("-c lock_timeout=5s -c idle_in_transaction_session_timeout=" + MOST_SECONDS + "s");
    }

    /** The database of a location, and the folder made where there is none. */
    static PostgresStore at(Location location) {
        try {
            OwnFiles.folder(location.folder().toAbsolutePath().normalize());
            return new PostgresStore(location);
        } catch (java.io.IOException e) {
            throw new NotRecordedException(location.folder() + " › the folder could not be made", e);
        }
    }

    @Override
    public Handle first() {
        try {
            Schema.migrate(source, WORDS);
            return connect();
        } catch (RuntimeException e) {
            throw new NotRecordedException(this + " › the record could not be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public Handle connect() {
        Handle handle = Handles.over(connection());
        try {
            PROMISED.forEach((setting, values) -> {
                String found = Handles.value(handle, "SHOW " + setting);
                if (!values.contains(found)) {
                    throw new IllegalStateException(
                            setting + ": found " + found + "; expected " + String.join(" or ", values));
                }
            });
            return handle;
        } catch (RuntimeException e) {
            Handles.discard(handle);
            throw e;
        }
    }

    private Connection connection() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    @Override
    public void begin(Handle handle) {
        handle.execute("BEGIN");
    }

    @Override
    public void snapshot(Handle handle) {
        handle.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    @Override
    public String locking() {
        return " FOR UPDATE";
    }

    /** What was erased stays in free room of the files until the server uses it for something else, or {@link #scrub} is called. */
    @Override
    public void settle(Handle handle) {
        patient(handle, "VACUUM entry, posting");
    }

    /** What the server keeps of its write-ahead log, replicas and backups stay as they are. */
    @Override
    public void scrub(Handle handle) {
        patient(handle, "VACUUM FULL entry, posting");
    }

    /** However long it takes: it is not one of those that somebody waits for. */
    private static void patient(Handle handle, String sql) {
        try {
            handle.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
        handle.execute(sql);
    }

    /** The server keeps its own files. */
    @Override
    public List<String> damage(Handle handle) {
        return List.of();
    }

    @Override
    public void requireInPlace() {
        // the server does
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public boolean hasSpace() {
        return Files.exists(folder());
    }

    @Override
    public Path folder() {
        return location.folder();
    }

    @Override
    public String toString() {
        return String.valueOf(location);
    }
}
