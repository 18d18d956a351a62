package org.rubra.table;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How cells look: one colour for conditions, one for conclusions, bold headings, text kept as text. */
final class Look {
    private static final byte[] NEUTRAL = {(byte) 0xE7, (byte) 0xE6, (byte) 0xE6};
    private static final byte[] CONDITIONS = {(byte) 0xDD, (byte) 0xEB, (byte) 0xF7};
    private static final byte[] CONCLUSIONS = {(byte) 0xFC, (byte) 0xE4, (byte) 0xD6};

    private final XSSFWorkbook workbook;
    final XSSFCellStyle structure;
    final XSSFCellStyle plainHeading;
    final XSSFCellStyle conditionHeading;
    final XSSFCellStyle conclusionHeading;
    final XSSFCellStyle text;
    final XSSFCellStyle number;

    Look(XSSFWorkbook workbook) {
        this.workbook = workbook;
        structure = body("@");
        plainHeading = heading(NEUTRAL);
        conditionHeading = heading(CONDITIONS);
        conclusionHeading = heading(CONCLUSIONS);
        text = body("@");
        number = body("General");
    }

    private XSSFCellStyle body(String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }

    private XSSFCellStyle heading(byte[] colour) {
        XSSFFont bold = workbook.createFont();
        bold.setBold(true);
        XSSFCellStyle style = body("@");
        style.setFont(bold);
        style.setFillForegroundColor(new XSSFColor(colour, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(IndexedColors.GREY_50_PERCENT.getIndex());
        return style;
    }
}
