package org.rubra.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * Brings the looks of a workbook up to date with vocabulary and evidence: headings and their comments, drop-downs, lists, colours, protection.
 * What the cells of its rows say stays, and so does whatever else its editors added.
 */
public final class WorkbookRefresher {
    private WorkbookRefresher() {}

    /**
     * The same rows with the looks that the vocabulary gives them. Never throws, whatever the bytes.
     *
     * @param fileName the name that problems give
     * @param statements the sentences of the evidence by their ids, in the order they are listed
     */
    public static Refresh refresh(
            String fileName, byte[] bytes, Vocabulary vocabulary, Map<String, String> statements) {
        Findings findings = new Findings(fileName);
        Optional<byte[]> archive = Archive.inspect(bytes, findings);
        if (archive.isPresent()) {
            try {
                return dressed(fileName, archive.get(), vocabulary, statements);
            } catch (IOException | RuntimeException | LinkageError broken) {
                // POI has no closed list of what it throws at broken parts
                findings.file("a workbook that cannot be read and written again", "a workbook saved as .xlsx");
            }
        }
        return new Refresh.Refused(findings.all());
    }

    private static Refresh dressed(
            String fileName, byte[] archive, Vocabulary vocabulary, Map<String, String> statements) throws IOException {
        try (XSSFWorkbook before = WorkbookReader.open(archive);
                XSSFWorkbook after = WorkbookReader.open(archive)) {
            boolean cases = after.getNumberOfSheets() > 0 && CaseSheet.isOne(after.getSheetAt(0));
            List<Problem> problems = cases
                    ? CaseSheet.read(fileName, archive, vocabulary).problems()
                    : problems(WorkbookReader.read(fileName, archive, vocabulary));
            boolean dressed =
                    cases ? cases(after, vocabulary, problems) : table(after, vocabulary, statements, problems);
            if (!dressed) {
                return new Refresh.Refused(problems);
            }
            byte[] bytes = WorkbookWriter.bytes(after);
            return Arrays.equals(bytes, WorkbookWriter.bytes(before))
                    ? new Refresh.UpToDate(problems)
                    : new Refresh.Refreshed(bytes, problems);
        }
    }

    private static List<Problem> problems(Reading reading) {
        return reading instanceof Reading.Refused refused ? refused.problems() : List.of();
    }

    private static boolean cases(XSSFWorkbook workbook, Vocabulary vocabulary, List<Problem> problems) {
        new CaseLook(workbook, vocabulary).apply(faulty(workbook.getSheetAt(0), problems));
        return true;
    }

    private static boolean table(
            XSSFWorkbook workbook, Vocabulary vocabulary, Map<String, String> statements, List<Problem> problems) {
        if (workbook.getNumberOfSheets() == 0) {
            return false;
        }
        XSSFSheet sheet = workbook.getSheetAt(0);
        Layout layout = Layout.read(sheet, vocabulary, new Findings(""));
        if (layout.isTable()) {
            new TableLook(workbook, layout, vocabulary).apply(statements, faulty(sheet, problems));
        }
        return layout.isTable();
    }

    private static Set<String> faulty(XSSFSheet sheet, List<Problem> problems) {
        return problems.stream()
                .map(Problem::where)
                .filter(place -> sheet.getSheetName().equals(place.sheet()))
                .map(Place::at)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
