package org.rubra.trail;

import java.util.List;
import org.rubra.log.VerifierKey;

/**
 * What an auditor keeps of a log where nobody who can write to it can reach.
 *
 * @param keys public keys, of which one must have signed, or have vouched for one that did
 * @param checkpoints signed notes, each of which the log must go on from
 */
public record KeptElsewhere(List<VerifierKey> keys, List<String> checkpoints) {
    public static final KeptElsewhere NOTHING = new KeptElsewhere(List.of(), List.of());

    public KeptElsewhere {
        keys = List.copyOf(keys);
        checkpoints = List.copyOf(checkpoints);
    }
}
