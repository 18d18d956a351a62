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
 * @param keys the public keys that signed them, as auditors keep them
 */
public record Consistency(String earlier, String later, List<String> path, List<String> keys) {
    public Consistency {
        path = List.copyOf(path);
        keys = List.copyOf(keys);
    }

    static Consistency of(String earlier, String later, Tree tree, List<VerifierKey> known) {
        List<VerifierKey> keys = known.stream()
                .filter(key -> Note.signers(earlier, known).contains(key)
                        || Note.signers(later, known).contains(key))
                .toList();
        return new Consistency(
                earlier,
                later,
                tree.consistency(read(earlier, keys).size(), read(later, keys).size()).stream()
                        .map(Hash::base64)
                        .toList(),
                keys.stream().map(VerifierKey::toString).toList());
    }

    private static Checkpoint read(String note, List<VerifierKey> keys) {
        return Checkpoint.of(Note.open(note, keys));
    }

    /**
     * Whether the proof holds by itself.
     *
     * @throws IllegalArgumentException when one of the notes was not signed by one of the keys
     */
    @JsonIgnore
    public boolean isProven() {
        List<VerifierKey> signed = keys.stream().map(VerifierKey::parse).toList();
        Checkpoint from = read(earlier, signed);
        Checkpoint to = read(later, signed);
        return Proofs.isConsistent(
                from.size(),
                from.root(),
                to.size(),
                to.root(),
                path.stream().map(Hash::ofBase64).toList());
    }
}
