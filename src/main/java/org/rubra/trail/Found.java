package org.rubra.trail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;

/**
 * An answer that a search found.
 *
 * @param position its place in the log, from 0
 * @param at when it was given, in whole milliseconds
 * @param subject the caller's reference to a person; null where none was given, or it was erased
 * @param erased whether what was said is gone; then it has no marks either
 * @param marks all that it is found by, in order
 */
public record Found(
        long position,
        String id,
        Instant at,
        Assessment.Release release,
        Caller caller,
        @Nullable String subject,
        boolean erased,
        List<Mark> marks) {

    public Found {
        marks = List.copyOf(marks);
    }

    /** The codes of its marks of one kind, in order. */
    public List<String> codes(Mark.Kind kind) {
        return marks.stream()
                .filter(mark -> mark.kind() == kind)
                .map(Mark::code)
                .toList();
    }
}
