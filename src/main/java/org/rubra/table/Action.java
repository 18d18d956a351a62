package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.Conflict;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.conclusion.Strength;
import org.rubra.conclusion.Urgency;

/**
 * One cell of a row that says what to conclude.
 *
 * @param pattern the pattern of a column of evidence
 * @param unless what sets a raised urgency aside
 * @param value what the cell says: a code, an urgency, or a strength
 * @param cell the cell's address, say {@code H14}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Action(Kind kind, @Nullable String pattern, List<String> unless, String value, String cell) {

    /** What a column concludes; the names are those of the conclusion classes. */
    public enum Kind {
        PatternEvidence,
        RedFlag,
        RaisedUrgency,
        Explanation,
        Advice,
        Conflict
    }

    public Action {
        unless = unless == null ? List.of() : List.copyOf(unless);
    }

    /** The conclusion that the row with this id draws. */
    public Conclusion conclude(String row) {
        return switch (kind) {
            case PatternEvidence ->
                new PatternEvidence(row, java.util.Objects.requireNonNull(pattern), Strength.of(value));
            case RedFlag -> new RedFlag(row, value);
            case RaisedUrgency -> new RaisedUrgency(row, Urgency.of(value), unless);
            case Explanation -> new Explanation(row, value);
            case Advice -> new Advice(row, value);
            case Conflict -> new Conflict(row, value);
        };
    }
}
