package org.rubra.table;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What the cells of a table's sheet say; how they look is {@link TableLook}'s. */
final class TableSheet {
    private static final int FIRST_FORM = 2;

    private final TableDraft draft;
    private final XSSFSheet sheet;

    TableSheet(XSSFWorkbook workbook, TableDraft draft) {
        this.draft = draft;
        this.sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(draft.title()));
    }

    void write() {
        structure();
        for (int i = 0; i < draft.rows().size(); i++) {
            row(sheet.createRow(Layout.FIRST_ROW + i), draft.rows().get(i));
        }
    }

    private void structure() {
        Policy policy = new Policy(draft.hitPolicy(), draft.mustAnswer());
        line(Layout.RULE_SET_ROW, List.of(Layout.RULE_SET, Layout.PACKAGE + draft.layer()));
        line(Layout.IMPORT_ROW, List.of(Layout.IMPORT, Layout.IMPORTS));
        line(
                Layout.TITLE_ROW,
                List.of(Layout.RULE_TABLE + draft.title(), policy.hitPolicy().statement(), policy.answers()));
        line(
                Layout.KIND_ROW,
                around("NAME", "METADATA", form -> form.isCondition() ? "CONDITION" : "ACTION", "METADATA"));
        line(Layout.FACT_ROW, around("", "", form -> form.fact() == null ? "" : form.fact(), ""));
        line(Layout.CODE_ROW, around("", ColumnsReader.SENTENCE, ColumnForm::code, ColumnsReader.EVIDENCE));
        FactRow.FACTS.forEach(this::merge);
    }

    private List<String> around(String first, String second, Function<ColumnForm, String> each, String last) {
        return Stream.of(Stream.of(first, second), draft.columns().stream().map(each), Stream.of(last))
                .flatMap(part -> part)
                .toList();
    }

    private void line(int index, List<String> texts) {
        XSSFRow row = sheet.createRow(index);
        for (int column = 0; column < texts.size(); column++) {
            say(row, column, texts.get(column));
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

    private void row(XSSFRow row, TableDraft.RowDraft content) {
        say(row, 0, content.id());
        say(row, 1, content.sentence());
        for (int i = 0; i < content.cells().size(); i++) {
            cell(row, FIRST_FORM + i, content.cells().get(i), draft.columns().get(i));
        }
        say(row, FIRST_FORM + draft.columns().size(), String.join(", ", content.evidence()));
    }

    private static void cell(XSSFRow row, int column, String text, ColumnForm form) {
        if (form.isNumeric() && text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            row.createCell(column).setCellValue(Double.parseDouble(text));
        } else {
            say(row, column, text);
        }
    }

    private static void say(XSSFRow row, int column, String text) {
        Cells.say(row, column, text, row.getSheet().getWorkbook().getCellStyleAt(0));
    }
}
