package org.rubra.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A table to be written for people to edit. Unlike a {@link DecisionTable} it need not be right, or even finished: reading the workbook tells.
 *
 * @param layer the layer it belongs to, {@code article} or {@code safetynet}
 * @param title the name after {@code RuleTable}, which also names the sheet
 * @param hitPolicy which of the rows that hold count
 * @param mustAnswer whether some row must hold wherever everything that the table asks about is known
 * @param columns conditions over Presentation, then those over Outcome, then actions; ids, sentences and evidence need no mention
 */
public record TableDraft(
        String layer,
        String title,
        HitPolicy hitPolicy,
        boolean mustAnswer,
        List<ColumnForm> columns,
        List<RowDraft> rows) {

    /** A table in which every row that holds counts, and none need. */
    public TableDraft(String layer, String title, List<ColumnForm> columns, List<RowDraft> rows) {
        this(layer, title, HitPolicy.COLLECT, false, columns, rows);
    }

    /**
     * One row.
     *
     * @param evidence the ids of the statements it stands on
     * @param cells what each column's cell says, empty where it says nothing
     */
    public record RowDraft(String id, String sentence, List<String> evidence, List<String> cells) {
        public RowDraft {
            evidence = List.copyOf(evidence);
            cells = List.copyOf(cells);
        }
    }

    /** @throws IllegalArgumentException when a row has more or fewer cells than there are columns */
    public TableDraft {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int width = columns.size();
        rows.stream().filter(row -> row.cells().size() != width).findFirst().ifPresent(row -> {
            throw new IllegalArgumentException(
                    "row " + row.id() + ": found " + row.cells().size() + " cells; expected " + width);
        });
    }

    /** A table that was read, to be written again in the vocabulary's present words. */
    public static TableDraft of(DecisionTable table) {
        List<Column> coded = table.columns().stream()
                .filter(column -> column.operator() != null || column.action() != null)
                .toList();
        List<RowDraft> rows = table.rows().stream()
                .map(row -> new RowDraft(row.id(), row.sentence(), row.evidence(), cells(row, coded)))
                .toList();
        return new TableDraft(
                table.layer(),
                table.title(),
                table.hitPolicy(),
                table.mustAnswer(),
                coded.stream().map(ColumnForm::of).toList(),
                rows);
    }

    private static List<String> cells(Row row, List<Column> columns) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(column.operator() != null ? condition(row, column) : action(row, column));
        }
        return cells;
    }

    private static String condition(Row row, Column column) {
        return row.conditions().stream()
                .filter(cell -> cell.fact().equals(column.fact())
                        && cell.field().equals(column.field())
                        && cell.operator() == column.operator())
                .findFirst()
                .map(cell -> String.join(", ", cell.values()))
                .orElse("");
    }

    private static String action(Row row, Column column) {
        return row.actions().stream()
                .filter(cell -> cell.kind() == column.action()
                        && Objects.equals(cell.pattern(), column.pattern())
                        && cell.unless().equals(column.unless()))
                .findFirst()
                .map(Action::value)
                .orElse("");
    }
}
