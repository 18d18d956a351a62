package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;

/** Reads the rows of a sheet of cases, cell by cell. A row that is blank is no case, and hides none. */
final class CaseRows {
    private static final Pattern NAME = Pattern.compile("\\S|\\S.{0,198}\\S");
    private static final Pattern IDS = Pattern.compile("[A-Z]{2}-[0-9]{2,3}(, ?[A-Z]{2}-[0-9]{2,3})*");

    private final Sheet sheet;
    private final List<CaseSheet.Placed> columns;
    private final Findings findings;

    CaseRows(Sheet sheet, List<CaseSheet.Placed> columns, Findings findings) {
        this.sheet = sheet;
        this.columns = columns;
        this.findings = findings;
    }

    List<CaseRow> read() {
        List<CaseRow> rows = new ArrayList<>();
        for (Row row : sheet) {
            if (row.getRowNum() > CaseSheet.HEADING_ROW && RowsReader.says(row) && !findings.full()) {
                RowsReader.visible(row, findings);
                read(row).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private Optional<CaseRow> read(Row row) {
        int before = findings.count();
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (CaseSheet.Placed placed : columns) {
            CaseColumn column = placed.column();
            Cell cell = row.getCell(placed.index());
            if (column != null && cell != null && !CellText.isBlank(cell)) {
                cells.put(column.code(), values(column, cell));
            }
        }
        beyond(row);
        for (String code : List.of(CaseColumn.CASE, CaseColumn.URGENCY)) {
            if (!cells.containsKey(code)) {
                missing(row, code);
            }
        }
        List<String> name = cells.remove(CaseColumn.CASE);
        return findings.count() > before || name == null
                ? Optional.empty()
                : Optional.of(new CaseRow(name.get(0), cells, place(row)));
    }

    private Place place(Row row) {
        return findings.at(row.getRowNum(), 0);
    }

    private void missing(Row row, String code) {
        columns.stream()
                .filter(placed ->
                        placed.column() != null && placed.column().code().equals(code))
                .forEach(placed -> findings.cell(
                        row.getRowNum(),
                        placed.index(),
                        "an empty cell",
                        code.equals(CaseColumn.CASE) ? "the case as a sentence" : "the urgency that the case expects"));
    }

    private List<String> values(CaseColumn column, Cell cell) {
        Domain domain = column.domain();
        if (domain == null) {
            return column.code().equals(CaseColumn.CASE) ? name(cell) : ids(cell);
        }
        Literal literal = Literal.read(cell, domain);
        if (literal.fault() != null) {
            refuse(cell, literal.fault(), domain.expectation(), literal.suggestion());
        } else if (domain.several()
                && literal.values().size() > 1
                && literal.values().contains(CaseColumn.NONE)) {
            refuse(cell, CellText.found(cell), "none alone, or the others without it", null);
        }
        if (!domain.several() || literal.fault() != null) {
            return literal.values();
        }
        return literal.values().equals(List.of(CaseColumn.NONE)) ? List.of() : asWritten(cell);
    }

    /** In the order of the cell, so that a case does not change when the vocabulary puts its words in another order. */
    private static List<String> asWritten(Cell cell) {
        return Arrays.asList(cell.getStringCellValue().split(", *", -1));
    }

    private List<String> name(Cell cell) {
        String text = CellText.text(cell);
        if (text == null || !isName(text)) {
            refuse(
                    cell,
                    CellText.found(cell),
                    "a sentence of at most 200 characters in one line",
                    text == null ? null : LookAlike.meant(text, CaseRows::isName));
        }
        return List.of(String.valueOf(text));
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.chars().allMatch(Literal::isPlain) && !LookAlike.mixes(text);
    }

    private List<String> ids(Cell cell) {
        String text = CellText.text(cell);
        String expected = "ids of rows or rules, such as RF-01, UR-03, each once, or blank";
        if (text == null || !IDS.matcher(text).matches()) {
            refuse(cell, CellText.found(cell), expected, LookAlike.ids(text, IDS));
            return List.of();
        }
        List<String> ids = Arrays.asList(text.split(", ?", -1));
        if (new HashSet<>(ids).size() < ids.size()) {
            refuse(cell, CellText.found(cell), expected, null);
        }
        return ids;
    }

    private void beyond(Row row) {
        for (Cell cell : row) {
            if (cell.getColumnIndex() >= columns.size() && !CellText.isBlank(cell)) {
                refuse(cell, CellText.found(cell), "nothing beyond the last column", null);
            }
        }
    }

    private void refuse(Cell cell, String found, String expected, @Nullable String suggestion) {
        findings.cell(cell.getRowIndex(), cell.getColumnIndex(), found, expected, suggestion);
    }
}
