package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The record in its store: one SQLite file, {@code trail.sqlite}, on a local disk, or a PostgreSQL database. Several processes may add to it; callers
 * that come at the same time share a commit. A disk that was full, or a database that was away, is tried again with every entry, so nothing needs
 * restarting afterwards.
 */
public final class Trail implements AuditTrail {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Store store;
    private final TrailWriter writer;
    private final Duration patience;
    private final MarkTable marks = new MarkTable();
    private final Dictionaries dictionaries = new Dictionaries();
    private final Connections connections;
    private final SignedLog log;
    private volatile boolean closed;

    private Trail(Store store, Duration patience) {
        this.store = store;
        this.writer = TrailWriter.start(store, marks, store.first());
        this.patience = patience;
        this.connections = new Connections(store);
        this.log = new SignedLog(store, dictionaries, marks);
    }

    /**
     * Opens the record of a folder; makes both where there are none, for the owner's eyes only.
     *
     * @throws NotRecordedException when it cannot be opened, or would not keep what it promises
     */
    public static Trail open(Path folder) {
        return open(Location.in(folder));
    }

    /** The same, for any location. */
    public static Trail open(Location location) {
        return new Trail(
                location.url() == null
                        ? SqliteStore.in(location.folder(), connection -> {})
                        : PostgresStore.at(location),
                PATIENCE);
    }

    /** Whether there is a record to open; a database is taken for one. */
    public static boolean exists(Location location) {
        return location.url() != null || Files.exists(location.folder().resolve(SqliteStore.NAME));
    }

    /** For tests: with something done to every connection, and callers who wait for longer or shorter. */
    static Trail open(Path folder, SqliteStore.Preparation preparation, Duration patience) {
        return new Trail(SqliteStore.in(folder, preparation), patience);
    }

    /** The log under the record, by which it can be proven what is in it. */
    public SignedLog log() {
        return log;
    }

    @Override
    public void append(Entry entry) {
        Pending pending = new Pending(entry, dictionaries.of(entry.release().digest()), marks);
        Pending.Outcome outcome =
                writer.offer(pending) ? pending.await(patience) : Pending.Outcome.refused("closed, or too many wait");
        if (outcome.trouble() != null) {
            if (outcome.cause() != null) {
                writer.doubt();
            }
            throw new NotRecordedException(
                    store + " › the entry is not known to be recorded: " + outcome.trouble(), outcome.cause());
        }
    }

    @Override
    public Optional<Entry> find(String id) {
        return connections.inTurn(handle -> {
            Optional<EntryTable.Stored> stored = EntryTable.find(handle, id);
            return stored.isPresent() ? entry(handle, stored.get()) : Optional.empty();
        });
    }

    private Optional<Entry> entry(Handle handle, EntryTable.Stored stored) {
        byte[] body = stored.body();
        if (body == null) {
            return Optional.empty();
        }
        try {
            Packing packing = dictionaries.numbered(handle, stored.dictionary());
            Leaf leaf = Leaf.read(packing.unpack(stored.leaf()));
            byte[] said = packing.unpack(body);
            // else somebody could be shown what was said to another
            if (!leaf.id().equals(stored.id()) || !leaf.commitsTo(said)) {
                throw new NotAsLoggedException(stored.position(), null);
            }
            return Optional.of(leaf.entry(Body.read(said)));
        } catch (NotAsLoggedException e) {
            throw e;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | DateTimeException e) {
            throw new NotAsLoggedException(stored.position(), e);
        }
    }

    /**
     * Goes through the recorded answers from a position on, in the order of their positions.
     *
     * @param since those answered before are passed over unread; to the millisecond
     * @param step given each; without an entry where what was said was erased or cannot be read
     * @throws UncheckedIOException when the trail cannot be read
     */
    public void walk(long from, Instant since, Consumer<Placed> step) {
        connections.alone(handle -> {
            EntryTable.walk(handle, from, stored -> {
                if (!stored.erasure() && stored.at() >= since.toEpochMilli()) {
                    step.accept(placed(handle, stored));
                }
            });
            return true;
        });
    }

    /** The same, of any time. */
    public void walk(long from, Consumer<Placed> step) {
        walk(from, Instant.EPOCH, step);
    }

    /** The recorded answer with this id at its place; nothing where there never was one. */
    public Optional<Placed> place(String id) {
        return connections.inTurn(handle ->
                EntryTable.find(handle, id).filter(stored -> !stored.erasure()).map(stored -> placed(handle, stored)));
    }

    /**
     * A recorded answer at its place in the log; without an entry where what was said was erased.
     *
     * @param fault why there is no entry though nothing was erased
     */
    public record Placed(long position, String id, Optional<Entry> entry, Optional<String> fault) {}

