package org.rubra.table;

import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Comments on cells, in boxes large enough for their text. */
final class Comments {
    private static final int CHARACTERS_A_LINE = 45;
    private static final int COLUMNS = 4;

    private final XSSFWorkbook workbook;
    private final XSSFDrawing drawing;

    Comments(XSSFWorkbook workbook, XSSFSheet sheet) {
        this.workbook = workbook;
        this.drawing = sheet.createDrawingPatriarch();
    }

    void add(XSSFCell cell, String text) {
        XSSFClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 1 + COLUMNS);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + lines(text) + 1);
        XSSFComment comment = drawing.createCellComment(anchor);
        comment.setString(new XSSFRichTextString(text));
        comment.setAuthor("Rubra");
        cell.setCellComment(comment);
    }

    private static int lines(String text) {
        return text.lines()
                .mapToInt(line -> 1 + line.length() / CHARACTERS_A_LINE)
                .sum();
    }
}
