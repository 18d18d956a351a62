package org.rubra.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Vocabulary;

/** Reads the four rows that say what each column is: kind, fact type, code and heading. */
final class ColumnsReader {
    static final String SENTENCE = "Sentence(\"$param\")";
    static final String EVIDENCE = "Evidence($param)";

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
        List<Column.@Nullable Kind> kinds = new KindRow(sheet, findings).read();
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
        new ColumnOrder(sheet, columns, findings).check();
        return columns;
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
        return new Layout.Placed(
                index, known.at(Findings.letter(index), heading), known, Domain.of(known, vocabulary), role);
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
        return new Layout.Placed(index, bare(index, kind, heading(index)), null, null, role);
    }

    private Layout.Placed faulty(int index, Column.Kind kind) {
        return new Layout.Placed(index, bare(index, kind, ""), null, null, Layout.Role.FAULTY);
    }

    @SuppressWarnings("NullAway") // it overlooks that the component of a nested type may be null
    private static Column bare(int index, Column.Kind kind, String heading) {
        return new Column(Findings.letter(index), heading, kind, null, null, null, null, null, List.of());
    }
}
