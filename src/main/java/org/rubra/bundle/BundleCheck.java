package org.rubra.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.log.VerifierKey;
import org.rubra.trail.KeptRelease;

/** Checks a bundle with nothing but a public key. Nothing in it is believed, and what it holds in memory does not grow with it. */
public final class BundleCheck {
    private static final int MOST_FILES = 10_000;
    private static final int MOST_SMALL = 1 << 16;
    private static final int MOST_RELEASE = 64 << 20;
    private static final Set<String> EXPECTED =
            Set.of(BundleFiles.README, BundleFiles.KEY, BundleFiles.CHECKPOINT, BundleFiles.RECORDS);

    private final ZipFile zip;
    private final BundleFaults faults = new BundleFaults();
    private final Set<String> names = new HashSet<>();

    private BundleCheck(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Checks a bundle.
     *
     * @param given the public key as auditors keep it; nothing to believe that in the bundle
     * @throws IOException when the file is no zip file, or cannot be read
     */
    public static BundleVerification verify(Path file, Optional<VerifierKey> given) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return new BundleCheck(zip).all(given);
        }
    }

    private BundleVerification all(Optional<VerifierKey> given) throws IOException {
        files();
        Optional<VerifierKey> own = key();
        if (given.isPresent() && !given.equals(own)) {
            faults.add(BundleFiles.KEY + ": found another key than the one that was given");
        }
        Optional<VerifierKey> key = given.or(() -> own);
        Optional<Checkpoint> checkpoint = key.flatMap(this::checkpoint);
        boolean whole = names.contains(BundleFiles.HASHES);
        long records = 0;
        long erased = 0;
        if (checkpoint.isPresent() && names.contains(BundleFiles.RECORDS)) {
            RecordsCheck check = new RecordsCheck(checkpoint.get(), whole, faults);
            try (InputStream lines = stream(BundleFiles.RECORDS);
                    InputStream hashes = whole ? stream(BundleFiles.HASHES) : InputStream.nullInputStream()) {
                check.all(lines, hashes);
            }
            releases(check.releases());
            records = check.records();
            erased = check.erased();
        }
        return new BundleVerification(
                records,
                erased,
                checkpoint.map(Checkpoint::size).orElse(-1L),
                whole,
                key.map(VerifierKey::toString).orElse(""),
                given.isPresent(),
                faults.all());
    }

    private void files() {
        if (zip.size() > MOST_FILES) {
            faults.add("found " + zip.size() + " files; expected at most " + MOST_FILES);
            return;
        }
        for (ZipEntry each : Collections.list(zip.entries())) {
            boolean known = EXPECTED.contains(each.getName())
                    || each.getName().equals(BundleFiles.HASHES)
                    || each.getName().startsWith(BundleFiles.RELEASES);
            if (!known) {
                faults.add("found a file that no bundle has: " + printable(each.getName()));
            } else if (!names.add(each.getName())) {
                faults.add(printable(each.getName()) + ": found twice");
            }
        }
        EXPECTED.stream()
                .filter(each -> !names.contains(each))
                .sorted()
                .forEach(each -> faults.add(each + ": missing"));
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private Optional<VerifierKey> key() throws IOException {
        try {
            return small(BundleFiles.KEY).map(VerifierKey::parse);
        } catch (IllegalArgumentException e) {
            faults.add(BundleFiles.KEY + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Checkpoint> checkpoint(VerifierKey key) {
        try {
            return small(BundleFiles.CHECKPOINT).map(note -> Checkpoint.of(Note.open(note, List.of(key))));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(BundleFiles.CHECKPOINT + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> small(String name) throws IOException {
        return bytes(name, MOST_SMALL).map(each -> new String(each, StandardCharsets.UTF_8));
    }

    /** What a file says; nothing, and a fault, where it is too large. */
    private Optional<byte[]> bytes(String name, int most) throws IOException {
        if (!names.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                faults.add(printable(name) + ": found more than " + most + " bytes");
                return Optional.empty();
            }
            return Optional.of(bytes);
        }
    }

    private InputStream stream(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    private void releases(Set<String> digests) throws IOException {
        Set<String> expected = new HashSet<>();
        for (String digest : digests) {
            String name = BundleFiles.release(digest);
            expected.add(name);
            if (!names.contains(name)) {
                faults.add(printable(name) + ": missing");
                continue;
            }
            Optional<byte[]> contents = bytes(name, MOST_RELEASE);
            if (contents.isPresent() && !new KeptRelease(digest, "", contents.get()).isAsNamed()) {
                faults.add(printable(name) + ": was changed: its contents have another digest");
            }
        }
        names.stream()
                .filter(each -> each.startsWith(BundleFiles.RELEASES) && !expected.contains(each))
                .sorted()
                .forEach(each -> faults.add(printable(each) + ": no answer here is of this release"));
    }
}
