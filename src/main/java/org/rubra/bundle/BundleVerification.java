package org.rubra.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a bundle.
 *
 * @param records how many leaves it has
 * @param erased of how many answers what was said is gone
 * @param size how many leaves the log had by its checkpoint; null where no checkpoint can be believed, and nothing was checked by it
 * @param whole whether it says to be the whole record up to there, so that what is missing is found
 * @param key the public key that signed its checkpoint; null where none did
 * @param keyIsGiven whether keys came from elsewhere, this one among them; a bundle's own key was chosen by whoever made the bundle
 * @param faults what does not hold, the first 1,000; empty when all is well
 */
public record BundleVerification(
        long records,
        long erased,
        @Nullable Long size,
        boolean whole,
        @Nullable String key,
        boolean keyIsGiven,
        List<String> faults) {
    public BundleVerification {
        faults = List.copyOf(faults);
    }

    public boolean holds() {
        return faults.isEmpty();
    }
}
