package org.rubra.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trail in one SQLite file, {@code trail.sqlite}, on a local disk. Several processes may add to it; callers that come at the same time share a
 * commit. A disk that was full, or a file that could not be written, is tried again with every entry, so nothing needs restarting afterwards.
 */
public final class SqliteTrail implements AuditTrail {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TrailFile file;
    private final TrailWriter writer;
    private final Duration patience;
    private final Object reading = new Object();
    private volatile boolean closed;
    private @Nullable Connection reader;

    private SqliteTrail(TrailFile file, TrailWriter writer, Duration patience) {
        this.file = file;
        this.writer = writer;
        this.patience = patience;
    }

    /**
     * Opens the trail of a folder; makes both where there are none, for the owner's eyes only.
     *
     * @throws NotRecordedException when it cannot be opened, or would not keep what it promises
     */
    public static SqliteTrail open(Path folder) {
        return open(folder, connection -> {}, PATIENCE);
    }

    /** For tests: with something done to every connection, and callers who wait for longer or shorter. */
    static SqliteTrail open(Path folder, TrailFile.Preparation preparation, Duration patience) {
        TrailFile file = TrailFile.in(folder, preparation);
        return new SqliteTrail(file, TrailWriter.start(file, file.firstConnection()), patience);
    }

    @Override
    public void append(Entry entry) {
        Pending pending = new Pending(entry);
        Pending.Outcome outcome =
                writer.offer(pending) ? pending.await(patience) : Pending.Outcome.refused("closed, or too many wait");
        if (outcome.trouble() != null) {
            if (outcome.cause() != null) {
                writer.doubt();
            }
            throw new NotRecordedException(
                    file + " › the entry is not known to be recorded: " + outcome.trouble(), outcome.cause());
        }
    }

    /** @throws UncheckedIOException when the trail cannot be read */
    @Override
    public Optional<Entry> find(String id) {
        synchronized (reading) {
            try {
                return EntryTable.find(reader(), id);
            } catch (SQLException | IOException | RuntimeException e) {
                discardReader();
                throw new UncheckedIOException(new IOException(file + " › the trail could not be read", e));
            }
        }
    }

    private Connection reader() throws SQLException {
        if (closed) {
            throw new SQLException("the trail is closed");
        }
        Connection connection = reader;
        if (connection == null || !file.isInPlace()) {
            discardReader();
            connection = file.connect();
            reader = connection;
            Sql.execute(connection, "PRAGMA query_only = ON");
        }
        return connection;
    }

    private void discardReader() {
        Sql.discard(reader);
        reader = null;
    }

    @Override
    public boolean isWritable() {
        return !closed
                && writer.hasRoom()
                && file.isInPlace()
                && file.hasSpace()
                && (!writer.isInDoubt() || canBegin());
    }

    private boolean canBegin() {
        try (Connection probe = file.connect()) {
            Sql.execute(probe, "BEGIN IMMEDIATE");
            Sql.execute(probe, "ROLLBACK");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** How often the writer committed. */
    long commits() {
        return writer.commits();
    }

    /** Takes no more entries, and returns when those that wait are recorded or given up. */
    @Override
    public void close() {
        closed = true;
        writer.close();
        synchronized (reading) {
            discardReader();
        }
    }
}
