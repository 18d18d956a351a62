package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.VerifierKey;

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
    private final Object reading = new Object();
    private volatile boolean closed;
    private @Nullable Handle reader;
    private volatile @Nullable Signing signing;

    private Trail(Store store, Duration patience) {
        this.store = store;
        this.writer = TrailWriter.start(store, marks, store.first());
        this.patience = patience;
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

    /** For tests: with something done to every connection, and callers who wait for longer or shorter. */
    static Trail open(Path folder, SqliteStore.Preparation preparation, Duration patience) {
        return new Trail(SqliteStore.in(folder, preparation), patience);
    }

    @Override
    public void append(Entry entry) {
        Pending pending = new Pending(entry, dictionaries.of(entry.release().digest()));
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
        return read(handle -> {
            Optional<EntryTable.Stored> stored = EntryTable.find(handle, id);
            return stored.isPresent() ? entry(handle, stored.get()) : Optional.empty();
        });
    }

    private Optional<Entry> entry(Handle handle, EntryTable.Stored stored) throws IOException {
        byte[] body = stored.body();
        if (body == null) {
            return Optional.empty();
        }
        Packing packing = dictionaries.numbered(handle, stored.dictionary());
        return Optional.of(Leaf.read(packing.unpack(stored.leaf())).entry(Body.read(packing.unpack(body))));
    }

    /**
     * Goes through the leaves of the log from a position on, answers and erasures, in the order of their positions, with what was said.
     *
     * @throws UncheckedIOException when the trail cannot be read
     */
    public void log(long from, Consumer<LogEntry> step) {
        alone(handle -> {
            EntryTable.walk(handle, from, stored -> step.accept(LogEntry.of(stored, handle, dictionaries)));
            return true;
        });
    }

    /**
     * Goes through the recorded answers from a position on, in the order of their positions.
     *
     * @param since those answered before are passed over unread; to the millisecond
     * @param step given each; without an entry where what was said was erased or cannot be read
     * @throws UncheckedIOException when the trail cannot be read
     */
    public void walk(long from, Instant since, Consumer<Placed> step) {
        alone(handle -> {
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
        return read(handle ->
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
        } catch (IOException | UncheckedIOException | IllegalArgumentException | DateTimeException e) {
            // what any of these says could be of a person
            return new Placed(
                    stored.position(), stored.id(), Optional.empty(), Optional.of("what was said cannot be read"));
        }
    }

    /**
     * The answers that a query selects, a page of them.
     *
     * @throws UncheckedIOException when the trail cannot be read
     */
    public Page search(Query query) {
        return alone(handle -> new Search(handle, marks, dictionaries).page(query));
    }

    /** How many answers a query selects in all, on whichever page. */
    public long count(Query query) {
        return alone(handle -> new Search(handle, marks, dictionaries).count(query));
    }

    /** How often each row or rule fired, by its id; those that never did are not among them. */
    public List<Firings> firings() {
        return alone(handle -> FiringTally.of(handle, marks));
    }

    /**
     * How many of the answers that a query selects fall into each of so many equal parts of its time.
     *
     * @param parts from 1 to {@link Volume#MOST}
     * @throws IllegalArgumentException when the query has no bounds in time, or they are too near
     */
    public List<Volume> volumes(Query query, int parts) {
        VolumeTally.Parts times = VolumeTally.Parts.of(query, parts);
        return alone(handle -> VolumeTally.of(handle, marks, query, times));
    }

    /** The earliest and the latest time at which an answer was given; nothing where there is none. */
    public Optional<Span> span() {
        return alone(VolumeTally::span);
    }

    /** How many answers {@link #erase} would erase. */
    public long erasable(Erasable which) {
        return alone(handle -> new Erasing(store, handle, which).count());
    }

    /**
     * Erases what was said in some answers, and whatever they are found by: bodies, marks, subjects. Their leaves stay, so the log holds as before, and says
     * itself that they were erased. Some hundreds at a time; where it fails in between, what was erased before is, and says so.
     *
     * @param software the version of this software, for the record
     * @throws UncheckedIOException when it cannot be done, or not wholly
     */
    public Erased erase(Erasable which, String software) {
        return alone(handle -> {
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
        alone(handle -> {
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
        return alone(handle -> marks.codes(handle, kind));
    }

    @Override
    public boolean keeps(String digest) {
        return read(handle -> {
            dictionaries.load(handle, digest);
            return ReleaseTable.has(handle, digest);
        });
    }

    @Override
    public void keep(KeptRelease release) {
        try (Handle handle = store.connect()) {
            ReleaseTable.insert(handle, release);
        } catch (RuntimeException e) {
            throw new NotRecordedException(store + " › release " + release.digest() + " could not be kept", e);
        }
    }

    @Override
    public Optional<KeptRelease> release(String digest) {
        return read(handle -> ReleaseTable.find(handle, digest));
    }

    @Override
    public void teach(String digest, List<Entry> samples) {
        alone(handle -> {
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

    /**
     * The state of the log, signed: a checkpoint of all that is recorded, as a C2SP signed note.
     *
     * @throws UncheckedIOException when it cannot be read or signed, or does not go on from the last one signed
     */
    public String checkpoint() {
        return alone(handle -> new Checkpoints(store.folder()).sign(store, handle));
    }

    /**
     * Signs the state of the log now and again and again, until the trail is closed. While it cannot, the trail counts as not writable.
     *
     * @param trouble told when it cannot any more
     * @throws UncheckedIOException when it cannot at first, as where the log does not go on from its last checkpoint
     */
    public void signEvery(Duration period, Consumer<RuntimeException> trouble) {
        signing = Signing.start(this::checkpoint, period, trouble);
    }

    /** Holds everything that is recorded to the log and to every checkpoint. */
    public Verification verify() {
        return alone(handle -> {
            Optional<Checkpoint> last = new Checkpoints(store.folder()).last();
            return new Verifying(store, handle, new CheckpointCheck(handle, keys(), last)).all();
        });
    }

    /** Proves that an answer is in the log, under the last checkpoint that vouches for it; nothing where there is none of this id. */
    public Optional<Inclusion> prove(String id) {
        Optional<LogEntry> entry =
                alone(handle -> EntryTable.find(handle, id).map(stored -> LogEntry.of(stored, handle, dictionaries)));
        return entry.map(found -> {
            String note = lastCheckpoint()
                    .filter(each -> Checkpoint.of(Note.open(each, keys())).size() > found.position())
                    .orElseGet(this::checkpoint);
            return alone(
                    handle -> Inclusion.of(found.position(), found.leaf(), LogTable.tree(handle), note, signer(note)));
        });
    }

    /** Whether what is kept of an answer is what its leaf in the log commits to; not where there is no such answer. */
    public boolean isAsLogged(String id) {
        return read(handle -> EntryTable.find(handle, id)
                .map(stored -> LogEntry.of(stored, handle, dictionaries).isAsCommitted())
                .orElse(false));
    }

    /**
     * Proves that the log of one checkpoint goes on from that of an earlier one.
     *
     * @param from the size of the earlier one
     * @param to the size of the later one
     * @throws IllegalArgumentException when no such checkpoints were signed
     */
    public Consistency consistency(long from, long to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "found sizes " + from + " and " + to + "; expected one from 1 on, and one that is not smaller");
        }
        String earlier = checkpoint(from).orElseThrow(() -> unsigned(from));
        String later = checkpoint(to).orElseThrow(() -> unsigned(to));
        return alone(handle -> Consistency.of(earlier, later, LogTable.tree(handle), keys()));
    }

    private static IllegalArgumentException unsigned(long size) {
        return new IllegalArgumentException(
                "found no checkpoint of " + size + " leaves; expected the size of one that was signed");
    }

    /**
     * Reads everything in one state that is signed.
     *
     * @throws IOException as the use throws it
     */
    public void inSignedState(SignedState.Use use) throws IOException {
        Handle handle = store.connect();
        try {
            use.with(signedState(handle));
        } finally {
            Handles.discard(handle);
        }
    }

    private SignedState signedState(Handle handle) {
        while (true) {
            String note = checkpoint();
            long size = Checkpoint.of(Note.open(note, List.of(key()))).size();
            store.snapshot(handle);
            // else bodies could be gone of which no leaf under the checkpoint says that they were erased
            if (Erasures.among(handle, size, Long.MAX_VALUE).isEmpty()) {
                return new SignedState(handle, note, key(), size, dictionaries, marks);
            }
            handle.execute("ROLLBACK");
        }
    }

    /** The note of the checkpoint of so many leaves; nothing where none was signed. */
    public Optional<String> checkpoint(long size) {
        return read(handle -> Checkpoints.of(handle, size));
    }

    /** The note of the last checkpoint; nothing where none was signed yet. */
    public Optional<String> lastCheckpoint() {
        return read(Checkpoints::last);
    }

    /** The public key by which auditors check what this trail signs. */
    public VerifierKey key() {
        return keys().get(0);
    }

    /** The public keys of all that ever signed, the present one first. */
    public List<VerifierKey> keys() {
        try {
            return LogKey.known(store.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VerifierKey signer(String note) {
        return Note.signers(note, keys()).get(0);
    }

    /**
     * Signs the state of the log with the present key, makes another, and signs with that one too.
     *
     * @return the public half of the new key
     */
    public VerifierKey renewKey() {
        checkpoint();
        try {
            LogKey.renew(store.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkpoint();
        return key();
    }

    private interface Work<T> {
        T with(Handle handle) throws IOException;
    }

    /** On a connection of its own, which is given up afterwards. */
    private <T> T alone(Work<T> work) {
        Handle handle = null;
        try {
            handle = store.connect();
            return work.with(handle);
        } catch (IOException | RuntimeException e) {
            throw unread(e);
        } finally {
            Handles.discard(handle);
        }
    }

    /** On the one connection for what is quick. */
    private <T> T read(Work<T> work) {
        synchronized (reading) {
            try {
                return work.with(reader());
            } catch (IOException | RuntimeException e) {
                Handles.discard(reader);
                reader = null;
                throw unread(e);
            }
        }
    }

    private UncheckedIOException unread(Exception e) {
        return new UncheckedIOException(
                new IOException(store + " › the record could not be read: " + e.getMessage(), e));
    }

    private Handle reader() {
        if (closed) {
            throw new IllegalStateException("it is closed");
        }
        store.requireInPlace();
        Handle handle = reader;
        if (handle == null) {
            handle = store.connect();
            reader = handle;
        }
        return handle;
    }

    @Override
    public boolean isWritable() {
        return !closed
                && writer.hasRoom()
                && isSigned()
                && store.isInPlace()
                && store.hasSpace()
                && (!writer.isInDoubt() || canBegin());
    }

    private boolean isSigned() {
        Signing current = signing;
        return current == null || current.isWell();
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
        Signing current = signing;
        if (current != null) {
            current.close();
        }
        writer.close();
        synchronized (reading) {
            Handles.discard(reader);
            reader = null;
        }
    }
}
