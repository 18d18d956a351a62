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
     * @param given the public keys as auditors keep them, by one of which it is to be signed; none to believe that in the bundle
     * @throws IOException when the file is no zip file, or cannot be read
     */
    public static BundleVerification verify(Path file, List<VerifierKey> given) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return new BundleCheck(zip).all(file, given);
        }
    }

    private BundleVerification all(Path file, List<VerifierKey> given) throws IOException {
        files(file);
        instructions();
        Optional<VerifierKey> own = key();
        if (!given.isEmpty() && own.isPresent() && !given.contains(own.get())) {
            faults.add(BundleFiles.KEY + ": found another key than "
                    + (given.size() == 1 ? "the one that was given" : "those that were given"));
        }
        Optional<String> note = small(BundleFiles.CHECKPOINT);
        List<VerifierKey> believed = given.isEmpty() ? own.stream().toList() : given;
        Optional<Checkpoint> checkpoint =
                note.filter(each -> !believed.isEmpty()).flatMap(each -> checkpoint(each, believed));
        Optional<VerifierKey> signer = checkpoint.map(
                each -> Note.signers(note.orElseThrow(), believed).get(0));
        if (signer.isPresent() && !signer.equals(own)) {
            faults.add(BundleFiles.KEY + ": found another key than the one that signed the checkpoint");
        }
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
                checkpoint.map(Checkpoint::size).orElse(null),
                whole,
                signer.map(VerifierKey::toString).orElse(null),
                !given.isEmpty(),
                faults.all());
    }

    private void files(Path file) throws IOException {
        if (zip.size() > MOST_FILES) {
            faults.add("found " + zip.size() + " files; expected at most " + MOST_FILES);
            return;
        }
        ZipFrame.stranger(file)
                .ifPresent(place ->
                        faults.add("the zip file: found more in it than the files of a bundle, at or after byte "
                                + place + ": bytes before, between or behind them, or a comment"));
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

    /** They say how to check a bundle, so they are to be this software's own. */
    private void instructions() throws IOException {
        if (small(BundleFiles.README)
                .filter(text -> !text.equals(Bundle.README))
                .isPresent()) {
            faults.add(BundleFiles.README
                    + ": nothing vouches for what it says: this version of the software writes another text there");
        }
    }

    private Optional<VerifierKey> key() throws IOException {
        Optional<String> text = small(BundleFiles.KEY);
        try {
            Optional<VerifierKey> key = text.map(VerifierKey::parse);
            if (key.isPresent() && !Optional.of(key.get() + "\n").equals(text)) {
                faults.add(BundleFiles.KEY + ": found more than a key in a line");
            }
            return key;
        } catch (IllegalArgumentException e) {
            faults.add(BundleFiles.KEY + ": found no key; expected one in a line");
            return Optional.empty();
        }
    }

    private Optional<Checkpoint> checkpoint(String note, List<VerifierKey> keys) {
        try {
            Checkpoint checkpoint = Checkpoint.of(Note.open(note, keys));
            long signatures =
                    note.substring(note.lastIndexOf("\n\n") + 2).lines().count();
            if (signatures != 1) {
                faults.add(BundleFiles.CHECKPOINT + ": found " + signatures + " signatures; expected one");
            }
            return Optional.of(checkpoint);
        } catch (IllegalArgumentException e) {
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
