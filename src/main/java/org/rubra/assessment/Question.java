package org.rubra.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
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
