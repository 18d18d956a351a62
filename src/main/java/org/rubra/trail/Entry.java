package org.rubra.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;

/**
 * One recorded answer.
 *
 * @param id UUIDv7
 * @param subject the caller's opaque reference to a person, where one was given
 * @param software the version of this software
 * @param marks what the answer is found by, but for those that follow from the other members
 * @param answer the answer's JSON, without the trace, as it was given
 * @param trace the trace's JSON
 */
public record Entry(
        String id,
        Instant at,
        Assessment.Release release,
        Caller caller,
        @Nullable String subject,
        String software,
        List<Mark> marks,
        byte[] answer,
        byte[] trace) {

    public Entry {
        marks = List.copyOf(marks);
    }

    /** Everything that the answer is found by. */
    List<Mark> allMarks() {
        List<Mark> all = new ArrayList<>(marks);
        all.add(new Mark(Mark.Kind.RELEASE, release.digest()));
        all.add(new Mark(Mark.Kind.CHANNEL, caller.channel().code()));
        caller.mark().ifPresent(all::add);
        return all;
    }
}
