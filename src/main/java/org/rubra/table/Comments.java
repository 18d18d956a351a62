package org.rubra.table;

import java.util.Map;
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

    /**
     * The cells' only comments; where all are there in this form, they stay. POI makes a comment at the cell that its box begins in, and then moves
     * it, so one that is wrong cannot be made anew while the one to its right stands.
     */
    void put(Map<XSSFCell, String> comments) {
        if (!comments.entrySet().stream().allMatch(each -> isThere(each.getKey(), each.getValue()))) {
            comments.keySet().stream()
                    .filter(cell -> cell.getCellComment() != null)
                    .forEach(XSSFCell::removeCellComment);
            comments.forEach(this::make);
        }
    }

    private boolean isThere(XSSFCell cell, String text) {
        XSSFComment present = cell.getCellComment();
        return present != null
                && text.equals(present.getString().getString())
                && isAt(present.getClientAnchor(), box(cell, text));
    }

    private void make(XSSFCell cell, String text) {
        XSSFComment comment = sheet.createDrawingPatriarch().createCellComment(box(cell, text));
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
