package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteDataSource;

/**
 * A record in one SQLite file, on a local disk: made once, opened with the settings on which the promise rests, and watched to be still the same file.
 */
final class SqliteStore implements Store {
    static final String NAME = "trail.sqlite";

    private static final long SPARE_BYTES = 1 << 20;
    private static final int MOST_TRIES = 20;
    private static final String MAKING_FILE = "trail.making";
    /** Between the threads of a process; a lock on a file is between processes. */
    private static final ReentrantLock MAKING = new ReentrantLock();

    private static final Map<String, String> WORDS = Map.of(
            "integer", "INTEGER",
            "bytes", "BLOB",
            "empty", "x''",
            "table", "STRICT",
            "keyed", "STRICT, WITHOUT ROWID");

    /** In the order in which SQLite must be told: a page size takes effect before the journal is set, or never. */
    private static final List<Setting> SETTINGS = List.of(
            new Setting("busy_timeout", "5000", "5000"),
            new Setting("page_size", "8192", "8192"),
            new Setting("journal_mode", "WAL", "wal"),
            new Setting("synchronous", "FULL", "2"),
            // what is erased is overwritten
            new Setting("secure_delete", "ON", "1"),
            // without it, macOS leaves what was synced in the drive's cache
            new Setting("fullfsync", "ON", "1"));

    private final Path path;
    private final Preparation preparation;
    private final @Nullable Object key;

    private record Setting(String pragma, String value, String readBack) {}

    /** Something done to each connection before its settings are read back: nothing but in tests. */
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    private SqliteStore(Path path, Preparation preparation) throws IOException {
        this.path = path;
        this.preparation = preparation;
        this.key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** The file of a folder, made where there is none. */
    static SqliteStore in(Path folder, Preparation preparation) {
        Path path = folder.toAbsolutePath().normalize().resolve(NAME);
        try {
            OwnFiles.make(path);
            return new SqliteStore(path, preparation);
        } catch (IOException e) {
            throw new NotRecordedException(path + " › the trail could not be made", e);
        }
    }

    @Override
    public Handle first() {
        try {
            return connected(true);
        } catch (SQLException | RuntimeException e) {
            throw new NotRecordedException(path + " › the record could not be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public Handle connect() {
        requireInPlace();
        try {
            return connected(false);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private Handle connected(boolean first) throws SQLException {
        Connection connection = JDBC.createConnection(url(), new Properties());
        Handle handle = Handles.over(connection);
        try {
            for (Setting each : SETTINGS) {
                handle.execute("PRAGMA " + each.pragma() + " = " + each.value());
            }
            preparation.prepare(connection);
            for (Setting each : SETTINGS) {
                require(handle, each.pragma(), each.readBack());
            }
            if (first) {
                makeTables(handle);
            }
            require(handle, "user_version", Schema.VERSION);
            requireNoTriggers(handle);
            return handle;
        } catch (SQLException | RuntimeException e) {
            Handles.discard(handle);
            throw e;
        }
    }

    /** As a URI, for a ? in a folder's name; rw, so that a file gone is not made anew and empty. */
    private String url() {
        return "jdbc:sqlite:" + path.toUri() + "?mode=rw";
    }

    /** One that somebody planted could take away what was recorded as soon as it is. */
    private static void requireNoTriggers(Handle handle) {
        String found =
                Handles.value(handle, "SELECT group_concat(name) FROM sqlite_master WHERE type IN ('trigger', 'view')");
        if (!found.equals("nothing")) {
            throw new IllegalStateException("found the trigger or view " + found + "; expected none");
        }
    }

    private static void require(Handle handle, String pragma, String expected) {
        String found = Handles.value(handle, "PRAGMA " + pragma);
        if (!found.equals(expected)) {
            throw new IllegalStateException(pragma + ": found " + found + "; expected " + expected);
        }
    }

    /** The version is looked at first, so that a record that is up to date costs nothing; it is written last. */
    private void makeTables(Handle handle) {
        if (!Handles.value(handle, "PRAGMA user_version").equals("0")) {
            return;
        }
        MAKING.lock();
        try (FileChannel others = OwnFiles.writing(path.resolveSibling(MAKING_FILE));
                FileLock held = others.lock()) {
            if (held.isValid() && Handles.value(handle, "PRAGMA user_version").equals("0")) {
                SQLiteDataSource source = new SQLiteDataSource();
                source.setUrl(url());
                Schema.migrate(source, WORDS);
                handle.execute("PRAGMA user_version = " + Schema.VERSION);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            MAKING.unlock();
        }
    }

    @Override
    public void begin(Handle handle) {
        handle.execute("BEGIN IMMEDIATE");
    }

    @Override
    public void snapshot(Handle handle) {
        handle.execute("BEGIN");
    }

    /** A transaction that may write is alone already. */
    @Override
    public String locking() {
        return "";
    }

    @Override
    public void settle(Handle handle) {
        // it waits for whoever reads, and whoever writes waits for it: so not for long at a time
        handle.execute("PRAGMA busy_timeout = 250");
        for (int i = 0; i < MOST_TRIES; i++) {
            if (Handles.value(handle, "PRAGMA wal_checkpoint(TRUNCATE)").equals("0")) {
                return;
            }
        }
        throw new IllegalStateException(
                "what was erased still stands in the write-ahead log, since somebody reads in it for long; please try again");
    }

    @Override
    public void scrub(Handle handle) {
        handle.execute("VACUUM");
        settle(handle);
    }

    @Override
    public List<String> damage(Handle handle) {
        return handle.createQuery("PRAGMA integrity_check").mapTo(String.class).stream()
                .filter(found -> !found.equals("ok"))
                .toList();
    }

    /** SQLite would go on writing to a file that was deleted or replaced, and all of it would be lost. */
    @Override
    public void requireInPlace() {
        if (!isInPlace()) {
            throw new IllegalStateException("the file was moved, deleted or replaced");
        }
    }

    @Override
    public boolean isInPlace() {
        try {
            return Objects.equals(
                    key, Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean hasSpace() {
        return path.toFile().getUsableSpace() >= SPARE_BYTES;
    }

    @Override
    public Path folder() {
        return Objects.requireNonNull(path.getParent());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
