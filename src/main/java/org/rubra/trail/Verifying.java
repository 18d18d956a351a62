package org.rubra.trail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Hash;
import org.rubra.log.Range;
import org.rubra.log.VerifierKey;

/**
 * Reads all of a record in one state, and holds everything in it to the log, and the log to its checkpoints. It holds in memory some hundreds of answers,
 * and a bit for each that was erased.
 */
final class Verifying {
    private final Store store;
    private final Handle handle;
    private final Faults faults = new Faults();
    private final KeptElsewhere kept;
    private final List<VerifierKey> known;
    private final CheckpointCheck checkpoints;
    private final NodeCheck nodes;
    private final TileCheck tiles;
    private Range range = Range.NONE;
    private long next;

    /** @param handle in no transaction */
    Verifying(Store store, Handle handle, KeptElsewhere kept) {
        this.store = store;
        this.handle = handle;
        this.kept = kept;
        this.known = known();
        this.checkpoints = new CheckpointCheck(handle, faults, known, kept);
        this.nodes = new NodeCheck(handle, faults);
        this.tiles = new TileCheck(handle, faults);
    }

    static long count(Handle handle, String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one();
    }

    Verification all() {
        attempt("the files of the store", () -> store.damage(handle).forEach(this::damaged));
        store.snapshot(handle);
        attempt("the releases that are kept", this::releases);
        attempt(
                "what answers are packed with",
                () -> Dictionaries.digests(handle).keySet().forEach(this::dictionary));
        outside();
        EntryCheck entries = new EntryCheck(handle, faults, coverage());
        try {
            checkpoints.at(range);
            EntryTable.walk(handle, Long.MIN_VALUE, stored -> entry(entries, stored));
            end(entries);
        } catch (RuntimeException e) {
            faults.add("what stands from position " + next + " on, or is kept of all answers, cannot be read");
        }
        return new Verification(
                range.size() - entries.erasures(),
                entries.erased(),
                checkpoints.checked(),
                range.size() - checkpoints.vouched(),
                faults.all());
    }

    private List<VerifierKey> known() {
        try {
            return LogKey.known(store.folder());
        } catch (IOException e) {
            faults.add("the public keys cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    /** What stands outside the database: whoever takes answers out of it is told on by this. */
    private void outside() {
        kept.checkpoints().forEach(note -> checkpoints.outside("the checkpoint that was given", note));
        Path file = store.folder().resolve(Checkpoints.FILE);
        try {
            Optional<String> note = Checkpoints.outside(file);
            if (note.isPresent()) {
                checkpoints.outside("the file " + Checkpoints.FILE, note.get());
            } else if (known.stream()
                    .anyMatch(key -> Checkpoints.lastKept(handle, key.name()).isPresent())) {
                faults.add("the file " + Checkpoints.FILE + ", the last checkpoint outside the database, is missing");
            }
        } catch (IOException e) {
            faults.add("the file " + Checkpoints.FILE + " cannot be read");
        }
    }

    private void damaged(String what) {
        faults.add("the files of the store: " + what);
    }

    /** What cannot be read is a fault, and the rest is looked at all the same. */
    private void attempt(String what, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            faults.add(what + " cannot be read");
        }
    }

    private void entry(EntryCheck entries, EntryTable.Stored stored) {
        if (stored.position() != next) {
            faults.add(next, "", "missing; the next answer found is at position " + stored.position());
        }
        next = stored.position() + 1;
        entries.check(stored);
        Hash hash = stored.hash().length == Hash.LENGTH ? Hash.of(stored.hash()) : Hash.EMPTY;
        range = range.append(hash);
        nodes.add(stored, hash);
        tiles.add(stored, Tiles.marks(stored.marks()));
        checkpoints.at(range);
    }

    private void end(EntryCheck entries) {
        checkpoints.end(range);
        entries.end();
        nodes.end();
        tiles.end();
        long erasures = count(handle, "erasure");
        if (erasures != entries.erasures()) {
            faults.add("the table names " + erasures + " erasures; the log has " + entries.erasures());
        }
        head();
    }

    private void head() {
        try {
            Range head = LogTable.head(handle);
            if (!head.equals(range)) {
                faults.add("its head is of " + head.size() + " answers with root " + head.root()
                        + "; the answers found are " + range.size() + " with root " + range.root());
            }
        } catch (IllegalStateException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    /** A bit for each position that an erasure names. */
    private BitSet coverage() {
        BitSet coverage = new BitSet();
        Dictionaries dictionaries = new Dictionaries();
        for (long position : Erasures.among(handle, 0, Long.MAX_VALUE)) {
            EntryTable.at(handle, position).ifPresent(stored -> cover(coverage, stored, dictionaries));
        }
        return coverage;
    }

    private void cover(BitSet coverage, EntryTable.Stored stored, Dictionaries dictionaries) {
        try {
            LogEntry.of(stored, handle, dictionaries).markErased(coverage);
        } catch (RuntimeException e) {
            faults.add(stored, "what it says of erased answers cannot be right");
        }
    }

    private void releases() {
        for (String digest : ReleaseTable.versions(handle).keySet()) {
            try {
                KeptRelease kept = ReleaseTable.find(handle, digest).orElseThrow();
                if (!kept.isAsNamed()) {
                    faults.add("release " + digest + " is kept with other contents than its digest says");
                }
            } catch (IOException | RuntimeException e) {
                faults.add("release " + digest + " cannot be read");
            }
        }
    }

    private void dictionary(int number) {
        try {
            new Dictionaries().numbered(handle, number);
        } catch (IOException | RuntimeException e) {
            faults.add("what answers have in common, dictionary " + number + ", cannot be read");
        }
    }
}
