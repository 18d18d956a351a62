package org.rubra.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rubra.vocabulary.Vocabulary;

/** Makes a workbook whose first sheet holds a table pleasant to edit. What its rows say is left as it is. */
final class TableLook {
    private static final int FROZEN_COLUMNS = 2;
    private static final List<String> HOW_TO_EDIT = List.of(
            "How to edit this table",
            "Each row of the first sheet is one rule: when all its blue cells hold, it concludes what its orange cells say.",
            "A blank blue cell means that the fact does not matter. A blank orange cell concludes nothing.",
            "A fact that nobody knows satisfies no cell, neither yes nor no.",
            "The yellow cells beside the title say which of the rows that hold count, and whether one of them must hold.",
            "To add a row, insert one or fill the next empty one, with an id that was never used. Leave no blank row between rows: what follows it would be lost.",
            "To withdraw a row, delete the whole row. Sort and filter as you like; a row that is hidden by hand is refused.",
            "Cells take the values of their drop-down, spelled exactly so; where the heading's comment says so, several, separated by commas.",
            "Point at a heading to see what its column means. The headings and the hidden rows above them are locked; leave them as they are.",
            "Every row names the statements it stands on; the sheet Evidence lists them. Formulas, merged cells, macros and a second table are refused.",
            "To check your work, save the workbook and run: ./rubra check");

    private static final String POLICY_COMMENT = "Which of the rows that hold count (the hit policy):\n\n";
    private static final String ANSWER_COMMENT =
            "Whether one row at least must hold wherever everything that the table asks about is known.";

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final ShownSheet shown;

    TableLook(XSSFWorkbook workbook, Layout layout, Vocabulary vocabulary) {
        this.workbook = workbook;
        this.sheet = workbook.getSheetAt(0);
        this.shown = new ShownSheet(workbook, sheet, Layout.HEADING_ROW, ShownColumn.of(layout, vocabulary));
    }

    /**
     * @param statements the sentences of the evidence by their ids
     * @param kept the addresses of cells of the table that stay as they are
     */
    void apply(Map<String, String> statements, Set<String> kept) {
        shown.dress(FROZEN_COLUMNS, kept);
        for (int row = 0; row < Layout.HEADING_ROW; row++) {
            if (row != Layout.TITLE_ROW) {
                hide(sheet.getRow(row));
            }
        }
        title();
        PeoplesSheets others = new PeoplesSheets(workbook);
        others.howToEdit(HOW_TO_EDIT);
        others.evidence(statements);
        DropDowns offers = new DropDowns(sheet);
        offers.add(Layout.TITLE_ROW, Policy.HIT_POLICY_COLUMN, "Hit policy", Policy.statements());
        offers.add(Layout.TITLE_ROW, Policy.ANSWER_COLUMN, "Answers", Policy.ANSWERS);
        shown.offer(offers);
        others.lists(offers.lists());
    }

    private void hide(XSSFRow row) {
        row.setZeroHeight(true);
        for (Cell cell : row) {
            cell.setCellStyle(shown.style(Look.CODE));
        }
    }

    /** The title, and beside it the cells in which people choose the hit policy; the one row of Drools' that people see. */
    private void title() {
        XSSFRow row = sheet.getRow(Layout.TITLE_ROW);
        row.setZeroHeight(false);
        row.setHeightInPoints(3 * sheet.getDefaultRowHeightInPoints());
        for (int column = 0; column < shown.width(); column++) {
            row.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellStyle(shown.style(Look.TITLE));
        }
        Map<XSSFCell, String> comments = new LinkedHashMap<>();
        comments.put(setting(row, Policy.HIT_POLICY_COLUMN), POLICY_COMMENT + String.join("\n", Policy.statements()));
        comments.put(setting(row, Policy.ANSWER_COLUMN), ANSWER_COMMENT + "\n\n" + String.join("\n", Policy.ANSWERS));
        new Comments(workbook, sheet).put(comments);
    }

    private XSSFCell setting(XSSFRow row, int column) {
        XSSFCell cell = row.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
        cell.setCellStyle(shown.style(Look.SETTING));
        return cell;
    }
}
