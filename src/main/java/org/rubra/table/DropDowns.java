package org.rubra.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtensionList;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/**
 * Offers, in the cells of a sheet, the values that they take, in place of what was offered before. What is typed is checked when the workbook is
 * read, not here.
 */
final class DropDowns {
    static final String LISTS = "Lists";

    /** Under this name Excel keeps the drop-downs whose lists stand on another sheet, apart from all others. */
    private static final String EXCEL_LISTS = "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}";

    /** The most characters that Excel takes as a list within the sheet's own rule; longer lists must stand in cells. */
    private static final int LONGEST_LIST = 255;

    private final XSSFSheet sheet;
    private final List<List<String>> lists = new ArrayList<>();

    DropDowns(XSSFSheet sheet) {
        this.sheet = sheet;
        CTWorksheet xml = sheet.getCTWorksheet();
        if (xml.isSetDataValidations()) {
            xml.unsetDataValidations();
        }
        if (xml.isSetExtLst()) {
            CTExtensionList others = xml.getExtLst();
            for (int i = others.sizeOfExtArray() - 1; i >= 0; i--) {
                if (EXCEL_LISTS.equalsIgnoreCase(others.getExtArray(i).getUri())) {
                    others.removeExt(i);
                }
            }
        }
    }

    /** Values for a column, from one row to another. */
    void add(ShownColumn column, int firstRow, int lastRow) {
        Domain domain = column.domain();
        if (domain != null) {
            CellRangeAddressList cells = new CellRangeAddressList(firstRow, lastRow, column.index(), column.index());
            add(cells, column.heading().words(), domain);
        }
    }

    /** Values for one cell. */
    void add(int row, int column, String heading, List<String> values) {
        Domain domain = new Domain(values, values, false, null, false);
        add(new CellRangeAddressList(row, row, column, column), heading, domain);
    }

    private void add(CellRangeAddressList cells, String heading, Domain domain) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        if (domain.number() != null) {
            validate(cells, range(helper, domain.number(), domain.exclusive()), domain);
        } else if (!domain.allowed().isEmpty()) {
            validate(cells, list(helper, heading, domain), domain);
        }
    }

    private void validate(CellRangeAddressList cells, DataValidationConstraint constraint, Domain domain) {
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

    private DataValidationConstraint list(DataValidationHelper helper, String heading, Domain domain) {
        List<String> values = domain.allowed();
        boolean fits = String.join(",", values).length() <= LONGEST_LIST
                && values.stream().noneMatch(value -> value.contains(","));
        return fits
                ? helper.createExplicitListConstraint(values.toArray(String[]::new))
                : helper.createFormulaListConstraint(inCells(heading, domain));
    }

    /** Puts the values, and what they mean, into two columns of the sheet of lists; the reference to the values. */
    private String inCells(String heading, Domain domain) {
        String letter = Findings.letter(lists.size());
        column(heading, domain.allowed());
        if (!domain.labels().equals(domain.allowed())) {
            column("What it says", domain.labels());
        }
        return LISTS + "!$" + letter + "$2:$" + letter + "$" + (domain.allowed().size() + 1);
    }

    private void column(String heading, List<String> texts) {
        List<String> column = new ArrayList<>(List.of(heading));
        column.addAll(texts);
        lists.add(column);
    }

    /** What must stand on the sheet of lists, row by row. */
    List<List<String>> lists() {
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            int row = i;
            rows.add(lists.stream()
                    .map(list -> row < list.size() ? list.get(row) : "")
                    .toList());
        }
        return rows;
    }
}
