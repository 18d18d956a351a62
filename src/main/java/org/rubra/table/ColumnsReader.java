package org.rubra.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Vocabulary;

/** Reads the four rows that say what each column is: kind, fact type, code and heading. */
final class ColumnsReader {
    static final String SENTENCE = "Sentence(\"$param\")";
    static final String EVIDENCE = "Evidence($param)";
    static final int MOST_COLUMNS = 200;
    private static final List<String> KINDS = List.of("NAME", "METADATA", "CONDITION", "ACTION");

    private final Sheet sheet;
    private final Vocabulary vocabulary;
    private final Findings findings;
    private final Set<Object> seen = new HashSet<>();
    private final CodeRow codes;
    private boolean outcome;

    ColumnsReader(Sheet sheet, Vocabulary vocabulary, Findings findings) {
        this.sheet = sheet;
        this.vocabulary = vocabulary;
        this.findings = findings;
        this.codes = new CodeRow(sheet, vocabulary, findings);
    }

    List<Layout.Placed> read() {
        List<Column.@Nullable Kind> kinds = kinds();
        List<Integer> conditions = IntStream.range(0, kinds.size())
                .filter(index -> kinds.get(index) == Column.Kind.CONDITION)
                .boxed()
                .toList();
        List<@Nullable String> facts = new FactRow(sheet, conditions, findings).read();
        outcome = facts.contains("Outcome");
        List<Layout.Placed> columns = new ArrayList<>();
        for (int index = 0; index < kinds.size(); index++) {
            int condition = conditions.indexOf(index);
            columns.add(column(index, kinds.get(index), condition < 0 ? null : facts.get(condition)));
        }
        checkWhole(columns);
        return columns;
    }

    private int width() {
        int width = IntStream.rangeClosed(Layout.KIND_ROW, Layout.HEADING_ROW)
                .mapToObj(sheet::getRow)
                .filter(Objects::nonNull)
                .flatMap(row -> IntStream.range(0, Math.max(0, row.getLastCellNum()))
                        .filter(column -> !CellText.isBlank(row.getCell(column)))
                        .boxed())
                .mapToInt(column -> column + 1)
                .max()
                .orElse(0);
        if (width > MOST_COLUMNS) {
            findings.row(Layout.KIND_ROW, width + " columns", "at most " + MOST_COLUMNS);
        }
        return Math.min(width, MOST_COLUMNS);
    }

    private List<Column.@Nullable Kind> kinds() {
        List<Column.@Nullable Kind> kinds = new ArrayList<>();
        Row row = sheet.getRow(Layout.KIND_ROW);
        int width = width();
        for (int index = 0; index < width; index++) {
            String text = CellText.text(row, index);
            boolean known = text != null && KINDS.contains(text);
            kinds.add(text != null && known ? Column.Kind.valueOf(text) : null);
            if (!known) {
                findings.cell(
                        Layout.KIND_ROW,
                        index,
                        Layout.found(sheet, Layout.KIND_ROW, index),
                        "NAME, METADATA, CONDITION or ACTION",
                        text == null || text.isEmpty() ? null : Near.to(text, KINDS));
            }
        }
        return kinds;
    }

    private Layout.Placed column(int index, Column.@Nullable Kind kind, @Nullable String fact) {
        visible(index);
        if (kind != null && kind != Column.Kind.CONDITION) {
            empty(Layout.FACT_ROW, index);
        }
        if (kind == null) {
            return faulty(index, Column.Kind.METADATA);
        }
        return switch (kind) {
            case NAME -> {
                empty(Layout.CODE_ROW, index);
                yield plain(index, kind, Layout.Role.ID);
            }
            case METADATA -> metadata(index);
            case CONDITION, ACTION -> coded(index, kind, fact);
        };
    }

    private Layout.Placed metadata(int index) {
        String code = CellText.text(sheet.getRow(Layout.CODE_ROW), index);
        if (SENTENCE.equals(code)) {
            return plain(index, Column.Kind.METADATA, Layout.Role.SENTENCE);
        }
        if (EVIDENCE.equals(code)) {
            return plain(index, Column.Kind.METADATA, Layout.Role.EVIDENCE);
        }
        code(index, SENTENCE + " or " + EVIDENCE);
        return faulty(index, Column.Kind.METADATA);
    }

