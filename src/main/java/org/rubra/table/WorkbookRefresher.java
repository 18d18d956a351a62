package org.rubra.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        List<Problem> problems = WorkbookReader.read(fileName, bytes, vocabulary) instanceof Reading.Refused refused
                ? refused.problems()
                : List.of();
        Optional<byte[]> archive = Archive.inspect(bytes, new Findings(fileName));
        try {
            return archive.isEmpty()
                    ? new Refresh.Refused(problems)
                    : dressed(archive.get(), vocabulary, statements, problems);
        } catch (IOException | RuntimeException | LinkageError broken) {
            // POI has no closed list of what it throws at broken parts
            Problem problem = new Problem(
                    Place.file(fileName), "a workbook that cannot be written again", "a workbook saved as .xlsx");
            return new Refresh.Refused(
                    Stream.concat(problems.stream(), Stream.of(problem)).toList());
        }
    }

    private static Refresh dressed(
            byte[] archive, Vocabulary vocabulary, Map<String, String> statements, List<Problem> problems)
            throws IOException {
        try (XSSFWorkbook before = WorkbookReader.open(archive);
                XSSFWorkbook after = WorkbookReader.open(archive)) {
            if (after.getNumberOfSheets() == 0) {
                return new Refresh.Refused(problems);
            }
            XSSFSheet sheet = after.getSheetAt(0);
            Layout layout = Layout.read(sheet, vocabulary, new Findings(""));
            if (!layout.isTable()) {
                return new Refresh.Refused(problems);
            }
            new TableLook(after, layout, vocabulary).apply(statements, faulty(sheet, problems));
            byte[] bytes = WorkbookWriter.bytes(after);
            return Arrays.equals(bytes, WorkbookWriter.bytes(before))
                    ? new Refresh.UpToDate(problems)
                    : new Refresh.Refreshed(bytes, problems);
        }
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
