package org.rubra.review;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;

/** Where the rows of a table stand, and how they are named. */
record RowPlaces(DecisionTable of) {
    private static final int MOST_LISTED = 6;

    Place cell(Row row, String cell) {
        return Place.cell(of.file(), of.sheet(), row.line(), cell);
    }

    Place row(Row row) {
        return cell(row, "A" + row.line());
    }

    List<Place> rows(List<Row> rows) {
        return rows.stream().map(this::row).toList();
    }

    Place table() {
        return new Place(of.file(), of.sheet(), 0, null);
    }

    Finding finding(Finding.Level level, String check, Row row, String found, String expected, List<Row> related) {
        return new Finding(level, check, row(row), found, expected, null, rows(related), Map.of());
    }

    /** {@code RF-01, RF-02 or RF-03}. */
    static String either(List<Row> rows) {
        List<String> ids = rows.stream().map(Row::id).toList();
        int last = ids.size() - 1;
        return last == 0 ? ids.get(0) : String.join(", ", ids.subList(0, last)) + " or " + ids.get(last);
    }

    /** {@code RF-01, RF-02 and 12 more}. */
    static String listed(List<Row> rows) {
        int more = rows.size() - MOST_LISTED;
        return rows.stream().limit(MOST_LISTED).map(Row::id).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
