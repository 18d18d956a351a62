package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.rubra.log.Checkpoint;
import org.rubra.log.Hash;
import org.rubra.log.Note;
import org.rubra.log.Proofs;
import org.rubra.log.Tree;
import org.rubra.log.VerifierKey;

/**
 * That the log of one checkpoint goes on from that of an earlier one, of which nothing was changed or removed.
 *
 * @param earlier the signed note of the earlier checkpoint
 * @param later the signed note of the later one
 * @param path Base64 of the hashes that lead from the earlier root to the later; RFC 6962, 2.1.2
 * @param key the public key that signed both, as auditors keep it
 */
public record Consistency(String earlier, String later, List<String> path, String key) {
    public Consistency {
        path = List.copyOf(path);
    }

    static Consistency of(String earlier, String later, Tree tree, VerifierKey key) {
        return new Consistency(
                earlier,
                later,
                tree.consistency(read(earlier, key).size(), read(later, key).size()).stream()
                        .map(Hash::base64)
                        .toList(),
                key.toString());
    }

    private static Checkpoint read(String note, VerifierKey key) {
        return Checkpoint.of(Note.open(note, List.of(key)));
    }

    /**
     * Whether the proof holds by itself.
     *
     * @throws IllegalArgumentException when one of the notes was not signed by the key
     */
    @JsonIgnore
    public boolean isProven() {
        Checkpoint from = read(earlier, VerifierKey.parse(key));
        Checkpoint to = read(later, VerifierKey.parse(key));
        return Proofs.isConsistent(
                from.size(),
                from.root(),
                to.size(),
                to.root(),
                path.stream().map(Hash::ofBase64).toList());
    }
}
