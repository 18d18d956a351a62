package org.rubra.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The first sheet of a workbook as text, for drawing it; whether it is a table of decisions does not matter. Formulas are shown and never evaluated.
 *
 * @param lines the rows that say something, from the top
 */
public record SheetText(String sheet, List<Line> lines) {

    /**
     * A row of the sheet.
     *
     * @param number from 1
     * @param cells what its cells show, by column from 0 for {@code A}; those that say something
     */
    public record Line(int number, boolean hidden, SortedMap<Integer, String> cells) {
        public Line {
            cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        }
    }

    public SheetText {
        lines = List.copyOf(lines);
    }

    /** Nothing where the bytes are no workbook, or one that is not opened for what it carries. Never throws, whatever the bytes. */
    public static Optional<SheetText> of(byte[] bytes) {
        return Archive.inspect(bytes, new Findings("")).flatMap(SheetText::open);
    }

    private static Optional<SheetText> open(byte[] archive) {
        try (XSSFWorkbook workbook = WorkbookReader.open(archive)) {
            return workbook.getNumberOfSheets() == 0 ? Optional.empty() : Optional.of(read(workbook.getSheetAt(0)));
        } catch (IOException | RuntimeException | LinkageError broken) {
            // POI has no closed list of what it throws at broken parts, and its small schema jar lacks rare classes
            return Optional.empty();
        }
    }

    private static SheetText read(Sheet sheet) {
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        List<Line> lines = new ArrayList<>();
        for (Row row : sheet) {
            SortedMap<Integer, String> cells = new TreeMap<>();
            for (Cell cell : row) {
                if (!CellText.isBlank(cell)) {
                    cells.put(cell.getColumnIndex(), shown(cell, formatter));
                }
            }
            if (!cells.isEmpty()) {
                lines.add(new Line(row.getRowNum() + 1, row.getZeroHeight(), cells));
            }
        }
        return new SheetText(sheet.getSheetName(), lines);
    }

    private static String shown(Cell cell, DataFormatter formatter) {
        return cell.getCellType() == CellType.FORMULA ? "=" + cell.getCellFormula() : formatter.formatCellValue(cell);
    }

    /** The letter of a column that is counted from 0. */
    public static String letter(int column) {
        return Findings.letter(column);
    }

    /** The column, from 0, of an address like {@code D14}. */
    public static int column(String address) {
        return new CellReference(address).getCol();
    }
}
