package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.trail.Found;
import org.rubra.trail.Mark;

/**
 * A recorded answer in a list.
 *
 * @param position its place in the log, from 0
 * @param at when it was given, ISO 8601 in UTC, to the millisecond
 * @param erased whether what was said is gone, and with it all that follows
 * @param patterns the codes of those that the facts support
 * @param rows the ids of the rows and rules that fired
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listed(
        long position,
        String id,
        String at,
        Assessment.Release release,
        String channel,
        @Nullable String caller,
        @Nullable String subject,
        boolean erased,
        @Nullable String urgency,
        List<String> patterns,
        List<String> redFlags,
        List<String> rows) {

    public static Listed of(Found found) {
        return new Listed(
                found.position(),
                found.id(),
                found.at().toString(),
                found.release(),
                found.caller().channel().code(),
                found.caller().name(),
                found.subject(),
                found.erased(),
                found.codes(Mark.Kind.URGENCY).stream().findFirst().orElse(null),
                found.codes(Mark.Kind.PATTERN),
                found.codes(Mark.Kind.RED_FLAG),
                found.codes(Mark.Kind.ROW));
    }
}
