package org.rubra.table;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** How cells look: one colour for conditions, one for conclusions, bold headings, text kept as text. Headings and code are locked. */
enum Look {
    /** Drools' own rows, hidden. */
    CODE(null, false, "@", true),
    TITLE("FFFFFF", true, "@", true),
    /** A cell beside the title in which people choose. */
    SETTING("FFF2CC", false, "@", false),
    PLAIN_HEADING("E7E6E6", true, "@", true),
    CONDITION_HEADING("BDD7EE", true, "@", true),
    CONCLUSION_HEADING("F8CBAD", true, "@", true),
    TEXT("FFFFFF", false, "@", false),
    CONDITION("F2F8FD", false, "@", false),
    CONDITION_NUMBER("F2F8FD", false, "General", false),
    CONCLUSION("FDF3EC", false, "@", false),
    /** Cells outside a table: rows can be deleted only where all their cells may be changed. */
    FREE(null, false, "General", false);

    private static final byte[] GRID = {(byte) 0xD0, (byte) 0xD0, (byte) 0xD0};
    private static final String FONT = "Calibri";
    private static final short FONT_SIZE = 11 * 20;

    private final @Nullable String colour;
    private final boolean bold;
    private final String format;
    private final boolean locked;

    Look(@Nullable String colour, boolean bold, String format, boolean locked) {
        this.colour = colour;
        this.bold = bold;
        this.format = format;
        this.locked = locked;
    }

    /** The workbook's style with this look, made where it has none yet: refreshing a workbook twice adds nothing the second time. */
    XSSFCellStyle in(XSSFWorkbook workbook) {
        XSSFFont font = font(workbook);
        for (int i = 0; i < workbook.getNumCellStyles(); i++) {
            XSSFCellStyle style = workbook.getCellStyleAt(i);
            if (isOn(style, font)) {
                return style;
            }
        }
        return make(workbook, font);
    }

    private XSSFFont font(XSSFWorkbook workbook) {
        XSSFFont known = workbook.findFont(
                bold, IndexedColors.BLACK.getIndex(), FONT_SIZE, FONT, false, false, Font.SS_NONE, Font.U_NONE);
        if (known != null) {
            return known;
        }
        XSSFFont font = workbook.createFont();
        font.setBold(bold);
        font.setFontHeight(FONT_SIZE);
        font.setFontName(FONT);
        font.setColor(IndexedColors.BLACK.getIndex());
        return font;
    }

    private boolean isOn(XSSFCellStyle style, XSSFFont font) {
        return style.getFontIndex() == font.getIndex()
                && style.getDataFormatString().equals(format)
                && style.getLocked() == locked
                && style.getWrapText() == isWrapped()
                && style.getVerticalAlignment() == VerticalAlignment.TOP
                && style.getAlignment() == HorizontalAlignment.GENERAL
                && isFilled(style)
                && style.getBorderBottom() == border()
                && style.getBorderLeft() == border()
                && style.getBorderTop() == border()
                && style.getBorderRight() == border();
    }

    private boolean isFilled(XSSFCellStyle style) {
        if (colour == null) {
            return style.getFillPattern() == FillPatternType.NO_FILL;
        }
        XSSFColor fill = style.getFillForegroundXSSFColor();
        return style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                && fill != null
                && ("FF" + colour).equals(fill.getARGBHex());
    }

    private XSSFCellStyle make(XSSFWorkbook workbook, XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setLocked(locked);
        style.setWrapText(isWrapped());
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (colour != null) {
            style.setFillForegroundColor(new XSSFColor(java.util.HexFormat.of().parseHex("FF" + colour), null));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        if (border() != BorderStyle.NONE) {
            XSSFColor grid = new XSSFColor(GRID, null);
            style.setBorderBottom(border());
            style.setBottomBorderColor(grid);
            style.setBorderLeft(border());
            style.setLeftBorderColor(grid);
            style.setBorderTop(border());
            style.setTopBorderColor(grid);
            style.setBorderRight(border());
            style.setRightBorderColor(grid);
        }
        return style;
    }

    private boolean isWrapped() {
        return this != FREE && this != CODE;
    }

    private BorderStyle border() {
        return colour == null ? BorderStyle.NONE : BorderStyle.THIN;
    }
}
