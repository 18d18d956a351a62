package org.rubra.table;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rubra.vocabulary.Vocabulary;

/** The sheet that holds the table itself. */
final class TableSheet {
    /** So many empty rows below the last take text and offer values too. */
    private static final int SPARE_ROWS = 200;

    private static final int FIRST_FORM = 2;

    private final XSSFWorkbook workbook;
    private final Look look;
    private final TableDraft draft;
    private final Vocabulary vocabulary;
    private final XSSFSheet sheet;

    TableSheet(XSSFWorkbook workbook, Look look, TableDraft draft, Vocabulary vocabulary) {
        this.workbook = workbook;
        this.look = look;
        this.draft = draft;
        this.vocabulary = vocabulary;
        this.sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(draft.title()));
    }

    void write() {
        widths();
        structure();
        headings();
        for (int i = 0; i < draft.rows().size(); i++) {
            XSSFRow row = sheet.createRow(Layout.FIRST_ROW + i);
            row(row, draft.rows().get(i));
            fit(row);
        }
        fit(sheet.getRow(Layout.HEADING_ROW));
        sheet.createFreezePane(FIRST_FORM, Layout.FIRST_ROW);
    }

    /** As high as its longest wrapped text, which not every office program works out by itself. */
    private void fit(XSSFRow row) {
        int lines = 1;
        for (org.apache.poi.ss.usermodel.Cell cell : row) {
            int width = sheet.getColumnWidth(cell.getColumnIndex()) / 256 - 2;
            lines = Math.max(lines, (cell.toString().length() + width - 1) / width);
        }
        if (lines > 1) {
            row.setHeightInPoints(lines * sheet.getDefaultRowHeightInPoints());
        }
    }

    private int evidenceColumn() {
        return FIRST_FORM + draft.columns().size();
    }

    private void widths() {
        column(0, 9, look.text);
        column(1, 60, look.text);
        for (int i = 0; i < draft.columns().size(); i++) {
            ColumnForm form = draft.columns().get(i);
            column(
                    FIRST_FORM + i,
                    form.isNumeric() ? 12 : form.several() || !form.isCondition() ? 22 : 15,
                    style(form));
        }
        column(evidenceColumn(), 18, look.text);
    }

    private void column(int index, int characters, XSSFCellStyle style) {
        sheet.setColumnWidth(index, characters * 256);
        sheet.setDefaultColumnStyle(index, style);
    }

    private XSSFCellStyle style(ColumnForm form) {
        return form.isNumeric() ? look.number : look.text;
    }

    private void structure() {
        line(Layout.RULE_SET_ROW, List.of(Layout.RULE_SET, Layout.PACKAGE + draft.layer()));
        line(Layout.IMPORT_ROW, List.of(Layout.IMPORT, Layout.IMPORTS));
        line(Layout.TITLE_ROW, List.of(Layout.RULE_TABLE + draft.title()));
        line(
                Layout.KIND_ROW,
                around("NAME", "METADATA", form -> form.isCondition() ? "CONDITION" : "ACTION", "METADATA"));
        line(Layout.FACT_ROW, around("", "", form -> form.fact() == null ? "" : form.fact(), ""));
        line(Layout.CODE_ROW, around("", ColumnsReader.SENTENCE, ColumnForm::code, ColumnsReader.EVIDENCE));
        FactRow.FACTS.forEach(this::merge);
    }

    private List<String> around(
            String first, String second, java.util.function.Function<ColumnForm, String> each, String last) {
        return java.util.stream.Stream.of(
                        java.util.stream.Stream.of(first, second),
                        draft.columns().stream().map(each),
                        java.util.stream.Stream.of(last))
                .flatMap(part -> part)
                .toList();
    }

    private void line(int index, List<String> texts) {
        XSSFRow row = sheet.createRow(index);
        row.setZeroHeight(true);
        for (int column = 0; column < texts.size(); column++) {
            PeoplesSheets.text(row, column, texts.get(column), look.structure);
        }
    }

    /** One cell over all columns of a fact type; the cells below it stay there, empty, since Drools looks at cells and not at ranges. */
    private void merge(String fact) {
        int[] columns = IntStream.range(0, draft.columns().size())
                .filter(i -> fact.equals(draft.columns().get(i).fact()))
                .map(i -> FIRST_FORM + i)
                .toArray();
        if (columns.length > 1) {
            int last = columns[columns.length - 1];
            IntStream.rangeClosed(columns[0] + 1, last).forEach(column -> Objects.requireNonNull(
                            sheet.getRow(Layout.FACT_ROW).getCell(column))
                    .setBlank());
            sheet.addMergedRegion(new CellRangeAddress(Layout.FACT_ROW, Layout.FACT_ROW, columns[0], last));
        }
    }

    private void headings() {
        XSSFRow row = sheet.createRow(Layout.HEADING_ROW);
        Comments comments = new Comments(workbook, sheet);
        List<Heading> headings = Heading.all(draft, vocabulary);
        for (int column = 0; column < headings.size(); column++) {
            PeoplesSheets.text(row, column, headings.get(column).words(), headingStyle(column));
            comments.add(row.getCell(column), headings.get(column).comment());
        }
    }

    private XSSFCellStyle headingStyle(int column) {
        if (column < FIRST_FORM || column == evidenceColumn()) {
            return look.plainHeading;
        }
        boolean condition = draft.columns().get(column - FIRST_FORM).isCondition();
        return condition ? look.conditionHeading : look.conclusionHeading;
    }

    private void row(XSSFRow row, TableDraft.RowDraft content) {
        PeoplesSheets.text(row, 0, content.id(), look.text);
        PeoplesSheets.text(row, 1, content.sentence(), look.text);
        for (int i = 0; i < content.cells().size(); i++) {
            cell(row, FIRST_FORM + i, content.cells().get(i), draft.columns().get(i));
        }
        PeoplesSheets.text(row, evidenceColumn(), String.join(", ", content.evidence()), look.text);
    }

    private void cell(XSSFRow row, int column, String text, ColumnForm form) {
        if (form.isNumeric() && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            row.createCell(column).setCellValue(Double.parseDouble(text));
            row.getCell(column).setCellStyle(look.number);
        } else {
            PeoplesSheets.text(row, column, text, style(form));
        }
    }

    /** Drop-downs come last, since their long lists need a sheet behind all others. */
    void offerValues() {
        DropDowns offers =
                new DropDowns(workbook, sheet, Layout.FIRST_ROW + draft.rows().size() + SPARE_ROWS);
        for (int i = 0; i < draft.columns().size(); i++) {
            offers.add(FIRST_FORM + i, Domain.of(draft.columns().get(i), vocabulary));
        }
    }
}
