package org.rubra.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rubra.log.Checkpoint;
import org.rubra.log.Hash;
import org.rubra.log.Proofs;
import org.rubra.log.Range;
import org.rubra.trail.LogEntry;

/** Holds the records of a bundle, as they are read, to its checkpoint; of the whole record, that none is left out. */
final class RecordsCheck {
    private static final int MOST_LINE = 16 << 20;
    private static final int MOST_HASH = 64;
    private static final int MOST_RELEASES = 10_000;

    private final Checkpoint checkpoint;
    private final boolean whole;
    private final BundleFaults faults;
    private final Set<String> releases = new TreeSet<>();
    private final Places gone = new Places();
    private final Places present = new Places();
    private Range range = Range.NONE;
    private long last = -1;
    private long records;
    private long erased;

    RecordsCheck(Checkpoint checkpoint, boolean whole, BundleFaults faults) {
        this.checkpoint = checkpoint;
        this.whole = whole;
        this.faults = faults;
    }

    void all(InputStream lines, InputStream hashes) throws IOException {
        Lines all = new Lines(hashes, MOST_HASH);
        try {
            Lines records = new Lines(lines, MOST_LINE);
            Optional<byte[]> line = records.next();
            while (line.isPresent() && !faults.areMany()) {
                record(line.get(), all);
                line = records.next();
            }
        } catch (java.util.zip.ZipException e) {
            faults.add(BundleFiles.RECORDS + ": cannot be unpacked from position " + (last + 1) + " on");
        } catch (IOException e) {
            faults.add(BundleFiles.RECORDS + ": cannot be read from position " + (last + 1) + " on: " + e.getMessage());
        }
        if (whole && !faults.areMany()) {
            rest(all);
        }
        gone.takeOut(each -> faults.add(each, "what was said is gone, and nothing here proves that it was erased"));
    }

    private void record(byte[] bytes, Lines hashes) throws IOException {
        records++;
        BundleLine line;
        LogEntry entry;
        try {
            line = BundleLine.read(bytes);
            entry = line.entry();
        } catch (RuntimeException e) {
            faults.add(last + 1, "found line " + records + ", which is no record");
            return;
        }
        if (line.position() <= last || line.position() >= checkpoint.size()) {
            faults.add(
                    line.position(),
                    "found in line " + records + "; expected a position after " + last + " and below "
                            + checkpoint.size());
            return;
        }
        String named = ", " + entry.id();
        boolean proven = isProven(line, entry, skipTo(line.position(), hashes));
        last = line.position();
        if (!entry.isAsCommitted()) {
            faults.add("position " + last + named + ": what was said was changed");
        }
        entry.release().filter(each -> releases.size() < MOST_RELEASES).ifPresent(releases::add);
        if (entry.release().isPresent()) {
            erased += entry.body().isEmpty() ? 1 : 0;
            (entry.body().isPresent() ? present : gone).add(entry.position());
        } else if (proven) {
            erasure(entry);
        }
    }

    /** Of the whole record: the hash that is to be that of the leaf at a position; what is passed over is missing. */
    private Optional<Hash> skipTo(long position, Lines hashes) throws IOException {
        Optional<Hash> hash = Optional.empty();
        while (whole && range.size() <= position && !faults.areMany()) {
            hash = hash(hashes);
            if (hash.isEmpty()) {
                return hash;
            }
            if (range.size() - 1 < position) {
                faults.add(range.size() - 1, "missing");
            }
        }
        return hash;
    }

    private Optional<Hash> hash(Lines hashes) throws IOException {
        Optional<byte[]> line = hashes.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Hash hash;
        try {
            hash = Hash.ofBase64(new String(line.get(), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            faults.add(range.size(), "found no hash in " + BundleFiles.HASHES);
            hash = Hash.EMPTY;
        }
        range = range.append(hash);
        return Optional.of(hash);
    }

    private boolean isProven(BundleLine line, LogEntry entry, Optional<Hash> expected) {
        if (whole && !expected.equals(Optional.of(entry.hash()))) {
            faults.add("position " + line.position() + ", " + entry.id() + ": the leaf is another than "
                    + BundleFiles.HASHES + " says");
        }
        boolean proven;
        try {
            proven =
                    Proofs.includes(entry.hash(), line.position(), checkpoint.size(), line.hashes(), checkpoint.root());
        } catch (IllegalArgumentException e) {
            proven = false;
        }
        if (!proven) {
            faults.add("position " + line.position() + ", " + entry.id()
                    + ": the leaf or its path was changed: it is not proven to be in the log");
        }
        return proven;
    }

    /** It comes after all of which it says something. */
    private void erasure(LogEntry entry) {
        try {
            entry.erased((first, last) -> {
                gone.takeOut(first, last, each -> {});
                present.takeOut(
                        first,
                        last,
                        each -> faults.add(each, "the log says that what was said was erased, and it is here"));
            });
        } catch (IllegalArgumentException e) {
            faults.add(entry.position(), "what it says of erased answers cannot be right");
        }
    }

    /** What comes after the last record. */
    private void rest(Lines hashes) throws IOException {
        while (!faults.areMany() && hash(hashes).isPresent()) {
            faults.add(range.size() - 1, "missing");
        }
        if (range.size() != checkpoint.size() || !range.root().equals(checkpoint.root())) {
            faults.add(BundleFiles.HASHES + ": its " + range.size() + " hashes are not those of the checkpoint of "
                    + checkpoint.size() + " leaves");
        }
    }

    Set<String> releases() {
        return releases;
    }

    long records() {
        return records;
    }

    /** Of how many answers what was said is gone. */
    long erased() {
        return erased;
    }
}
