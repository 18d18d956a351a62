package org.rubra.table;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCols;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/**
 * A sheet of rows below headings, as people see and use it: headings with comments, colours, widths, drop-downs. No cell below the headings is given another value, and none whose address is to be kept another look.
 */
final class ShownSheet {
    /** So many empty rows below the last take text and offer values too. */
    static final int SPARE_ROWS = 200;

    private static final int WIDTH_OF_CHARACTER = 256;
    private static final int LAST_COLUMN = 16_383;
    private static final int HIGHEST = 400;

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final int headingRow;
    private final List<ShownColumn> columns;
    private final Map<Look, XSSFCellStyle> styles = new EnumMap<>(Look.class);

    ShownSheet(XSSFWorkbook workbook, XSSFSheet sheet, int headingRow, List<ShownColumn> columns) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.headingRow = headingRow;
        this.columns = columns;
    }

    /** @param kept the addresses of cells that stay as they are */
    void dress(int frozenColumns, Set<String> kept) {
        widths();
        headings();
        cells(kept);
        CellRangeAddress table = new CellRangeAddress(headingRow, lastRow() + SPARE_ROWS, 0, width() - 1);
        new SheetFrame(sheet, table).set(frozenColumns);
    }

    XSSFCellStyle style(Look look) {
        return styles.computeIfAbsent(look, each -> each.in(workbook));
    }

    /** The number of columns up to the last that is shown. */
    int width() {
        return 1 + columns.stream().mapToInt(ShownColumn::index).max().orElse(-1);
    }

    /** The last row that says something, at least the headings. */
    int lastRow() {
        return StreamSupport.stream(sheet.spliterator(), false)
                .filter(RowsReader::says)
                .mapToInt(org.apache.poi.ss.usermodel.Row::getRowNum)
                .max()
                .orElse(headingRow);
    }

    /** Columns that people made wider stay so, hidden ones too; all beyond the last may be changed. */
    private void widths() {
        CTWorksheet xml = sheet.getCTWorksheet();
        CTCols described = CTCols.Factory.newInstance();
        for (int index = 0; index < width(); index++) {
            ShownColumn column = at(index);
            int least = column == null ? 0 : column.width() * WIDTH_OF_CHARACTER;
            CTCol col = describe(
                    described,
                    new CellRangeAddress(0, 0, index, index),
                    column == null ? Look.FREE : column.cellLook(),
                    Math.max(sheet.getColumnWidth(index), least) / (double) WIDTH_OF_CHARACTER);
            if (sheet.isColumnHidden(index)) {
                col.setHidden(true);
            }
        }
        CellRangeAddress beyond = new CellRangeAddress(0, 0, width(), LAST_COLUMN);
        describe(described, beyond, Look.FREE, sheet.getDefaultColumnWidth());
        xml.setColsArray(new CTCols[] {described});
    }

    /** In the order in which POI writes what it has read, so that nothing differs where nothing changed. */
    private CTCol describe(CTCols described, CellRangeAddress range, Look look, double width) {
        CTCol col = described.addNewCol();
        col.setMin(range.getFirstColumn() + 1);
        col.setMax(range.getLastColumn() + 1);
        col.setCustomWidth(true);
        col.setStyle(style(look).getIndex());
        col.setWidth(width);
        return col;
    }

    private @Nullable ShownColumn at(int index) {
        return columns.stream()
                .filter(column -> column.index() == index)
                .findFirst()
                .orElse(null);
    }

    private void headings() {
        XSSFRow row = sheet.getRow(headingRow) == null ? sheet.createRow(headingRow) : sheet.getRow(headingRow);
        Map<XSSFCell, String> comments = new LinkedHashMap<>();
        for (ShownColumn column : columns) {
            XSSFCell cell = Cells.say(row, column.index(), column.heading().words(), style(column.headingLook()));
            comments.put(cell, column.heading().comment());
        }
        new Comments(workbook, sheet).put(comments);
        fit(row);
    }

    private void cells(Set<String> kept) {
        int last = lastRow();
        for (org.apache.poi.ss.usermodel.Row each : sheet) {
            if (each.getRowNum() > headingRow) {
                XSSFRow row = (XSSFRow) each;
                boolean inTable = row.getRowNum() <= last;
                columns.forEach(column -> restyle(row, column, inTable, kept));
                if (inTable && !row.getZeroHeight()) {
                    fit(row);
                }
            }
        }
    }

    private void restyle(XSSFRow row, ShownColumn column, boolean inTable, Set<String> kept) {
        XSSFCell cell = row.getCell(
                column.index(),
                inTable ? MissingCellPolicy.CREATE_NULL_AS_BLANK : MissingCellPolicy.RETURN_NULL_AND_BLANK);
        if (cell != null && !kept.contains(cell.getReference())) {
            cell.setCellStyle(style(column.cellLook()));
        }
    }

    /** As high as its longest wrapped text, which not every office program works out by itself. */
    private void fit(XSSFRow row) {
        int lines = columns.stream()
                .mapToInt(column -> Cells.lines(
                        row.getCell(column.index()), sheet.getColumnWidth(column.index()) / WIDTH_OF_CHARACTER - 1))
                .max()
                .orElse(1);
        row.setHeightInPoints(Math.min(HIGHEST, 3 + lines * sheet.getDefaultRowHeightInPoints()));
    }

    /** The drop-downs of all columns, in place of those that were there. */
    void offer(DropDowns offers) {
        int last = lastRow() + SPARE_ROWS;
        for (ShownColumn column : columns) {
            if (column.domain() != null) {
                offers.add(column, headingRow + 1, last);
            }
        }
    }
}
