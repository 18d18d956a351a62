package org.rubra.trail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Hash;
import org.rubra.log.Tree;
import org.rubra.log.VerifierKey;

/** The log as a checkpoint vouches for it, and what stands beside it; nothing that is recorded or erased meanwhile shows. Of one thread. */
public final class SignedState {
    private final Handle handle;
    private final String note;
    private final VerifierKey key;
    private final long size;
    private final Dictionaries dictionaries;
    private final MarkTable marks;

    SignedState(Handle handle, String note, VerifierKey key, long size, Dictionaries dictionaries, MarkTable marks) {
        this.handle = handle;
        this.note = note;
        this.key = key;
        this.size = size;
        this.dictionaries = dictionaries;
        this.marks = marks;
    }

    /** What is done with a state of the log. */
    public interface Use {
        void with(SignedState state) throws IOException;
    }

    /**
     * A leaf with its proof.
     *
     * @param path the hashes that lead from it to the root of the checkpoint; RFC 6962, 2.1.1
     */
    public record Proven(LogEntry entry, List<Hash> path) {
        public Proven {
            path = List.copyOf(path);
        }
    }

    /** The signed note of the checkpoint. */
    public String note() {
        return note;
    }

    public VerifierKey key() {
        return key;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Where the answers are that a query selects, on whichever page, the oldest first. */
    public LongStream positions(Query query) {
        LongStream.Builder positions = LongStream.builder();
        new Matching(handle, marks, query).newestFirst(hits -> {
            hits.positions().filter(each -> each < size).forEach(positions::add);
            return true;
        });
        return positions.build().sorted();
    }

    /** Goes through the leaves at these positions. */
    public void prove(LongStream positions, Consumer<Proven> step) {
        Tree tree = LogTable.tree(handle);
        positions.forEach(position -> {
            EntryTable.Stored stored = EntryTable.at(handle, position)
                    .orElseThrow(() -> new IllegalStateException("no answer at position " + position));
            step.accept(new Proven(LogEntry.of(stored, handle, dictionaries), tree.inclusion(position, size)));
        });
    }

    /** Goes through the hashes of all leaves. */
    public void hashes(Consumer<Hash> step) {
        for (long from = 0; from < size; from += LogTable.WIDTH) {
            EntryTable.hashes(handle, from, Math.min(size, from + LogTable.WIDTH))
                    .forEach(step);
        }
    }

    /** A release that is kept. */
    public Optional<KeptRelease> release(String digest) throws IOException {
        return ReleaseTable.find(handle, digest);
    }
}
