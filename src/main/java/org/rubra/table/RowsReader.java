package org.rubra.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTAutoFilter;

/** Reads the rows below the headings, up to the end of the sheet. */
final class RowsReader {
    private final Sheet sheet;
    private final Layout layout;
    private final Findings findings;
    private final Map<String, Integer> lines = new HashMap<>();

    RowsReader(Sheet sheet, Layout layout, Findings findings) {
        this.sheet = sheet;
        this.layout = layout;
        this.findings = findings;
    }

    /** The rows that are in order; what is wrong with the others is among the findings. */
    List<Row> read() {
        List<org.apache.poi.ss.usermodel.Row> written = new ArrayList<>();
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            if (row.getRowNum() >= Layout.FIRST_ROW && says(row)) {
                written.add(row);
            }
        }
        if (written.isEmpty()) {
            findings.sheet("no row below the headings", "one at least");
        }
        gaps(written);
        List<Row> rows = new ArrayList<>();
        for (org.apache.poi.ss.usermodel.Row row : written) {
            if (findings.full()) {
                break;
            }
            visible(row, findings);
            Optional<String> keyword = Optional.ofNullable(row.getCell(0)).flatMap(OtherSheets::keyword);
            if (keyword.isPresent()) {
                findings.cell(
                        row.getRowNum(),
                        0,
                        "Drools' keyword " + keyword.get() + " in " + CellText.found(row.getCell(0)),
                        "one table, and no code outside it");
            } else {
                new RowReader(row, layout, findings).read().ifPresent(rows::add);
                unique(row);
            }
        }
        return rows;
    }

    /** Whether any cell of a row says something. */
    static boolean says(org.apache.poi.ss.usermodel.Row row) {
        for (Cell cell : row) {
            if (!CellText.isBlank(cell)) {
                return true;
            }
        }
        return false;
    }

    /** Drools ends a table at the first blank row and drops what follows without a word. */
    private void gaps(List<org.apache.poi.ss.usermodel.Row> written) {
        int last = written.isEmpty() ? 0 : written.get(written.size() - 1).getRowNum() + 1;
        int previous = Layout.HEADING_ROW + 1;
        for (org.apache.poi.ss.usermodel.Row row : written) {
            int line = row.getRowNum() + 1;
            if (line > previous + 1) {
                findings.row(
                        previous,
                        "a blank row inside the table",
                        (line == last ? "row " + line : "rows " + line + " to " + last) + " to follow "
                                + (previous == Layout.HEADING_ROW + 1 ? "the headings" : "row " + previous));
            }
            previous = line;
        }
    }

    static void visible(org.apache.poi.ss.usermodel.Row row, Findings findings) {
        if ((row.getZeroHeight() || row.getHeight() == 0) && !isFiltered(row)) {
            findings.row(row.getRowNum(), "a row hidden by hand", "every row to be shown, or hidden by a filter only");
        }
    }

    /** Whether a filter that is at work covers a row: what it hides is read, and only out of sight. */
    private static boolean isFiltered(org.apache.poi.ss.usermodel.Row row) {
        CTAutoFilter filter = ((XSSFSheet) row.getSheet()).getCTWorksheet().getAutoFilter();
        return filter != null
                && filter.isSetRef()
                && filter.sizeOfFilterColumnArray() > 0
                && CellRangeAddress.valueOf(filter.getRef()).containsRow(row.getRowNum());
    }

    private void unique(org.apache.poi.ss.usermodel.Row row) {
        String id = CellText.text(row, 0);
        if (id != null && !id.isEmpty()) {
            Integer earlier = lines.putIfAbsent(id, row.getRowNum() + 1);
            if (earlier != null) {
                findings.cell(row.getRowNum(), 0, CellText.quoted(id) + ", as in row " + earlier, "an id of its own");
            }
        }
    }
}
