package org.rubra.table;

import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTAutoFilter;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetProtection;

/** What a sheet has around its cells: headings that stay in view, a filter, protection, and how it is printed. */
final class SheetFrame {
    private final XSSFSheet sheet;
    private final CellRangeAddress table;

    /** @param table the headings and all rows below them that are or may be filled */
    SheetFrame(XSSFSheet sheet, CellRangeAddress table) {
        this.sheet = sheet;
        this.table = table;
    }

    void set(int frozenColumns) {
        sheet.createFreezePane(frozenColumns, table.getFirstRow() + 1);
        filter();
        protect();
        paper();
    }

    /** A filter over all columns and rows, new ones too; what it filters by stays. */
    private void filter() {
        CTAutoFilter present = sheet.getCTWorksheet().getAutoFilter();
        if (present == null || !present.getRef().equals(table.formatAsString())) {
            sheet.setAutoFilter(table);
        }
    }

    /** Without a password: it guards against slips and not against people. */
    private void protect() {
        CTSheetProtection protection = CTSheetProtection.Factory.newInstance();
        protection.setSheet(true);
        protection.setFormatCells(false);
        protection.setFormatColumns(false);
        protection.setFormatRows(false);
        protection.setInsertRows(false);
        protection.setDeleteRows(false);
        protection.setSort(false);
        protection.setAutoFilter(false);
        sheet.getCTWorksheet().setSheetProtection(protection);
    }

    /** Printed, all columns stand on a page and the headings on every page; whoever set this up otherwise keeps it. */
    private void paper() {
        if (!sheet.getCTWorksheet().isSetPageSetup()) {
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setLandscape(true);
            sheet.getPrintSetup().setPaperSize(PrintSetup.A3_PAPERSIZE);
            sheet.getPrintSetup().setFitWidth((short) 1);
            sheet.getPrintSetup().setFitHeight((short) 0);
            sheet.setRepeatingRows(new CellRangeAddress(table.getFirstRow(), table.getFirstRow(), -1, -1));
        }
    }
}
