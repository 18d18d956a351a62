package org.rubra.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetProtection;

/** Workbooks as bytes: changed, looked at, compared. */
final class Books {
    private Books() {}

    /** With a change made through POI; of no bytes, a new workbook. */
    static byte[] changed(byte @Nullable [] bytes, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook =
                        bytes == null ? new XSSFWorkbook() : new XSSFWorkbook(new ByteArrayInputStream(bytes));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void look(byte[] bytes, Consumer<XSSFWorkbook> look) {
        changed(bytes, look);
    }

    /** With the first sheet's filter at work on column C, as if only "yes" were to be seen. */
    static void filter(XSSFWorkbook workbook) {
        String spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        try (XmlCursor cursor =
                workbook.getSheetAt(0).getCTWorksheet().getAutoFilter().newCursor()) {
            cursor.toEndToken();
            cursor.beginElement("filterColumn", spreadsheet);
            cursor.insertAttributeWithValue("colId", "2");
            cursor.beginElement("filters", spreadsheet);
            cursor.beginElement("filter", spreadsheet);
            cursor.insertAttributeWithValue("val", "yes");
        }
    }

    /** Every cell of the first sheet that says something, headings apart: its address, its type and its value. */
    static Map<String, String> data(byte[] bytes) {
        Map<String, String> data = new TreeMap<>();
        look(bytes, workbook -> {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (row.getRowNum() != Layout.HEADING_ROW && cell.getCellType() != CellType.BLANK) {
                        data.put(cell.getAddress().formatAsString(), cell.getCellType() + " " + cell);
                    }
                }
            }
        });
        return data;
    }

    /** All that refreshing is to see to, as text. */
    static List<String> looks(byte[] bytes) {
        List<String> looks = new ArrayList<>();
        look(bytes, workbook -> {
            XSSFSheet table = workbook.getSheetAt(0);
            CTSheetProtection protection = table.getCTWorksheet().getSheetProtection();
            looks.add("protected " + protection.getSheet() + protection.getSort() + protection.getInsertRows());
            table.getDataValidations().forEach(each -> looks.add(look(each)));
            looks.add(table.getCTWorksheet().getAutoFilter().getRef());
            looks.add(table.getPaneInformation().getHorizontalSplitPosition() + " rows frozen");
            for (String name : List.of("Evidence", "How to edit", "Lists")) {
                XSSFSheet sheet = workbook.getSheet(name);
                if (sheet != null) {
                    sheet.forEach(row -> row.forEach(cell -> looks.add(name + " " + cell)));
                }
            }
            for (Row row : table) {
                looks.add(row.getRowNum() + (row.getZeroHeight() ? " hidden" : " shown"));
                row.forEach(cell -> looks.add(cell.getAddress() + " " + look(cell)));
            }
        });
        return looks;
    }

    private static String look(XSSFDataValidation offer) {
        return List.of(offer.getRegions().getCellRangeAddresses()) + " "
                + offer.getValidationConstraint().getFormula1() + " " + offer.getShowErrorBox()
                + offer.getErrorBoxText();
    }

    private static String look(Cell cell) {
        XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
        String comment = cell.getCellComment() == null
                ? ""
                : cell.getCellComment().getString().getString();
        String colour = style.getFillForegroundXSSFColor() == null
                ? ""
                : style.getFillForegroundXSSFColor().getARGBHex();
        return style.getLocked()
                + style.getDataFormatString()
                + colour
                + style.getWrapText()
                + comment
                + (cell.getRowIndex() == Layout.HEADING_ROW ? cell : "");
    }
}
