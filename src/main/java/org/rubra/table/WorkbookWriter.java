package org.rubra.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rubra.vocabulary.Vocabulary;

/** Writes tables as workbooks that people like to edit, and that Drools' own compiler of spreadsheets takes as they are. */
public final class WorkbookWriter {
    private static final String NO_TIME = "1980-01-01T00:00:00Z";

    private WorkbookWriter() {}

    /**
     * A workbook of four sheets: the table, how to edit it, the evidence, and lists of values that are too long for a cell's drop-down. The same
     * arguments give the same bytes.
     *
     * @param statements the sentences of the evidence by their ids, in the order they are listed
     * @throws java.util.NoSuchElementException when a column names a field that the vocabulary does not have
     */
    public static byte[] write(TableDraft draft, Vocabulary vocabulary, Map<String, String> statements) {
        draft.columns().forEach(form -> Domain.of(form, vocabulary));
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            date(workbook);
            new TableSheet(workbook, draft).write();
            Layout layout = Layout.read(workbook.getSheetAt(0), vocabulary, new Findings(""));
            new TableLook(workbook, layout, vocabulary).apply(statements, Set.of());
            return bytes(workbook);
        } catch (IOException | InvalidFormatException impossible) {
            throw new IllegalStateException("writing to memory", impossible);
        }
    }

    /** The workbook as a file, the same whenever it was made. */
    static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return Archive.timeless(out.toByteArray());
    }

    /** The time of writing would make equal workbooks differ. */
    static void date(XSSFWorkbook workbook) throws InvalidFormatException {
        POIXMLProperties.CoreProperties properties = workbook.getProperties().getCoreProperties();
        properties.setCreated(NO_TIME);
        properties.setModified(NO_TIME);
        properties.setCreator("Rubra");
    }
}
