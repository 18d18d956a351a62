package org.rubra.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rubra.table.SheetText;

/** Draws the first sheet of a workbook for a page, with marks in its cells. Row and column numbers are those of the sheet; column -1 is the row itself. */
final class Drawing {
    /** The column that stands for a whole row. */
    static final int ROW = -1;

    private static final int MOST_ROWS_IN_FULL = 30;
    private static final int MOST_CELLS = 40_000;
    private static final int LONGEST_TEXT = 400;
    private static final int LONG = 40;
    private static final int SHORT = 10;
    private static final int NEIGHBOURS = 2;

    private final String id;
    private final SheetText sheet;
    private final Map<Integer, SheetText.Line> lines = new TreeMap<>();
    private final Map<Integer, Map<Integer, Mark>> marks = new TreeMap<>();

    /**
     * What a template draws.
     *
     * @param letters of the columns that say something
     */
    record Drawn(String id, String sheet, List<String> letters, List<Line> lines) {}

    /**
     * A row of the sheet, or {@code gap} words in place of rows that are left out.
     *
     * @param kind {@code head}, {@code hidden}, {@code gap} or nothing
     */
    record Line(String id, String number, String kind, Mark mark, List<Box> cells) {}

    /** @param size {@code long} for a text that needs width, {@code short} for one that is not to be broken, or nothing */
    record Box(String id, String text, String size, Mark mark) {
        Box(String id, String text, Mark mark) {
            this(id, text, text.length() > LONG ? "long" : text.length() <= SHORT ? "short" : "", mark);
        }
    }

    /**
     * A cell or row that something is said of.
     *
     * @param look the class that colours it
     * @param notes the numbers of what is said
     */
    record Mark(String look, List<Integer> notes) {
        static final Mark NONE = new Mark("", List.of());

        private Mark and(Mark other) {
            List<Integer> both = new ArrayList<>(notes);
            both.addAll(other.notes);
            return new Mark(look, both);
        }
    }

    /** @param id the beginning of the ids of rows and cells, different for each drawing of a page */
    Drawing(String id, SheetText sheet) {
        this.id = id;
        this.sheet = sheet;
        sheet.lines().forEach(line -> lines.put(line.number(), line));
    }

    /** Marks a cell, or with {@link #ROW} a row; the look of the first mark stays. */
    void mark(int row, int column, Mark mark) {
        marks.computeIfAbsent(row, key -> new TreeMap<>()).merge(column, mark, Mark::and);
    }

    /** The address within a page of a cell or row. */
    String address(int row, int column) {
        return id + (column == ROW ? "-row-" : "-" + SheetText.letter(column)) + row;
    }

    Drawn draw() {
        List<Integer> rows = rows();
        SortedSet<Integer> columns = new TreeSet<>();
        rows.forEach(row -> {
            columns.addAll(marksOf(row).keySet());
            columns.addAll(line(row).cells().keySet());
        });
        columns.remove(ROW);
        List<Line> drawn = new ArrayList<>();
        int head = lines.values().stream()
                .filter(line -> !line.hidden())
                .mapToInt(SheetText.Line::number)
                .findFirst()
                .orElse(0);
        int before = 0;
        for (int row : rows) {
            if (drawn.size() * columns.size() > MOST_CELLS) {
                break;
            }
            gap(before, row, drawn);
            drawn.add(draw(row, row == head, columns));
            before = row;
        }
        gap(before, lines.keySet().stream().mapToInt(row -> row).max().orElse(0) + 1, drawn);
        return new Drawn(
                id, sheet.sheet(), columns.stream().map(SheetText::letter).toList(), drawn);
    }

    /** All that are shown, or of a long sheet those near a mark; a hidden row only where it is marked. */
    private List<Integer> rows() {
        TreeSet<Integer> rows = new TreeSet<>(marks.keySet());
        List<SheetText.Line> shown =
                lines.values().stream().filter(line -> !line.hidden()).toList();
        shown.stream()
                .filter(line -> shown.size() <= MOST_ROWS_IN_FULL
                        || line.number() == shown.get(0).number()
                        || isNearMark(line.number()))
                .forEach(line -> rows.add(line.number()));
        return List.copyOf(rows);
    }

    private boolean isNearMark(int row) {
        return !((TreeMap<Integer, ?>) marks)
                .subMap(row - NEIGHBOURS, true, row + NEIGHBOURS, true)
                .isEmpty();
    }

    private void gap(int before, int next, List<Line> drawn) {
        long left = lines.values().stream()
                .filter(line -> line.number() > before && line.number() < next && !line.hidden())
                .count();
        if (left > 0) {
            drawn.add(
                    new Line("", FindingWords.count(left, "row") + " without a finding", "gap", Mark.NONE, List.of()));
        }
    }

    private Line draw(int row, boolean isHead, SortedSet<Integer> columns) {
        SheetText.Line line = line(row);
        List<Box> boxes = columns.stream()
                .map(column -> new Box(
                        marksOf(row).containsKey(column) ? address(row, column) : "",
                        shortened(line.cells().getOrDefault(column, "")),
                        marksOf(row).getOrDefault(column, Mark.NONE)))
                .toList();
        return new Line(
                address(row, ROW),
                String.valueOf(row),
                isHead ? "head" : line.hidden() ? "hidden" : "",
                marksOf(row).getOrDefault(ROW, Mark.NONE),
                boxes);
    }

    private SheetText.Line line(int row) {
        return lines.getOrDefault(row, new SheetText.Line(row, false, new TreeMap<>()));
    }

    private Map<Integer, Mark> marksOf(int row) {
        return marks.getOrDefault(row, Map.of());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}
