package org.rubra.audit;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.BadRequestException;
import org.rubra.assessment.Trace;
import org.rubra.audit.Replayed.Outcome;
import org.rubra.trail.Entry;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

/** A recorded answer that can be assessed again, or why it cannot. */
sealed interface Reopened {

    /** With its release at hand. */
    record Ready(Recorded recorded, Presentation presentation) implements Reopened {}

    /** It was erased, cannot be read, or its release is gone. */
    record Barred(Replayed why) implements Reopened {}

    /** @throws UncheckedIOException when the record cannot be read */
    static Reopened of(Trail.Placed placed, Records records) {
        if (placed.fault().isPresent()) {
            return barred(placed, Outcome.UNREADABLE, placed.fault().get());
        }
        if (placed.entry().isEmpty()) {
            return barred(placed, Outcome.ERASED, "what was said was erased");
        }
        Entry entry = placed.entry().get();
        Trace trace;
        try {
            trace = Json.read(entry.trace(), Trace.class);
        } catch (UncheckedIOException e) {
            return barred(placed, Outcome.UNREADABLE, "its trace is not one that this software reads");
        }
        try {
            Recorded recorded = records.open(entry, trace);
            return new Ready(recorded, recorded.presentation());
        } catch (UnknownReleaseException e) {
            return barred(placed, Outcome.NO_RELEASE, e.getMessage());
        } catch (BadRequestException e) {
            return barred(placed, Outcome.UNREADABLE, "its release does not take what was said: " + e.getMessage());
        }
    }

    private static Barred barred(Trail.Placed placed, Outcome outcome, @Nullable String reason) {
        return new Barred(Replayed.not(placed, outcome, reason));
    }
}