    private Layout.Placed coded(int index, Column.Kind kind, @Nullable String fact) {
        String heading = heading(index);
        Optional<ColumnForm> form =
                kind == Column.Kind.CONDITION ? codes.condition(index, fact) : codes.action(index, outcome);
        if (form.isEmpty()) {
            return faulty(index, kind);
        }
        ColumnForm known = form.get();
        if (!seen.add(known.identity())) {
            code(index, "every column once");
            return faulty(index, kind);
        }
        Layout.Role role = known.isCondition() ? Layout.Role.CONDITION : Layout.Role.ACTION;
        return new Layout.Placed(index, known.at(Findings.letter(index), heading), Domain.of(known, vocabulary), role);
    }

    private void checkWhole(List<Layout.Placed> columns) {
        expect(columns, 0, Layout.Role.ID, "NAME in the first column");
        expect(columns, 1, Layout.Role.SENTENCE, SENTENCE + " in the second column");
        boolean actions = false;
        for (Layout.Placed column : columns) {
            actions |= column.role() == Layout.Role.ACTION;
            if (actions && column.role() == Layout.Role.CONDITION) {
                findings.cell(
                        Layout.KIND_ROW, column.index(), "a condition after an action", "conditions before actions");
            }
        }
        for (Layout.Role role : List.of(Layout.Role.CONDITION, Layout.Role.ACTION, Layout.Role.EVIDENCE)) {
            if (columns.stream().noneMatch(column -> column.role() == role || column.role() == Layout.Role.FAULTY)) {
                findings.row(Layout.KIND_ROW, "no column for " + role.words(), "one at least");
            }
        }
        columns.stream()
                .filter(column -> column.role() == Layout.Role.EVIDENCE)
                .skip(1)
                .forEach(column -> code(column.index(), "every column once"));
    }

    /** The role stands at its place and nowhere else; the evidence may stand anywhere, once. */
    private void expect(List<Layout.Placed> columns, int place, Layout.Role role, String expected) {
        for (Layout.Placed column : columns) {
            if ((column.role() == role) != (column.index() == place) && column.role() != Layout.Role.FAULTY) {
                findings.cell(
                        Layout.KIND_ROW,
                        column.index(),
                        Layout.found(sheet, Layout.KIND_ROW, column.index()),
                        expected);
            }
        }
    }

    private void code(int index, String expected) {
        findings.cell(Layout.CODE_ROW, index, Layout.found(sheet, Layout.CODE_ROW, index), expected);
    }

    private void empty(int row, int index) {
        Row cells = sheet.getRow(row);
        Cell cell = cells == null ? null : cells.getCell(index);
        if (!CellText.isBlank(cell)) {
            findings.cell(row, index, CellText.found(cell), "an empty cell");
        }
    }

    private void visible(int index) {
        if (sheet.isColumnHidden(index) || sheet.getColumnWidth(index) == 0) {
            findings.cell(Layout.HEADING_ROW, index, "a hidden column", "every column of the table to be shown");
        }
    }

    private String heading(int index) {
        String text = CellText.text(sheet.getRow(Layout.HEADING_ROW), index);
        if (text == null || text.isBlank()) {
            findings.cell(Layout.HEADING_ROW, index, Layout.found(sheet, Layout.HEADING_ROW, index), "a heading");
        }
        return text == null ? "" : text;
    }

    private Layout.Placed plain(int index, Column.Kind kind, Layout.Role role) {
        return new Layout.Placed(index, bare(index, kind, heading(index)), null, role);
    }

    private Layout.Placed faulty(int index, Column.Kind kind) {
        return new Layout.Placed(index, bare(index, kind, ""), null, Layout.Role.FAULTY);
    }

    @SuppressWarnings("NullAway") // it overlooks that the component of a nested type may be null
    private static Column bare(int index, Column.Kind kind, String heading) {
        return new Column(Findings.letter(index), heading, kind, null, null, null, null, null, List.of());
    }
}
