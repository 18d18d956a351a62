package org.rubra.trail;

import java.util.Arrays;
import java.util.HexFormat;
import org.rubra.log.Hash;

/**
 * A release whose answers are recorded, kept so that they can be replayed.
 *
 * @param digest its name by its contents, {@code sha256:…} over the bytes of {@code contents}
 * @param contents everything the release says, as canonical JSON
 */
public record KeptRelease(String digest, String version, byte[] contents) {
    /** Whether the contents are those that the digest names. */
    public boolean isAsNamed() {
        return digest.equals("sha256:" + HexFormat.of().formatHex(Hash.sha256(contents)));
    }

    /** Whether another is kept under the same names for the same contents. */
    boolean isSameAs(KeptRelease other) {
        return digest.equals(other.digest) && version.equals(other.version) && Arrays.equals(contents, other.contents);
    }
}
