package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rubra.log.Checkpoint;
import org.rubra.log.Hash;
import org.rubra.log.Note;
import org.rubra.log.Proofs;
import org.rubra.log.Tree;
import org.rubra.log.VerifierKey;

/**
 * That an answer is in the log: all that a program without the store needs to check it.
 *
 * @param position the answer's place in the log, from 0
 * @param leaf the canonical JSON that was logged; its hash is SHA-256 over a zero byte and these bytes in UTF-8
 * @param path Base64 of the hashes that lead from the leaf to the root, the leaf's neighbour first; RFC 6962, 2.1.1
 * @param checkpoint the signed note that vouches for the root
 * @param key the public key that signed it, as auditors keep it
 */
public record Inclusion(long position, String leaf, List<String> path, String checkpoint, String key) {
    public Inclusion {
        path = List.copyOf(path);
    }

    static Inclusion of(long position, byte[] leaf, Tree tree, String note, VerifierKey key) {
        long size = Checkpoint.of(Note.open(note, List.of(key))).size();
        return new Inclusion(
                position,
                new String(leaf, StandardCharsets.UTF_8),
                tree.inclusion(position, size).stream().map(Hash::base64).toList(),
                note,
                key.toString());
    }

    /** How many leaves the checkpoint vouches for. */
    @JsonIgnore
    public long size() {
        return signed().size();
    }

    private Checkpoint signed() {
        return Checkpoint.of(Note.open(checkpoint, List.of(VerifierKey.parse(key))));
    }

    /** Whether the proof holds by itself. */
    @JsonIgnore
    public boolean isProven() {
        Checkpoint signed = signed();
        return Proofs.includes(
                Hash.leaf(leaf.getBytes(StandardCharsets.UTF_8)),
                position,
                signed.size(),
                path.stream().map(Hash::ofBase64).toList(),
                signed.root());
    }
}
