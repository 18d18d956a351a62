package org.rubra.difference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Action;
import org.rubra.table.Column;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;

/** A table, its columns and its rows, to be compared. A column is told by what it asks or concludes, wherever it stands and whatever its heading. */
final class TableItems {
    private static final String EVIDENCE = "evidence";

    private final DecisionTable table;
    private final String home;

    /** @param home what the table is told by, whatever its file is called */
    TableItems(DecisionTable table, String home) {
        this.table = table;
        this.home = home;
    }

    /** The table as a whole, with the columns and rows by which a renamed one is found again. */
    static Item whole(DecisionTable table) {
        Item item = new TableItems(table, table.file()).settings();
        table.columns().stream()
                .filter(TableItems::isCoded)
                .forEach(column -> item.with("column " + key(column), "column"));
        return item.with(
                "rows", String.join(" ", table.rows().stream().map(Row::id).toList()));
    }

    /** What holds for the table as a whole. */
    Item settings() {
        Place place = new Place(table.file(), table.sheet(), 0, null);
        return new Item("table", table.file(), table.title(), home, place, new LinkedHashMap<>())
                .titled("title")
                .with("layer", table.layer())
                .with("hit policy", table.hitPolicy().code())
                .with("must answer", table.mustAnswer() ? "yes" : "no");
    }

    List<Item> columns() {
        return table.columns().stream()
                .filter(TableItems::isCoded)
                .map(column -> new Item(
                                "column", key(column), column.heading(), home, at(column), new LinkedHashMap<>())
                        .titled("heading")
                        .with(
                                "compares",
                                column.operator() == null
                                        ? ""
                                        : column.operator().code()))
                .toList();
    }

    private Place at(Column column) {
        return new Place(table.file(), table.sheet(), 0, column.letter());
    }

    private static boolean isCoded(Column column) {
        return column.operator() != null || column.action() != null;
    }

    private static String key(Column column) {
        return column.operator() != null
                ? condition(String.valueOf(column.fact()), String.valueOf(column.field()), column.operator())
                : action(String.valueOf(column.action()), column.pattern(), column.unless());
    }

    /** Two ways to ask for equality are one column, of which a cell may name one value or several. */
    private static String condition(String fact, String field, Operator operator) {
        return fact + " " + field + " " + (operator == Operator.ANY_OF ? Operator.IS : operator).code();
    }

    private static String action(String kind, @Nullable String pattern, List<String> unless) {
        return kind
                + (pattern == null ? "" : " " + pattern)
                + (unless.isEmpty() ? "" : " unless " + String.join(" or ", unless));
    }

    List<Item> rows() {
        return table.rows().stream().map(this::row).toList();
    }

    private Item row(Row row) {
        Map<String, String> values = new HashMap<>();
        for (Condition cell : row.conditions()) {
            values.put(condition(cell.fact(), cell.field(), cell.operator()), String.join(", ", cell.values()));
        }
        for (Action cell : row.actions()) {
            values.put(action(cell.kind().name(), cell.pattern(), cell.unless()), cell.value());
        }
        values.put(Item.TITLE, row.sentence());
        values.put(EVIDENCE, String.join(", ", row.evidence()));
        Place place = Place.cell(table.file(), table.sheet(), row.line(), "A" + row.line());
        Item item = new Item("row", row.id(), row.sentence(), home, place, new LinkedHashMap<>());
        int metadata = 0;
        for (Column column : table.columns()) {
            String key = isCoded(column)
                    ? key(column)
                    : column.kind() == Column.Kind.METADATA ? (metadata++ == 0 ? Item.TITLE : EVIDENCE) : null;
            if (key != null) {
                item.with(
                        key,
                        new Item.Part(column.heading(), values.getOrDefault(key, ""), column.letter() + row.line()));
            }
        }
        return item;
    }
}