    private Placed placed(Handle handle, EntryTable.Stored stored) {
        try {
            return new Placed(stored.position(), stored.id(), entry(handle, stored), Optional.empty());
        } catch (NotAsLoggedException e) {
            return new Placed(
                    stored.position(),
                    stored.id(),
                    Optional.empty(),
                    Optional.of("what stands there is not what was logged"));
        }
    }

    /**
     * The answers that a query selects, a page of them.
     *
     * @throws UncheckedIOException when the trail cannot be read
     */
    public Page search(Query query) {
        return connections.alone(handle -> new Search(handle, marks, dictionaries).page(query));
    }

    /** How many answers a query selects in all, on whichever page. */
    public long count(Query query) {
        return connections.alone(handle -> new Search(handle, marks, dictionaries).count(query));
    }

    /** How often each row or rule fired, by its id; those that never did are not among them. */
    public List<Firings> firings() {
        return connections.alone(handle -> FiringTally.of(handle, marks));
    }

    /**
     * How many of the answers that a query selects fall into each of so many equal parts of its time.
     *
     * @param parts from 1 to {@link Volume#MOST}
     * @throws IllegalArgumentException when the query has no bounds in time, or they are too near
     */
    public List<Volume> volumes(Query query, int parts) {
        VolumeTally.Parts times = VolumeTally.Parts.of(query, parts);
        return connections.alone(handle -> VolumeTally.of(handle, marks, query, times));
    }

    /** The earliest and the latest time at which an answer was given; nothing where there is none. */
    public Optional<Span> span() {
        return connections.alone(VolumeTally::span);
    }

    /** How many answers {@link #erase} would erase. */
    public long erasable(Erasable which) {
        return connections.alone(handle -> new Erasing(store, handle, which).count());
    }

    /**
     * Erases what was said in some answers, and whatever they are found by: bodies, marks, subjects. Their leaves stay, so the log holds as before, and says
     * itself that they were erased. Some hundreds at a time; where it fails in between, what was erased before is, and says so.
     *
     * @param software the version of this software, for the record
     * @throws UncheckedIOException when it cannot be done, or not wholly
     */
    public Erased erase(Erasable which, String software) {
        return connections.alone(handle -> {
            Erased erased = new Erasing(store, handle, which).run(software);
            store.settle(handle);
            return erased;
        });
    }

    /**
     * Writes the store's files anew, so that nothing that was erased is left where they have room to spare. Nobody can record meanwhile. Backups, and what
     * a PostgreSQL server archives of its write-ahead log, keep what they have.
     *
     * @throws UncheckedIOException when it cannot be done, or somebody reads meanwhile what is to go
     */
    public void scrub() {
        connections.alone(handle -> {
            store.scrub(handle);
            return true;
        });
    }

    @Override
    public boolean isErased(String id) {
        return place(id)
                .filter(each -> each.entry().isEmpty() && each.fault().isEmpty())
                .isPresent();
    }

    /** The codes of one kind by which answers can be found, in order; of very many the first. */
    public List<String> codes(Mark.Kind kind) {
        return connections.alone(handle -> marks.codes(handle, kind));
    }

    @Override
    public void keep(KeptRelease release) {
        try {
            connections.alone(handle -> {
                ReleaseTable.keep(handle, release);
                return dictionaries.load(handle, release.digest());
            });
        } catch (UncheckedIOException e) {
            throw new NotRecordedException(store + " › release " + release.digest() + " could not be kept", e);
        }
    }

    @Override
    public Optional<KeptRelease> release(String digest) {
        return connections.inTurn(handle -> ReleaseTable.find(handle, digest));
    }

    @Override
    public void teach(String digest, List<Entry> samples) {
        connections.alone(handle -> {
            if (!dictionaries.load(handle, digest)) {
                store.begin(handle);
                LogTable.head(handle, store.locking());
                if (!dictionaries.load(handle, digest)) {
                    Dictionaries.insert(handle, digest, samples);
                }
                handle.execute("COMMIT");
                dictionaries.load(handle, digest);
            }
            return true;
        });
    }

    @Override
    public boolean isWritable() {
        return !closed
                && writer.hasRoom()
                && log.isWell()
                && store.isInPlace()
                && store.hasSpace()
                && (!writer.isInDoubt() || canBegin());
    }

    private boolean canBegin() {
        Handle probe = null;
        try {
            probe = store.connect();
            store.begin(probe);
            probe.execute("ROLLBACK");
            return true;
        } catch (RuntimeException e) {
            return false;
        } finally {
            Handles.discard(probe);
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
        log.close();
        writer.close();
        connections.close();
        dictionaries.close();
    }
}
