package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a decision table.
 *
 * @param letter the column's letter in the sheet
 * @param heading the heading that people read
 * @param fact the fact type of a condition column, else null
 * @param field the field of a condition column, else null
 * @param operator the comparison of a condition column, else null
 * @param action what an action column concludes, else null
 * @param pattern the pattern of a column of evidence, else null
 * @param unless what sets aside the urgency that the column raises
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Column(
        String letter,
        String heading,
        Kind kind,
        @Nullable String fact,
        @Nullable String field,
        @Nullable Operator operator,
        Action.@Nullable Kind action,
        @Nullable String pattern,
        List<String> unless) {

    /** Drools' names for the kinds of columns. */
    public enum Kind {
        NAME,
        METADATA,
        CONDITION,
        ACTION
    }

    public Column {
        unless = unless == null ? List.of() : List.copyOf(unless);
    }
}
