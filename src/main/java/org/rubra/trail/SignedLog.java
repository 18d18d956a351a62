package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.VerifierKey;

/** The log under a record: a Merkle tree over everything that was added to it, in order, its signed states, and what follows from them. Safe to share among threads. */
public final class SignedLog {
    private final Store store;
    private final Dictionaries dictionaries;
    private final MarkTable marks;
    private final Connections connections;
    private volatile @Nullable Signing signing;

    SignedLog(Store store, Dictionaries dictionaries, MarkTable marks) {
        this.store = store;
        this.dictionaries = dictionaries;
        this.marks = marks;
        this.connections = new Connections(store);
    }

    /**
     * Goes through the leaves of the log from a position on, answers and erasures, in the order of their positions, with what was said.
     *
     * @throws UncheckedIOException when the trail cannot be read
     */
    public void walk(long from, Consumer<LogEntry> step) {
        connections.alone(handle -> {
            EntryTable.walk(handle, from, stored -> step.accept(LogEntry.of(stored, handle, dictionaries)));
            return true;
        });
    }

    /**
     * The state of the log, signed: a checkpoint of all that is recorded, as a C2SP signed note.
     *
     * @throws UncheckedIOException when it cannot be read or signed, or does not go on from the last one signed
     */
    public String checkpoint() {
        return connections.inTurn(handle -> new Checkpoints(store.folder()).sign(store, handle));
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
        return verify(KeptElsewhere.NOTHING);
    }

    /** The same, and the log to what somebody kept of it elsewhere. */
    public Verification verify(KeptElsewhere kept) {
        return connections.alone(handle -> new Verifying(store, handle, kept).all());
    }

    /**
     * Proves that an answer is in the log, under the last checkpoint that vouches for it.
     *
     * @return nothing where there is no answer of this id
     * @throws NotAsLoggedException when the log is not the one that the checkpoint vouches for
     */
    public Optional<Inclusion> prove(String id) {
        Optional<LogEntry> entry = connections.alone(
                handle -> EntryTable.find(handle, id).map(stored -> LogEntry.of(stored, handle, dictionaries)));
        return entry.map(found -> {
            String note = lastCheckpoint()
                    .filter(each -> Checkpoint.of(Note.open(each, keys())).size() > found.position())
                    .orElseGet(this::checkpoint);
            Inclusion inclusion = connections.alone(
                    handle -> Inclusion.of(found.position(), found.leaf(), LogTable.tree(handle), note, signer(note)));
            return proven(inclusion, inclusion.isProven(), "position " + found.position());
        });
    }

    /** A proof is never given that does not hold. */
    private static <T> T proven(T proof, boolean holds, String where) {
        if (!holds) {
            throw new NotAsLoggedException(where, null);
        }
        return proof;
    }

    /**
     * Proves that the log of one checkpoint goes on from that of an earlier one.
     *
     * @param from the size of the earlier one
     * @param to the size of the later one
     * @throws IllegalArgumentException when no such checkpoints were signed
     * @throws NotAsLoggedException when the log is not the one that they vouch for
     */
    public Consistency consistency(long from, long to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "found sizes " + from + " and " + to + "; expected one from 1 on, and one that is not smaller");
        }
        String earlier = checkpoint(from).orElseThrow(() -> unsigned(from));
        String later = checkpoint(to).orElseThrow(() -> unsigned(to));
        Consistency consistency =
                connections.alone(handle -> Consistency.of(earlier, later, LogTable.tree(handle), keys()));
        return proven(consistency, consistency.isProven(), "checkpoints " + from + " and " + to);
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
        return connections.inTurn(handle -> Checkpoints.of(handle, size));
    }

    /** The note of the last checkpoint; nothing where none was signed yet. */
    public Optional<String> lastCheckpoint() {
        return connections.inTurn(Checkpoints::lastKept);
    }

    /** The public key by which auditors check what this trail signs. */
    public VerifierKey key() {
        return keys().get(0);
    }

    /** The public keys of all that ever signed, the present one first. */
    public List<VerifierKey> keys() {
        try {
            return LogKey.in(store.folder()).known();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VerifierKey signer(String note) {
        return Note.signers(note, keys()).get(0);
    }

    /**
     * Signs the state of the log with the present key, makes another, and signs with that one too: a checkpoint has both signatures. A key that was lost
     * cannot sign; then the new one stands alone.
     *
     * @return the public half of the new key
     */
    public VerifierKey renewKey() {
        if (!LogKey.isLost(store.folder())) {
            checkpoint();
        }
        connections.inTurn(handle -> {
            LogKey.renew(store.folder());
            new Checkpoints(store.folder()).cosign(handle);
            return true;
        });
        checkpoint();
        return key();
    }

    /** Whether its state could be signed when that was due. */
    boolean isWell() {
        Signing current = signing;
        return current == null || current.isWell();
    }

    void close() {
        Signing current = signing;
        if (current != null) {
            current.close();
        }
        connections.close();
    }
}
