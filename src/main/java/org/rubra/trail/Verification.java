package org.rubra.trail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Checkpoint;
import org.rubra.log.Hash;
import org.rubra.log.Note;
import org.rubra.log.Range;
import org.rubra.log.VerifierKey;

/**
 * What came of holding a whole trail to its log and its checkpoints.
 *
 * @param entries how many answers the log has
 * @param erased of how many what was said was erased, which the log allows
 * @param checkpoints how many signed checkpoints were held to it
 * @param faults what does not hold, each with its position where it has one; empty when all is well
 */
public record Verification(long entries, long erased, int checkpoints, List<Fault> faults) {
    private static final int MOST_FAULTS = 1_000;

    /**
     * Something that does not hold.
     *
     * @param position the place in the log; -1 where it concerns all of it
     * @param id the answer's id as the table says it; empty where there is none
     */
    public record Fault(long position, String id, String what) {
        @Override
        public String toString() {
            return (position < 0 ? "the log" : "position " + position + (id.isEmpty() ? "" : ", " + id)) + ": " + what;
        }
    }

    public Verification {
        faults = List.copyOf(faults);
    }

    public boolean holds() {
        return faults.isEmpty();
    }

    /** Reads all of a trail in one state. */
    static Verification of(Handle handle, Dictionaries dictionaries, VerifierKey key, List<Checkpoint> outside) {
        return new Walk(handle, dictionaries, key, outside).all();
    }

    private static final class Walk {
        private final Handle handle;
        private final Dictionaries dictionaries;
        private final VerifierKey key;
        private final List<Checkpoint> vouched = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private Range range = Range.NONE;
        private Range tile = Range.NONE;
        private long erased;

        Walk(Handle handle, Dictionaries dictionaries, VerifierKey key, List<Checkpoint> outside) {
            this.handle = handle;
            this.dictionaries = dictionaries;
            this.key = key;
            this.vouched.addAll(outside);
        }

        Verification all() {
            for (Checkpoints.Kept kept : Checkpoints.all(handle)) {
                try {
                    Checkpoint checkpoint = Checkpoint.of(Note.open(kept.note(), List.of(key)));
                    if (!vouched.contains(checkpoint)) {
                        vouched.add(checkpoint);
                    }
                    if (checkpoint.size() != kept.size()) {
                        fault(-1, "", "the checkpoint kept for " + kept.size() + " answers is of " + checkpoint.size());
                    }
                } catch (IllegalArgumentException e) {
                    fault(-1, "", "the checkpoint of " + kept.size() + " answers: " + e.getMessage());
                }
            }
            vouched.sort(Comparator.comparingLong(Checkpoint::size));
            checkpoints();
            EntryTable.walk(handle, 0, this::entry);
            Range head = LogTable.head(handle);
            if (!head.equals(range)) {
                fault(
                        -1,
                        "",
                        "its head is of " + head.size() + " answers with root " + head.root()
                                + "; the answers found are " + range.size() + " with root " + range.root());
            }
            vouched.stream()
                    .filter(each -> each.size() > range.size())
                    .forEach(each -> fault(
                            -1, "", "a checkpoint vouches for " + each.size() + " answers; found are " + range.size()));
            return new Verification(range.size(), erased, vouched.size(), faults);
        }

        private void entry(EntryTable.Stored stored) {
            if (stored.position() != range.size()) {
                fault(range.size(), "", "missing; the next answer found is at position " + stored.position());
            }
            said(stored);
            range = range.append(Hash.of(stored.hash()));
            filled(stored);
            checkpoints();
        }

        /** The leaf is as it was logged and of this answer, and commits to what was said. */
        private void said(EntryTable.Stored stored) {
            try {
                Packing packing = dictionaries.numbered(handle, stored.dictionary());
                byte[] bytes = packing.unpack(stored.leaf());
                if (!Arrays.equals(stored.hash(), Leaf.hash(bytes).bytes())) {
                    fault(stored, "the leaf was changed: its hash is " + Leaf.hash(bytes));
                }
                Leaf leaf = Leaf.read(bytes);
                if (!leaf.id().equals(stored.id())) {
                    fault(stored, "the leaf is of " + leaf.id());
                }
                if (Instant.parse(leaf.at()).toEpochMilli() != stored.at()) {
                    fault(stored, "the table names another time than the leaf");
                }
                body(stored, leaf, packing);
            } catch (IOException | RuntimeException e) {
                fault(stored, "what was said, or the leaf, cannot be read");
            }
        }

        private void body(EntryTable.Stored stored, Leaf leaf, Packing packing) throws IOException {
            byte[] packed = stored.body();
            if (packed == null) {
                erased++;
                return;
            }
            byte[] bytes = packing.unpack(packed);
            if (!leaf.commitsTo(bytes)) {
                fault(stored, "what was said was changed");
            }
            if (!Objects.equals(Body.read(bytes).subject(), stored.subject())) {
                fault(stored, "the table names another subject than was given");
            }
        }

        /** Which 256 answers are others, where a leaf and its hash were both changed. */
        private void filled(EntryTable.Stored stored) {
            tile = tile.append(Hash.of(stored.hash()));
            if (tile.size() == 1L << LogTable.TILE) {
                long number = range.size() / tile.size() - 1;
                if (!LogTable.node(handle, LogTable.TILE, number).equals(Optional.of(tile.root()))) {
                    fault(stored, "the " + tile.size() + " answers up to here are others than those that were logged");
                }
                tile = Range.NONE;
            }
        }

        private void checkpoints() {
            for (Checkpoint each : vouched) {
                if (each.size() == range.size() && !each.root().equals(range.root())) {
                    fault(
                            range.size() - 1,
                            "",
                            "up to here the log is another than a checkpoint of " + each.size()
                                    + " answers vouches for");
                }
            }
        }

        private void fault(EntryTable.Stored stored, String what) {
            fault(stored.position(), stored.id(), what);
        }

        private void fault(long position, String id, String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(position, id, what));
            }
        }
    }
}
