package org.rubra.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rubra.log.Hash;
import org.rubra.log.Note;
import org.rubra.trail.KeptRelease;
import org.rubra.trail.Query;
import org.rubra.trail.SignedState;
import org.rubra.trail.Trail;

/** Writes a bundle: a zip file of recorded answers with all that is needed to check them, the public key aside, which auditors keep. */
public final class Bundle {
    /** So that the same records make the same bytes. The first day that a zip file knows is written with the time zone beside it, in Java. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

    private final SignedState state;
    private final ZipOutputStream zip;
    private final Set<String> releases = new TreeSet<>();

    private Bundle(SignedState state, ZipOutputStream zip) {
        this.state = state;
        this.zip = zip;
    }

    /**
     * Writes what is recorded, as it goes.
     *
     * @param query which answers, on whichever page; nothing for the whole record, erasures among it
     * @param out is left open
     * @throws org.rubra.trail.NotAsLoggedException when something in the record cannot be read; what was written until then is no whole zip file
     * @throws UncheckedIOException when nothing in it can, or it cannot be written
     * @throws IOException when it cannot be written
     */
    public static void write(Trail trail, Optional<Query> query, OutputStream out) throws IOException {
        trail.log().inSignedState(state -> {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            new Bundle(state, zip).all(query);
            zip.finish();
        });
    }

    private void all(Optional<Query> query) throws IOException {
        LongStream positions = query.map(state::positions).orElseGet(() -> LongStream.range(0, state.size()));
        file(BundleFiles.README, README.getBytes(StandardCharsets.UTF_8));
        file(BundleFiles.KEY, (state.key() + "\n").getBytes(StandardCharsets.UTF_8));
        file(BundleFiles.CHECKPOINT, Note.only(state.note(), state.key()).getBytes(StandardCharsets.UTF_8));
        if (query.isEmpty()) {
            begin(BundleFiles.HASHES);
            state.hashes(this::line);
            zip.closeEntry();
        }
        begin(BundleFiles.RECORDS);
        state.prove(positions, this::line);
        zip.closeEntry();
        for (String digest : releases) {
            Optional<KeptRelease> kept = state.release(digest);
            if (kept.isPresent()) {
                file(BundleFiles.release(digest), kept.get().contents());
            }
        }
    }

    private void line(Hash hash) {
        line(hash.base64().getBytes(StandardCharsets.US_ASCII));
    }

    private void line(SignedState.Proven proven) {
        proven.entry().release().ifPresent(releases::add);
        line(BundleLine.of(proven).bytes());
    }

    private void line(byte[] bytes) {
        try {
            zip.write(bytes);
            zip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(String name, byte[] bytes) throws IOException {
        begin(name);
        zip.write(bytes);
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    /** What a bundle says of itself; the check holds it to this very text. */
    static final String README =
            """
            Recorded answers of Rubra, with proof that they are what was recorded.

            checkpoint      the signed state of the log: its name, how many leaves it has, the root of its tree (C2SP signed note, Ed25519)
            key             the public key that signed it. Compare it with the one you were given before: whoever made this file chose this one
            records.ndjson  a line a leaf: its position in the log; the leaf, exactly as it was logged; the body that the leaf commits to, in Base64,
                            null where it was erased or the leaf says that others were; the path from the leaf to the root (RFC 6962).
                            Of each answer without a body a later line says that it was erased: its leaf is of the kind "erasure"
            hashes          only where this is the whole record: the hash of each leaf, in order, so that nothing can be left out
            releases/       what each release that answered says, named by the SHA-256 of its bytes

            With Rubra:     rubra audit verify --bundle FILE --key KEY
            Without:        1. the signature of the checkpoint holds under your key
                            2. SHA-256 over a zero byte and the leaf is the leaf's hash; its path leads to the root of the checkpoint
                            3. the leaf's member "body" is the Base64 of SHA-256 over the body
                            4. the name of each release is the SHA-256 of its bytes, and the leaves' member "digest" names it
                            5. where a body is null, the member "erased" (say 5,17-40) of a later leaf of the kind "erasure" names the position, and
                               that leaf is in the log by its own path; else somebody took the body out
                            6. the root over all hashes, where they are here, is that of the checkpoint
            A body is a nonce of 16 bytes, then four lines: the reference to a person, what the answer is found by, the answer, the trace.
            """;
}
