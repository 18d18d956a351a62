package org.rubra.table;

import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Comments on cells, in boxes large enough for their text. */
final class Comments {
    private static final int CHARACTERS_A_LINE = 45;
    private static final int COLUMNS = 4;

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;

    Comments(XSSFWorkbook workbook, XSSFSheet sheet) {
        this.workbook = workbook;
        this.sheet = sheet;
    }

    /** The cell's only comment; one that is there already in this form stays. */
    void put(XSSFCell cell, String text) {
        XSSFClientAnchor anchor = box(cell, text);
        XSSFComment present = cell.getCellComment();
        if (present != null
                && text.equals(present.getString().getString())
                && isAt(present.getClientAnchor(), anchor)) {
            return;
        }
        if (present != null) {
            cell.removeCellComment();
        }
        XSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(new XSSFRichTextString(text));
        comment.setAuthor("Rubra");
        cell.setCellComment(comment);
    }

    private XSSFClientAnchor box(XSSFCell cell, String text) {
        XSSFClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 1 + COLUMNS);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + lines(text) + 1);
        return anchor;
    }

    private static boolean isAt(@Nullable ClientAnchor one, ClientAnchor other) {
        return one != null
                && one.getCol1() == other.getCol1()
                && one.getCol2() == other.getCol2()
                && one.getRow1() == other.getRow1()
                && one.getRow2() == other.getRow2();
    }

    private static int lines(String text) {
        return text.lines()
                .mapToInt(line -> 1 + line.length() / CHARACTERS_A_LINE)
                .sum();
    }
}
