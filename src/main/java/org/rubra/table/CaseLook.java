package org.rubra.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Vocabulary;

/** Makes a workbook of cases pleasant to edit. What its rows say is left as it is; a field that is new in the vocabulary gets a column. */
final class CaseLook {
    private static final List<String> HOW_TO_EDIT = List.of(
            "How to edit these cases",
            "Each row of the first sheet is one clinical case: what is known of it, and what must be answered.",
            "Blue cells say what is known. A blank blue cell means that nobody knows; it does not mean no.",
            "Orange cells say what is expected. A blank orange cell expects nothing; the urgency must always be there.",
            "An urgency may be a range, such as routine to prompt.",
            "Red flags, conflicts and explanations are exactly those named; none means that there must not be any.",
            "Several values in a cell are separated by commas. Ids of rows and rules look like RF-01.",
            "The first cell names the case in a sentence that no other case has.",
            "Sort and filter as you like, add rows anywhere, delete whole rows; a row that is hidden by hand is refused.",
            "Point at a heading to see what its column means. The headings and the hidden row above them are locked; leave them as they are.",
            "To run the cases, save the workbook and run: ./rubra test");

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final Vocabulary vocabulary;

    CaseLook(XSSFWorkbook workbook, Vocabulary vocabulary) {
        this.workbook = workbook;
        this.sheet = workbook.getSheetAt(0);
        this.vocabulary = vocabulary;
    }

    /** @param kept the addresses of cells that stay as they are */
    void apply(Set<String> kept) {
        addColumns();
        List<ShownColumn> columns = new CaseColumnsReader(sheet, vocabulary, new Findings(""))
                .read().stream()
                        .flatMap(placed -> shown(placed.index(), placed.column()))
                        .toList();
        ShownSheet shown = new ShownSheet(workbook, sheet, CaseSheet.HEADING_ROW, columns);
        shown.dress(1, kept);
        XSSFRow codes = sheet.getRow(CaseSheet.CODE_ROW);
        codes.setZeroHeight(true);
        for (Cell cell : codes) {
            cell.setCellStyle(shown.style(Look.CODE));
        }
        PeoplesSheets others = new PeoplesSheets(workbook);
        others.howToEdit(HOW_TO_EDIT);
        DropDowns offers = new DropDowns(sheet);
        shown.offer(offers);
        others.lists(offers.lists());
    }

    private static java.util.stream.Stream<ShownColumn> shown(int index, @Nullable CaseColumn column) {
        return column == null
                ? java.util.stream.Stream.empty()
                : java.util.stream.Stream.of(
                        new ShownColumn(index, column.heading(), column.part(), column.width(), column.domain()));
    }

    private void addColumns() {
        XSSFRow codes = sheet.getRow(CaseSheet.CODE_ROW);
        Map<String, Integer> present = new CaseColumnsReader(sheet, vocabulary, new Findings(""))
                .read().stream()
                        .filter(placed -> placed.column() != null)
                        .collect(Collectors.toMap(
                                placed -> String.valueOf(CellText.text(codes, placed.index())),
                                CaseSheet.Placed::index,
                                (one, other) -> one));
        CaseColumn.all(vocabulary).stream()
                .filter(column -> !present.containsKey(column.code()))
                .forEach(column -> codes.createCell(codes.getLastCellNum()).setCellValue(column.code()));
    }
}
