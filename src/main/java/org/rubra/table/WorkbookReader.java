package org.rubra.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Vocabulary;

/**
 * Reads a decision table out of a workbook in Drools' spreadsheet format, as data: nothing in it is compiled or evaluated, and whatever is not
 * exactly a known form is refused by its cell.
 */
public final class WorkbookReader {
    private WorkbookReader() {}

    /**
     * The table on the first sheet, or all that is wrong with the workbook. Never throws, whatever the bytes.
     *
     * @param fileName the name that problems give
     * @param vocabulary the fields and codes that cells may use
     */
    public static Reading read(String fileName, byte[] bytes, Vocabulary vocabulary) {
        Findings findings = new Findings(fileName);
        Optional<DecisionTable> table =
                Archive.inspect(bytes, findings).flatMap(archive -> open(fileName, archive, vocabulary, findings));
        return table.isPresent() && findings.none()
                ? new Reading.Read(table.get())
                : new Reading.Refused(findings.all());
    }

    private static Optional<DecisionTable> open(
            String fileName, byte[] archive, Vocabulary vocabulary, Findings findings) {
        try (XSSFWorkbook workbook = open(archive)) {
            return Optional.ofNullable(table(fileName, workbook, vocabulary, findings));
        } catch (IOException | RuntimeException | LinkageError broken) {
            // POI has no closed list of what it throws at broken parts, and its small schema jar lacks rare classes
            findings.file("a workbook that cannot be read", "a workbook saved as .xlsx");
            return Optional.empty();
        }
    }

    /** The workbook in an archive that was inspected. */
    static XSSFWorkbook open(byte[] archive) throws IOException {
        // set each time, since Drools' own reader of spreadsheets resets it for the whole process
        ZipSecureFile.setMaxEntrySize(Archive.MOST_BYTES_OF_PART);
        ZipSecureFile.setMaxTextSize(PartInspector.MOST_TEXT);
        ZipSecureFile.setMinInflateRatio(0.001);
        return new XSSFWorkbook(new ByteArrayInputStream(archive));
    }

    private static @Nullable DecisionTable table(
            String fileName, XSSFWorkbook workbook, Vocabulary vocabulary, Findings findings) {
        if (workbook.getNumberOfSheets() == 0) {
            findings.file("no sheet", "a table on the first sheet");
            return null;
        }
        OtherSheets.inspect(workbook, findings);
        Sheet sheet = workbook.getSheetAt(0);
        Findings here = findings.in(sheet.getSheetName());
        if (workbook.isSheetHidden(0) || workbook.isSheetVeryHidden(0)) {
            here.sheet("a hidden sheet", "the table to be shown");
        }
        Layout layout = Layout.read(sheet, vocabulary, here);
        List<Row> rows = new RowsReader(sheet, layout, here).read();
        List<Column> columns =
                layout.columns().stream().map(Layout.Placed::column).toList();
        return new DecisionTable(
                fileName,
                sheet.getSheetName(),
                layout.title(),
                layout.layer(),
                layout.policy().hitPolicy(),
                layout.policy().mustAnswer(),
                columns,
                rows);
    }
}
