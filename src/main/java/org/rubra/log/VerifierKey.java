package org.rubra.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key under a name, as auditors keep it: {@code name+keyid+base64}; C2SP signed-note. Immutable.
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] LINE = {'\n'};

    private final String name;
    private final byte[] point;
    private final PublicKey key;

    private VerifierKey(String name, byte[] point) {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "found the key name \"" + name + "\"; expected one without blanks and +");
        }
        this.name = name;
        this.point = point;
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + point.length);
        System.arraycopy(point, 0, encoded, PREFIX.length, point.length);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("found no Ed25519 public key", e);
        }
    }

    /** @param point the 32 bytes of the public key */
    public static VerifierKey of(String name, byte[] point) {
        if (point.length != Hash.LENGTH) {
            throw new IllegalArgumentException(point.length + " bytes; expected a public key of 32");
        }
        return new VerifierKey(name, point.clone());
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(name, Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
    }

    /** @throws IllegalArgumentException for anything but {@code name+keyid+base64} whose parts belong together */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != 1 + Hash.LENGTH || typed[0] != ED25519) {
            throw new IllegalArgumentException(
                    "found \"" + text.strip() + "\"; expected a key such as name+0123abcd+AQ…");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the key id " + parts[1] + " is not that of this name and key");
        }
        return key;
    }

    /**
     * The keys of a text that has one in each line.
     *
     * @throws IllegalArgumentException as {@link #parse} does
     */
    public static List<VerifierKey> parseAll(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(VerifierKey::parse)
                .toList();
    }

    public String name() {
        return name;
    }

    /** The four bytes by which a signature names its key. */
    public byte[] id() {
        byte[] typed = new byte[] {ED25519};
        return Arrays.copyOf(
                Hash.sha256(name.getBytes(java.nio.charset.StandardCharsets.UTF_8), LINE, typed, point), 4);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(text);
            return verifying.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has Ed25519", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && that.name.equals(name) && Arrays.equals(that.point, point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        byte[] typed = new byte[1 + point.length];
        typed[0] = ED25519;
        System.arraycopy(point, 0, typed, 1, point.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
