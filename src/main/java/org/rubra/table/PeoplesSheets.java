package org.rubra.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheets behind the first, which only people read. Each is written over what stood on it. */
final class PeoplesSheets {
    static final String HOW_TO_EDIT = "How to edit";
    static final String EVIDENCE = "Evidence";

    private static final int NARROW = 24;
    private static final int WIDE = 110;
    private static final int MOST_HEIGHT = 400;

    private final XSSFWorkbook workbook;

    PeoplesSheets(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    void howToEdit(List<String> lines) {
        write(HOW_TO_EDIT, lines.stream().map(List::of).toList(), List.of(WIDE));
    }

    void evidence(Map<String, String> statements) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("Id", "Statement")));
        statements.forEach((id, sentence) -> rows.add(List.of(id, sentence)));
        write(EVIDENCE, rows, List.of(NARROW / 2, WIDE));
    }

    void lists(List<List<String>> rows) {
        if (!rows.isEmpty()) {
            List<Integer> widths = rows.get(0).stream()
                    .map(heading -> heading.equals("What it says") ? WIDE : NARROW)
                    .toList();
            write(DropDowns.LISTS, rows, widths);
        }
    }

    /** Nothing but these rows, headings first. */
    void write(String name, List<List<String>> rows, List<Integer> widths) {
        XSSFSheet present = workbook.getSheet(name);
        XSSFSheet sheet = present == null ? workbook.createSheet(name) : present;
        for (int column = 0; column < widths.size(); column++) {
            if (sheet.getColumnWidth(column) < widths.get(column) * 256) {
                sheet.setColumnWidth(column, widths.get(column) * 256);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            XSSFRow row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
            write(row, rows.get(i), i == 0 ? Look.PLAIN_HEADING : Look.TEXT, widths);
        }
        for (int i = sheet.getLastRowNum(); i >= rows.size(); i--) {
            if (sheet.getRow(i) != null) {
                sheet.removeRow(sheet.getRow(i));
            }
        }
        sheet.createFreezePane(0, 1);
        if (!sheet.getCTWorksheet().isSetPageSetup()) {
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
        }
    }

    private void write(XSSFRow row, List<String> texts, Look look, List<Integer> widths) {
        int lines = 1;
        for (int column = 0; column < texts.size(); column++) {
            lines = Math.max(
                    lines,
                    Cells.lines(Cells.say(row, column, texts.get(column), look.in(workbook)), widths.get(column) - 1));
        }
        for (int column = row.getLastCellNum() - 1; column >= texts.size(); column--) {
            if (row.getCell(column) != null) {
                row.removeCell(row.getCell(column));
            }
        }
        row.setHeightInPoints(Math.min(MOST_HEIGHT, 3 + lines * row.getSheet().getDefaultRowHeightInPoints()));
    }
}
