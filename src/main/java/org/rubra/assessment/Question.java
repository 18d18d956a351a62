package org.rubra.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Urgency;

/**
 * An unanswered field whose answer could change the assessment.
 *
 * @param couldRaiseTo the highest urgency that its answer, with others still open, could lead to; null when it could only lower the urgency or
 *     change patterns
 * @param because the rows that are open for want of it, those that decide {@code couldRaiseTo} only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
        String field,
        String label,
        String text,
        Change couldChange,
        @Nullable Urgency couldRaiseTo,
        List<String> because) {

    /** How many of them a sentence names at most. */
    private static final int MOST_NAMED = 4;

    /** As part of a sentence, of which the answer lists all beside; by semicolons, since labels hold commas of their own. */
    public static String named(List<String> labels) {
        int more = labels.size() - MOST_NAMED;
        String named = labels.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        return more > 0 ? named + "; and " + more + " more among the questions" : named;
    }

    /** What an answer could change. */
    public enum Change {
        URGENCY,
        PATTERN;

        @JsonValue
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
