package org.rubra.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A text with signatures; C2SP signed-note. */
public final class Note {
    private static final String SIGNATURE = "— ";

    private Note() {}

    /** The text, an empty line, and the key's signature of the text. */
    public static String sign(String text, SigningKey key) {
        return text + "\n" + signature(text, key);
    }

    /**
     * The note with the key's signature after those that it has.
     *
     * @throws IllegalArgumentException for anything but a note
     */
    public static String cosign(String note, SigningKey key) {
        return note + signature(note.substring(0, end(note) + 1), key);
    }

    /**
     * The note with the signature of one key and no other.
     *
     * @throws IllegalArgumentException where this key did not sign it
     */
    public static String only(String note, VerifierKey key) {
        String text = open(note, List.of(key));
        return note.substring(text.length() + 1)
                .lines()
                .filter(line -> signer(text, line, List.of(key)).isPresent())
                .map(line -> text + "\n" + line + "\n")
                .findFirst()
                .orElseThrow();
    }

    private static String signature(String text, SigningKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] id = key.verifier().id();
        byte[] signed = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, signed, id.length, signature.length);
        return SIGNATURE + key.verifier().name() + " " + Base64.getEncoder().encodeToString(signed) + "\n";
    }

    /**
     * The text of a note that one of these keys signed; signatures of other keys are let be.
     *
     * @throws IllegalArgumentException for anything but a note, for a wrong signature of one of the keys, and where none of them signed
     */
    public static String open(String note, List<VerifierKey> keys) {
        int end = end(note);
        if (signers(note, keys).isEmpty()) {
            throw new IllegalArgumentException("found no signature of "
                    + String.join(
                            " or ", keys.stream().map(VerifierKey::toString).toList()));
        }
        return note.substring(0, end + 1);
    }

    /** Where the text ends. */
    private static int end(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("found no signed note; expected a text, an empty line and signatures");
        }
        return end;
    }

    /**
     * Those of the keys that signed a note.
     *
     * @throws IllegalArgumentException for a wrong signature of one of them
     */
    public static List<VerifierKey> signers(String note, List<VerifierKey> keys) {
        int end = end(note);
        String text = note.substring(0, end + 1);
        List<VerifierKey> signers = new ArrayList<>();
        for (String line : note.substring(end + 2).split("\n")) {
            signer(text, line, keys).ifPresent(signers::add);
        }
        return signers;
    }

    private static Optional<VerifierKey> signer(String text, String line, List<VerifierKey> keys) {
        String[] parts =
                line.startsWith(SIGNATURE) ? line.substring(SIGNATURE.length()).split(" ", -1) : new String[0];
        byte[] signed = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
        // a signature is written in one way only, so that no byte of a note can be changed unseen
        if (signed.length < 5 || !Base64.getEncoder().encodeToString(signed).equals(parts[1])) {
            throw new IllegalArgumentException("found \"" + line + "\"; expected a signature");
        }
        byte[] id = Arrays.copyOf(signed, 4);
        for (VerifierKey key : keys) {
            if (key.name().equals(parts[0]) && Arrays.equals(key.id(), id)) {
                byte[] signature = Arrays.copyOfRange(signed, 4, signed.length);
                if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
                    throw new IllegalArgumentException("found a wrong signature of " + key.name());
                }
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
