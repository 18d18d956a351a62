package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /**
     * Where the answers are that a query selects, on whichever page, and the leaves that say of any of these that it was erased; the oldest first.
     *
     * @throws NotAsLoggedException when one of those leaves cannot be read
     */
    public LongStream positions(Query query) {
        LongStream.Builder positions = LongStream.builder();
        new Matching(handle, marks, query).newestFirst(hits -> {
            hits.positions().filter(each -> each < size).forEach(positions::add);
            return true;
        });
        long[] answers = positions.build().sorted().toArray();
        LongStream erasures = Erasures.among(handle, 0, size).stream()
                .mapToLong(Long::longValue)
                .filter(each -> read(each, LogEntry::erased).stream().anyMatch(gone -> isAmong(gone, answers)));
        return LongStream.concat(LongStream.of(answers), erasures).sorted();
    }

    private static boolean isAmong(Positions.Stretch gone, long[] sorted) {
        int found = Arrays.binarySearch(sorted, gone.first());
        int next = found >= 0 ? found : -found - 1;
        return next < sorted.length && sorted[next] <= gone.last();
    }

    /**
     * Goes through the leaves at these positions.
     *
     * @throws NotAsLoggedException at the first that cannot be read
     */
    public void prove(LongStream positions, Consumer<Proven> step) {
        Tree tree = LogTable.tree(handle);
        positions.forEach(
                position -> step.accept(read(position, entry -> new Proven(entry, tree.inclusion(position, size)))));
    }

    private <T> T read(long position, Function<LogEntry, T> reading) {
        try {
            return reading.apply(LogEntry.of(EntryTable.at(handle, position).orElseThrow(), handle, dictionaries));
        } catch (NoSuchElementException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new NotAsLoggedException(position, e);
        }
    }

    /** Goes through the hashes of all leaves. */
    public void hashes(Consumer<Hash> step) {
        for (long from = 0; from < size; from += LogTable.WIDTH) {
            EntryTable.hashes(handle, from, Math.min(size, from + LogTable.WIDTH))
                    .forEach(step);
        }
    }

    /**
     * A release that is kept.
     *
     * @throws NotAsLoggedException when it cannot be read
     */
    public Optional<KeptRelease> release(String digest) {
        try {
            return ReleaseTable.find(handle, digest);
        } catch (IOException e) {
            throw new NotAsLoggedException("release " + digest, e);
        }
    }
}
