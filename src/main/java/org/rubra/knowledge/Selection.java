package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Row;
import org.rubra.vocabulary.Vocabulary;

/** Which of the rows that hold count, by the hit policies of their tables. Tables in which all count cost nothing. */
public final class Selection {
    private final List<Row> rows;
    private final List<Ranked> tables = new ArrayList<>();

    /** The positions of a table's rows, the foremost first. */
    private record Ranked(DecisionTable table, int[] positions) {}

    /** @param rows all rows of these tables and perhaps more, by position */
    Selection(List<DecisionTable> tables, List<Row> rows, Vocabulary vocabulary) {
        this.rows = List.copyOf(rows);
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < rows.size(); position++) {
            positions.put(rows.get(position).id(), position);
        }
        tables.stream()
                .filter(table -> table.hitPolicy() != HitPolicy.COLLECT)
                .forEach(table -> this.tables.add(new Ranked(
                        table,
                        Ranking.of(table, vocabulary).stream()
                                .mapToInt(row -> positions.getOrDefault(row.id(), -1))
                                .toArray())));
    }

    /**
     * What counts.
     *
     * @param hold the rows that hold and count
     * @param open the open rows that would count if they held
     * @param beaten by the id of a row that counts: the ids of those that hold too and do not, since it answers first
     */
    public record Selected(long[] hold, long[] open, Map<String, List<String>> beaten) {}

    /**
     * What counts of the rows with these bits.
     *
     * @throws IllegalStateException when two rows hold of a table in which only one can
     */
    public Selected of(RowIndex.Bits bits) {
        if (tables.isEmpty()) {
            return new Selected(bits.hold(), bits.open(), Map.of());
        }
        Selected selected = new Selected(bits.hold().clone(), bits.open().clone(), new TreeMap<>());
        tables.forEach(ranked -> select(ranked, selected));
        return selected;
    }

    private void select(Ranked ranked, Selected selected) {
        int first = -1;
        List<String> beaten = new ArrayList<>();
        for (int position : ranked.positions) {
            if (first < 0) {
                first = has(selected.hold, position) ? position : -1;
                continue;
            }
            if (has(selected.hold, position)) {
                beaten.add(rows.get(position).id());
            }
            if (ranked.table.hitPolicy().selects()) {
                clear(selected.hold, position);
                clear(selected.open, position);
            }
        }
        if (!beaten.isEmpty()) {
            String counting = rows.get(first).id();
            if (!ranked.table.hitPolicy().selects()) {
                throw new IllegalStateException("rows " + counting + " and " + String.join(", ", beaten)
                        + " hold at once in " + ranked.table.file() + ", of which at most one can");
            }
            selected.beaten.put(counting, List.copyOf(beaten));
        }
    }

    private static boolean has(long[] bits, int position) {
        return (bits[position >> 6] & 1L << position) != 0;
    }

    private static void clear(long[] bits, int position) {
        bits[position >> 6] &= ~(1L << position);
    }
}
