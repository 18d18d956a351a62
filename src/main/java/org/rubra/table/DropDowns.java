package org.rubra.table;

import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/** Offers, in the cells of a column, the values that it takes. What is typed is checked when the workbook is read, not here. */
final class DropDowns {
    /** The most characters that Excel takes as a list within the sheet's own rule; longer lists must stand in cells. */
    private static final int LONGEST_LIST = 255;

    private static final String LISTS = "Lists";

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final int lastRow;
    private @Nullable XSSFSheet lists;
    private int listed;

    DropDowns(XSSFWorkbook workbook, XSSFSheet sheet, int lastRow) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.lastRow = lastRow;
    }

    void add(int column, Domain domain) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        if (domain.number() != null) {
            validate(column, range(helper, domain.number(), domain.exclusive()), domain);
        } else if (!domain.allowed().isEmpty()) {
            validate(column, list(helper, domain.allowed()), domain);
        }
    }

    private void validate(int column, DataValidationConstraint constraint, Domain domain) {
        CellRangeAddressList cells = new CellRangeAddressList(Layout.FIRST_ROW, lastRow, column, column);
        DataValidation validation = sheet.getDataValidationHelper().createValidation(constraint, cells);
        validation.setEmptyCellAllowed(true);
        // POI has this the wrong way round for .xlsx: true is what shows the arrow
        validation.setSuppressDropDownArrow(true);
        // where several values may stand, the list can only be an offer
        validation.setShowErrorBox(!domain.several());
        validation.createErrorBox("Not a value of this column", shortened(domain.expectation()));
        sheet.addValidationData(validation);
    }

    /** Excel takes at most 225 characters here. */
    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 199) + "…";
    }

    private static DataValidationConstraint range(DataValidationHelper helper, Field field, boolean exclusive) {
        String low = Facts.text(field.min() != null ? field.min() : field.above() != null ? field.above() : -1e6);
        int beyond = exclusive && field.type() == Type.INTEGER ? 1 : 0;
        String high = Facts.text(field.max() != null ? field.max() + beyond : 1e6);
        int between = DataValidationConstraint.OperatorType.BETWEEN;
        return field.type() == Type.INTEGER
                ? helper.createIntegerConstraint(between, low, high)
                : helper.createDecimalConstraint(between, low, high);
    }

    private DataValidationConstraint list(DataValidationHelper helper, List<String> values) {
        return String.join(",", values).length() <= LONGEST_LIST
                ? helper.createExplicitListConstraint(values.toArray(String[]::new))
                : helper.createFormulaListConstraint(inCells(values));
    }

    /** Puts the values into a column of the sheet of lists; the reference to them. */
    private String inCells(List<String> values) {
        if (lists == null) {
            lists = workbook.createSheet(LISTS);
        }
        for (int i = 0; i < values.size(); i++) {
            XSSFRow row = lists.getRow(i) == null ? lists.createRow(i) : lists.getRow(i);
            row.createCell(listed).setCellValue(values.get(i));
        }
        String letter = Findings.letter(listed++);
        return LISTS + "!$" + letter + "$1:$" + letter + "$" + values.size();
    }
}
