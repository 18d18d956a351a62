package org.rubra.table;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Problem;

/**
 * A workbook as plain lines, for software that compares texts: a block for each row, a line for each of its cells that says something. Where rows
 * stand, and how anything looks, is not among it, and neither are the sheets that are written from vocabulary and evidence.
 */
public final class WorkbookText {
    private static final Set<String> WRITTEN =
            Set.of(PeoplesSheets.HOW_TO_EDIT, PeoplesSheets.EVIDENCE, DropDowns.LISTS);
    private static final String INDENT = "    ";

    private final List<String> lines = new ArrayList<>();

    private WorkbookText() {}

    /** The lines of a workbook, good or faulty, a table or not; of a file that is no workbook, why not. Never throws, whatever the bytes. */
    public static List<String> of(byte[] bytes) {
        Findings findings = new Findings("");
        WorkbookText text = new WorkbookText();
        Optional<byte[]> archive = Archive.inspect(bytes, findings);
        if (archive.isPresent()) {
            try (XSSFWorkbook workbook = WorkbookReader.open(archive.get())) {
                text.workbook(workbook);
            } catch (IOException | RuntimeException | LinkageError broken) {
                // POI has no closed list of what it throws at broken parts
                findings.file("a workbook that cannot be read", "a workbook saved as .xlsx");
            }
        }
        findings.all().forEach(problem -> text.lines.add(because(problem, bytes)));
        return text.lines;
    }

    private static String because(Problem problem, byte[] bytes) {
        return "Not shown: found " + problem.found() + "; expected " + problem.expected() + " (SHA-256 " + digest(bytes)
                + ")";
    }

    /** So much of a file's name by its bytes that no two files that are not shown look the same. */
    private static String digest(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(whole, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private void workbook(XSSFWorkbook workbook) {
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            Sheet sheet = workbook.getSheetAt(index);
            if (index == 0 && Layout.isOne(sheet)) {
                structure(sheet);
                rows(sheet, Layout.HEADING_ROW, 2);
            } else if (index == 0 && CaseSheet.isOne(sheet)) {
                rows(sheet, CaseSheet.HEADING_ROW, 1);
            } else if (!WRITTEN.contains(sheet.getSheetName())) {
                cells(sheet);
            }
        }
    }

    /** What stands above the headings, each column on a line. */
    private void structure(Sheet sheet) {
        for (int row = 0; row < Layout.KIND_ROW; row++) {
            lines.add(String.join(
                    "  ", said(sheet.getRow(row)).map(SpelledOut::cell).toList()));
        }
        lines.add("");
        int width = IntStream.rangeClosed(Layout.KIND_ROW, Layout.HEADING_ROW)
                .mapToObj(sheet::getRow)
                .filter(Objects::nonNull)
                .mapToInt(Row::getLastCellNum)
                .max()
                .orElse(0);
        for (int column = 0; column < width; column++) {
            int index = column;
            List<String> code = IntStream.range(Layout.KIND_ROW, Layout.HEADING_ROW)
                    .mapToObj(sheet::getRow)
                    .filter(Objects::nonNull)
                    .map(row -> row.getCell(index))
                    .filter(cell -> !CellText.isBlank(cell))
                    .map(SpelledOut::cell)
                    .toList();
            lines.add(heading(sheet, Layout.HEADING_ROW, index) + ": " + String.join("  ", code));
        }
        lines.add("");
    }

    /** @param first so many cells stand in the block's first line, without their headings */
    private void rows(Sheet sheet, int headingRow, int first) {
        for (Row row : sheet) {
            if (row.getRowNum() > headingRow && RowsReader.says(row)) {
                lines.add(String.join(
                        "  ",
                        said(row)
                                .filter(cell -> cell.getColumnIndex() < first)
                                .map(SpelledOut::cell)
                                .toList()));
                said(row)
                        .filter(cell -> cell.getColumnIndex() >= first)
                        .map(cell -> INDENT + heading(sheet, headingRow, cell.getColumnIndex()) + ": "
                                + SpelledOut.cell(cell))
                        .forEach(lines::add);
                lines.add("");
            }
        }
    }

    private void cells(Sheet sheet) {
        lines.add("Sheet " + SpelledOut.text(sheet.getSheetName()));
        for (Row row : sheet) {
            said(row)
                    .map(cell -> INDENT + cell.getAddress() + ": " + SpelledOut.cell(cell))
                    .forEach(lines::add);
        }
        lines.add("");
    }

    private static Stream<Cell> said(@Nullable Row row) {
        return row == null
                ? Stream.empty()
                : IntStream.range(0, Math.max(0, row.getLastCellNum()))
                        .mapToObj(row::getCell)
                        .filter(cell -> !CellText.isBlank(cell));
    }

    private static String heading(Sheet sheet, int headingRow, int column) {
        String text = CellText.text(sheet.getRow(headingRow), column);
        return text == null || text.isBlank()
                ? "Column " + Findings.letter(column)
                : SpelledOut.text(text.replace('\n', ' '));
    }
}
