package org.rubra.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * The clinical cases that editors keep in a workbook: one row a case below a row of codes, which is hidden, and a row of headings.
 *
 * @param rows the cases that are in order
 * @param problems what is wrong with all others, and with the workbook
 */
public record CaseSheet(List<CaseRow> rows, List<Problem> problems) {
    static final int CODE_ROW = 0;
    static final int HEADING_ROW = 1;

    public CaseSheet {
        rows = List.copyOf(rows);
        problems = problems.stream().sorted().toList();
    }

    /** A column of a sheet of cases, null where it is not known. */
    record Placed(int index, @Nullable CaseColumn column) {}

    /**
     * The cases on the first sheet. Never throws, whatever the bytes.
     *
     * @param fileName the name that problems give
     */
    public static CaseSheet read(String fileName, byte[] bytes, Vocabulary vocabulary) {
        Findings findings = new Findings(fileName);
        Optional<byte[]> archive = Archive.inspect(bytes, findings);
        List<CaseRow> rows = new ArrayList<>();
        if (archive.isPresent()) {
            try (XSSFWorkbook workbook = WorkbookReader.open(archive.get())) {
                rows.addAll(rows(workbook, vocabulary, findings));
            } catch (IOException | RuntimeException | LinkageError broken) {
                // POI has no closed list of what it throws at broken parts
                findings.file("a workbook that cannot be read", "a workbook saved as .xlsx");
            }
        }
        return new CaseSheet(rows, findings.all());
    }

    private static List<CaseRow> rows(XSSFWorkbook workbook, Vocabulary vocabulary, Findings findings) {
        if (workbook.getNumberOfSheets() == 0) {
            findings.file("no sheet", "cases on the first sheet");
            return List.of();
        }
        OtherSheets.inspect(workbook, findings);
        Sheet sheet = workbook.getSheetAt(0);
        Findings here = findings.in(sheet.getSheetName());
        if (workbook.isSheetHidden(0) || workbook.isSheetVeryHidden(0)) {
            here.sheet("a hidden sheet", "the cases to be shown");
        }
        List<Placed> columns = new CaseColumnsReader(sheet, vocabulary, here).read();
        if (columns.isEmpty()) {
            return List.of();
        }
        sheet.getMergedRegions()
                .forEach(merged -> here.cell(
                        merged.getFirstRow(),
                        merged.getFirstColumn(),
                        "the merged cells " + merged.formatAsString(),
                        "no merged cells"));
        return new CaseRows(sheet, columns, here).read();
    }

    /** Whether a sheet holds cases, well or badly. */
    static boolean isOne(Sheet sheet) {
        return CaseColumn.CASE.equals(CellText.text(sheet.getRow(CODE_ROW), 0));
    }
}
