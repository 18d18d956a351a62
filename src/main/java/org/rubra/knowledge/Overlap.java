package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.rubra.table.Box;
import org.rubra.table.DecisionTable;
import org.rubra.table.Grid;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/**
 * A row that can hold together with rows above it.
 *
 * @param others at least one
 */
public record Overlap(Row row, List<Row> others) {
    private static final int MOST_NAMED = 5;

    /** Every row of the table that can hold together with one above it. */
    public static List<Overlap> in(DecisionTable table, Grid grid) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Row> others = new ArrayList<>();
            for (int other = 0; other < row; other++) {
                if (holdTogether(grid.boxes().get(row), grid.boxes().get(other))) {
                    others.add(table.rows().get(other));
                }
            }
            if (!others.isEmpty()) {
                overlaps.add(new Overlap(table.rows().get(row), List.copyOf(others)));
            }
        }
        return overlaps;
    }

    static boolean holdTogether(Box one, Box other) {
        return !one.isEmpty() && !other.isEmpty() && one.meets(other);
    }

    /** Why a table in which at most one row can hold is refused. */
    public Problem problem(DecisionTable table) {
        return new Problem(
                Place.cell(table.file(), table.sheet(), row.line(), "A" + row.line()),
                row.id() + ", which can hold together with "
                        + named(others.stream().map(Row::id).toList()),
                "rows of which at most one can hold, as the hit policy of this table says");
    }

    static String named(List<String> ids) {
        int more = ids.size() - MOST_NAMED;
        return String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
