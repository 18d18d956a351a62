package org.rubra.table;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rubra.vocabulary.Vocabulary;

/** Writes clinical cases as a workbook that people like to edit. */
public final class CaseWriter {
    private CaseWriter() {}

    /**
     * A workbook with a column for each field of the vocabulary and each thing that a case may expect. The same arguments give the same bytes.
     *
     * @param rows what each cell says, by its column's code: {@code case}, {@code given.fever}, {@code expect.urgency}
     */
    public static byte[] write(List<Map<String, String>> rows, Vocabulary vocabulary) {
        List<CaseColumn> columns = CaseColumn.all(vocabulary);
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            WorkbookWriter.date(workbook);
            XSSFSheet sheet = workbook.createSheet("Cases");
            XSSFRow codes = sheet.createRow(CaseSheet.CODE_ROW);
            columns.forEach(column -> codes.createCell(columns.indexOf(column)).setCellValue(column.code()));
            rows.forEach(row ->
                    write(sheet.createRow(Math.max(CaseSheet.HEADING_ROW, sheet.getLastRowNum()) + 1), columns, row));
            new CaseLook(workbook, vocabulary).apply(Set.of());
            return WorkbookWriter.bytes(workbook);
        } catch (IOException | InvalidFormatException impossible) {
            throw new IllegalStateException("writing to memory", impossible);
        }
    }

    private static void write(XSSFRow row, List<CaseColumn> columns, Map<String, String> texts) {
        for (int index = 0; index < columns.size(); index++) {
            Domain domain = columns.get(index).domain();
            String text = texts.getOrDefault(columns.get(index).code(), "");
            if (domain != null && domain.number() != null && !text.isEmpty()) {
                row.createCell(index).setCellValue(Double.parseDouble(text));
            } else if (!text.isEmpty()) {
                row.createCell(index).setCellValue(text);
            }
        }
    }
}
