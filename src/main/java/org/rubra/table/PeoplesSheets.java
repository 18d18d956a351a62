package org.rubra.table;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheets behind the table, which only people read. */
final class PeoplesSheets {
    private static final List<String> HOW_TO_EDIT = List.of(
            "How to edit this table",
            "Each row of the first sheet is one rule: when all its blue cells hold, it concludes what its orange cells say.",
            "A blank blue cell means that the fact does not matter. A blank orange cell concludes nothing.",
            "A fact that nobody knows satisfies no cell, neither yes nor no.",
            "To add a row, fill the next empty row with an id that was never used. Leave no blank row between rows: what follows it would be lost.",
            "To withdraw a row, delete the whole row. Hidden and filtered rows are refused.",
            "Cells take the values of their drop-down, spelled exactly so; blue cells of choices take several, separated by commas.",
            "Point at a heading to see what its column means. Leave the hidden rows above the headings as they are.",
            "Every row names the statements it stands on; the sheet Evidence lists them.",
            "No formulas, merged cells or macros, and no second table: the workbook would be refused.",
            "To check your work, save the workbook and run: ./rubra check");

    private PeoplesSheets() {}

    static void write(XSSFWorkbook workbook, Look look, Map<String, String> statements) {
        XSSFSheet how = workbook.createSheet("How to edit");
        how.setColumnWidth(0, 110 * 256);
        for (int i = 0; i < HOW_TO_EDIT.size(); i++) {
            text(how.createRow(i), 0, HOW_TO_EDIT.get(i), i == 0 ? look.plainHeading : look.text);
        }
        XSSFSheet evidence = workbook.createSheet("Evidence");
        evidence.setColumnWidth(1, 110 * 256);
        evidence.createFreezePane(0, 1);
        XSSFRow headings = evidence.createRow(0);
        text(headings, 0, "Id", look.plainHeading);
        text(headings, 1, "Statement", look.plainHeading);
        statements.forEach((id, sentence) -> {
            XSSFRow row = evidence.createRow(evidence.getLastRowNum() + 1);
            text(row, 0, id, look.text);
            text(row, 1, sentence, look.text);
        });
    }

    /** A text cell, whatever its text begins with. */
    static void text(XSSFRow row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }
}
