package org.rubra.web;

import java.io.UncheckedIOException;
import org.rubra.service.Incident;
import org.rubra.trail.Inclusion;
import org.rubra.trail.NotAsLoggedException;
import org.rubra.trail.Trail;

/**
 * Whether an answer is in the log as it is shown, found out just now.
 *
 * @param proven whether its entry is in the log that the checkpoint vouches for, and commits to what is shown
 * @param checkpoint the signed note; empty where there is none
 */
record Proof(boolean proven, String sentence, String checkpoint, String key) {
    static Proof of(Trail trail, String id) {
        try {
            return trail.log().prove(id).map(Proof::of).orElseGet(() -> failed("The log has no entry for it."));
        } catch (NotAsLoggedException e) {
            return failed("Its entry does not fit the log.");
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return failed("The log could not be checked; the incident is "
                    + Incident.log(e).id() + ".");
        }
    }

    /** What is shown is what the entry commits to: else the trail would not have given it. */
    private static Proof of(Inclusion inclusion) {
        return new Proof(
                true,
                "In the log at position " + inclusion.position() + ", checkpoint of " + inclusion.size()
                        + " entries, verified.",
                inclusion.checkpoint(),
                inclusion.key());
    }

    private static Proof failed(String why) {
        return new Proof(false, "Not verified. " + why + " Run: rubra audit verify", "", "");
    }
}
