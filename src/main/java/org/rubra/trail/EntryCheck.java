package org.rubra.trail;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.rubra.log.Hash;

/** Holds a row to its leaf: it is as it was logged, and says what its answer says, or that it was erased. */
final class EntryCheck {
    private final Handle handle;
    private final Faults faults;
    private final Dictionaries dictionaries = new Dictionaries();
    private final MarkTable marks = new MarkTable();
    private final Map<Integer, String> packedFor;
    private final Map<String, String> versions;
    private final Map<String, Long> unkept = new TreeMap<>();
    private final BitSet coverage;
    private long erased;
    private long erasures;

    /** @param coverage the positions that erasures name */
    EntryCheck(Handle handle, Faults faults, BitSet coverage) {
        this.handle = handle;
        this.faults = faults;
        this.coverage = coverage;
        this.packedFor = Dictionaries.digests(handle);
        this.versions = ReleaseTable.versions(handle);
    }

    /** Of how many answers what was said was erased. */
    long erased() {
        return erased;
    }

    /** How many leaves say that something was erased. */
    long erasures() {
        return erasures;
    }

    void check(EntryTable.Stored stored) {
        try {
            Packing packing = dictionaries.numbered(handle, stored.dictionary());
            byte[] bytes = packing.unpack(stored.leaf());
            Hash hash = Leaf.hash(bytes);
            if (!Arrays.equals(stored.hash(), hash.bytes())) {
                faults.add(stored, "the leaf was changed: its hash is " + hash);
            }
            Logged logged = Logged.read(bytes);
            row(stored, logged);
            if (logged instanceof Leaf leaf) {
                answer(stored, leaf, packing);
            } else {
                erasure(stored);
            }
        } catch (IOException | RuntimeException e) {
            faults.add(stored, "what was said, or the leaf, cannot be read");
        }
    }

    private void row(EntryTable.Stored stored, Logged logged) {
        if (!logged.id().equals(stored.id())) {
            faults.add(stored, "the leaf is of " + logged.id());
        }
        if (Instant.parse(logged.at()).toEpochMilli() != stored.at()) {
            faults.add(stored, "the table names another time than the leaf");
        }
        if (stored.erasure() != logged instanceof Erasure) {
            faults.add(
                    stored,
                    stored.erasure()
                            ? "the table takes it for an erasure; the leaf is of an answer"
                            : "the table takes it for an answer; the leaf is of an erasure");
        }
    }

    /** The last row was seen. */
    void end() {
        unkept.forEach((digest, answers) -> faults.add(
                "release " + digest + " is not kept: of its answers, " + answers + " in all, none can be replayed"));
    }

    private void erasure(EntryTable.Stored stored) {
        erasures++;
        if (stored.body() != null || stored.marks() != null || stored.subject() != null || stored.dictionary() != 0) {
            faults.add(stored, "found more beside an erasure than its leaf");
        }
    }

    private void answer(EntryTable.Stored stored, Leaf leaf, Packing packing) throws IOException {
        String version = versions.get(leaf.digest());
        if (version != null && !version.equals(leaf.version())) {
            faults.add(stored, "its release is kept as another version than the leaf names");
        }
        if (packing.number() != 0 && !leaf.digest().equals(packedFor.get(packing.number()))) {
            faults.add(stored, "it is packed as an answer of another release");
        }
        boolean covered = coverage.get(Math.toIntExact(stored.position()));
        byte[] packed = stored.body();
        if (packed == null) {
            gone(stored, covered);
            return;
        }
        if (covered) {
            faults.add(stored, "the log says that what was said was erased, and it is there");
        }
        if (version == null) {
            unkept.merge(leaf.digest(), 1L, Long::sum);
        }
        said(stored, leaf, packing.unpack(packed));
    }

    private void gone(EntryTable.Stored stored, boolean covered) {
        erased++;
        if (!covered) {
            faults.add(stored, "what was said is gone, and nothing in the log says that it was erased");
        }
        if (stored.subject() != null || stored.marks() != null) {
            faults.add(stored, "what was said is gone, and what it is found by is not");
        }
    }

    private void said(EntryTable.Stored stored, Leaf leaf, byte[] bytes) {
        if (!leaf.commitsTo(bytes)) {
            faults.add(stored, "what was said was changed");
        }
        Body body = Body.read(bytes);
        if (!Objects.equals(body.subject(), stored.subject())) {
            faults.add(stored, "the table names another subject than was given");
        }
        Set<Mark> expected = new HashSet<>(leaf.entry(body).allMarks());
        if (!isWritten(stored.marks(), expected)) {
            faults.add(stored, "the table finds it by other marks than it has");
        }
    }

    private boolean isWritten(byte @org.jspecify.annotations.Nullable [] stored, Set<Mark> expected) {
        if (stored == null) {
            return false;
        }
        List<Integer> numbers = NumberList.read(stored);
        Set<Mark> found = new HashSet<>();
        numbers.forEach(number -> marks.mark(handle, number).ifPresent(found::add));
        return found.equals(expected)
                && numbers.size() == expected.size()
                && Arrays.equals(stored, NumberList.bytes(new TreeSet<>(numbers)));
    }
}
