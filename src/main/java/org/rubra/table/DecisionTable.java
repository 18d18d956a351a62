package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A decision table as its editor wrote it, every cell checked to be a literal of its column's type.
 *
 * @param file the workbook's file name
 * @param sheet the sheet that holds the table
 * @param title the name after {@code RuleTable}
 * @param layer the layer it belongs to, {@code article} or {@code safetynet}
 * @param hitPolicy which of the rows that hold count
 * @param mustAnswer whether some row must hold wherever everything that the table asks about is known
 * @param columns all columns, conditions before actions
 */
public record DecisionTable(
        String file,
        String sheet,
        String title,
        String layer,
        HitPolicy hitPolicy,
        boolean mustAnswer,
        List<Column> columns,
        List<Row> rows) {
    public DecisionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether the table gives advice on an outcome, and so fires after everything else. */
    @JsonIgnore
    public boolean isAdvice() {
        return columns.stream().anyMatch(column -> "Outcome".equals(column.fact()));
    }
}
