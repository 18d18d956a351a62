package org.rubra.table;

import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;

/** What a cell of a sheet says, without converting anything. */
final class CellText {
    private static final int LONGEST_SHOWN = 80;

    private CellText() {}

    /** Whether a cell says nothing at all; one that holds a space does say something. */
    static boolean isBlank(@Nullable Cell cell) {
        return cell == null
                || cell.getCellType() == CellType.BLANK
                || (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().isEmpty());
    }

    /** The text of a text cell, empty for one that says nothing, null for a cell of another kind. */
    static @Nullable String text(@Nullable Cell cell) {
        if (cell == null || isBlank(cell)) {
            return "";
        }
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : null;
    }

    /** The text at a column of a row, as {@link #text(Cell)}. */
    static @Nullable String text(@Nullable Row row, int column) {
        return text(row == null ? null : row.getCell(column));
    }

    /** The cell for a problem's message. */
    static String found(@Nullable Cell cell) {
        if (cell == null || isBlank(cell)) {
            return "an empty cell";
        }
        return switch (cell.getCellType()) {
            case STRING -> quoted(cell.getStringCellValue()) + LookAlike.told(cell.getStringCellValue());
            case NUMERIC -> number(cell);
            case BOOLEAN -> "the truth value " + (cell.getBooleanCellValue() ? "TRUE" : "FALSE");
            case FORMULA -> "the formula " + escaped("=" + cell.getCellFormula());
            case ERROR ->
                "the error " + FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "a cell of an unknown kind";
        };
    }

    private static String number(Cell cell) {
        String plain = Facts.text(cell.getNumericCellValue());
        return DateUtil.isCellDateFormatted(cell)
                ? "the date " + plain + " (a number shown as a date)"
                : "the number " + plain;
    }

    static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /** With everything but plain ASCII spelled out, since a no-break space or a Cyrillic letter would look right. */
    static String escaped(String text) {
        String shown = text.chars()
                .limit(LONGEST_SHOWN)
                .mapToObj(c -> c >= ' ' && c < 127 ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
        return text.length() > LONGEST_SHOWN ? shown + "…" : shown;
    }
}
