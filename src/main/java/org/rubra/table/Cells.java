package org.rubra.table;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;

/** Writes texts into cells, whatever they begin with. */
final class Cells {
    private Cells() {}

    /** A cell that says this, blank where it says nothing; one that says it already is only given the style. */
    static XSSFCell say(XSSFRow row, int column, String text, CellStyle style) {
        XSSFCell cell = row.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (!text.equals(CellText.text(cell))) {
            if (text.isEmpty()) {
                cell.setBlank();
            } else {
                cell.setCellValue(text);
            }
        }
        cell.setCellStyle(style);
        return cell;
    }

    /** The lines that a cell takes when it is wrapped at blanks and hyphens, so many characters a line. */
    static int lines(@Nullable Cell cell, int width) {
        if (cell == null || CellText.isBlank(cell)) {
            return 1;
        }
        int lines = 0;
        for (String line : cell.toString().split("\n", -1)) {
            int used = width;
            for (String word : line.split("(?<=[ -])", -1)) {
                int needed = word.strip().length();
                boolean fits = used + needed <= width;
                lines += fits ? 0 : Math.max(1, (needed + width - 1) / width);
                used = (fits ? used : 0) + word.length();
            }
        }
        return lines;
    }
}
