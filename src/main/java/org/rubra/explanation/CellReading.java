package org.rubra.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Condition;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Truth;

/**
 * One condition against the facts: a cell of a row, or what a trusted rule asks.
 *
 * @param cell the cell's address; null for a rule
 * @param field the field that is asked about; for a rule also a kind of conclusion, or several fields
 * @param wanted what the condition says
 * @param found the answer; null where it is unknown, and where the parts say it
 * @param parts what a condition of a rule is joined of; mostly none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CellReading(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cell,
        String field,
        String wanted,
        @Nullable Object found,
        Truth truth,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CellReading> parts) {
    public CellReading {
        parts = List.copyOf(parts);
    }

    static CellReading of(Condition condition, Facts facts) {
        return new CellReading(
                condition.cell(),
                condition.field(),
                condition.operator().code() + " " + String.join(", ", condition.values()),
                facts.at(facts.schema().slot(condition.field())),
                condition.of(facts),
                List.of());
    }
}
