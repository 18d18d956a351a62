package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Checkpoint;
import org.rubra.log.SigningKey;
import org.rubra.log.VerifierKey;

/**
 * A trail in one SQLite file, {@code trail.sqlite}, on a local disk. Several processes may add to it; callers that come at the same time share a
 * commit. A disk that was full, or a file that could not be written, is tried again with every entry, so nothing needs restarting afterwards.
 */
public final class Trail implements AuditTrail {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TrailFile file;
    private final TrailWriter writer;
    private final Duration patience;
    private final Object reading = new Object();
    private volatile boolean closed;
    private @Nullable Connection reader;

    private Trail(TrailFile file, TrailWriter writer, Duration patience) {
        this.file = file;
        this.writer = writer;
        this.patience = patience;
    }

    /**
     * Opens the trail of a folder; makes both where there are none, for the owner's eyes only.
     *
     * @throws NotRecordedException when it cannot be opened, or would not keep what it promises
     */
    public static Trail open(Path folder) {
        return open(folder, connection -> {}, PATIENCE);
    }

    /** For tests: with something done to every connection, and callers who wait for longer or shorter. */
    static Trail open(Path folder, TrailFile.Preparation preparation, Duration patience) {
        TrailFile file = TrailFile.in(folder, preparation);
        return new Trail(file, TrailWriter.start(file, file.firstConnection()), patience);
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
                Optional<EntryTable.Stored> stored = EntryTable.find(reader(), id);
                return stored.isPresent() ? stored.get().entry() : Optional.empty();
            } catch (SQLException | IOException | RuntimeException e) {
                discardReader();
                throw new UncheckedIOException(new IOException(file + " › the trail could not be read", e));
            }
        }
    }

    /**
     * The state of the log, signed: a checkpoint of all that is recorded, as a C2SP signed note.
     *
     * @throws UncheckedIOException when it cannot be read or signed, or does not go on from the last one signed
     */
    public String checkpoint() {
        return withKey((connection, key) -> {
            Sql.execute(connection, "BEGIN IMMEDIATE");
            String note = new Checkpoints(file.folder(), key).sign(connection);
            Sql.execute(connection, "COMMIT");
            return note;
        });
    }

    /** Holds everything that is recorded to the log and to every checkpoint. */
    public Verification verify() {
        return withKey((connection, key) -> {
            Sql.execute(connection, "BEGIN");
            List<Checkpoint> last =
                    new Checkpoints(file.folder(), key).last().stream().toList();
            return Verification.of(connection, key.verifier(), last);
        });
    }

    /** Proves that an answer is in the log; nothing where there is none of this id. */
    public Optional<Inclusion> prove(String id) {
        String note = checkpoint();
        return withKey((connection, key) -> {
            Optional<EntryTable.Stored> stored = EntryTable.find(connection, id);
            return stored.isPresent()
                    ? Optional.of(Inclusion.of(stored.get(), LogTable.tree(connection), note, key.verifier()))
                    : Optional.empty();
        });
    }

    /** The public key by which auditors check what this trail signs. */
    public VerifierKey key() {
        return withKey((connection, key) -> key.verifier());
    }

    private interface Work<T> {
        T with(Connection connection, SigningKey key) throws SQLException, IOException;
    }

    /** On a connection of its own, which is given up afterwards. */
    private <T> T withKey(Work<T> work) {
        try (Connection connection = file.connect()) {
            return work.with(connection, LogKey.in(file.folder()));
        } catch (SQLException | IOException e) {
            throw new UncheckedIOException(new IOException(file + " › " + e.getMessage(), e));
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
