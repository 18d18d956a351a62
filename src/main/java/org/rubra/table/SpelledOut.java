package org.rubra.table;

import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.rubra.vocabulary.Facts;

/** What cells say, in one line in which every character can be seen: no order to a terminal, and no space that is not one. */
final class SpelledOut {
    private SpelledOut() {}

    static String cell(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> text(cell.getStringCellValue());
            case NUMERIC -> Facts.text(cell.getNumericCellValue());
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case FORMULA -> text("=" + cell.getCellFormula());
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> CellText.found(cell);
        };
    }

    /** A text with each line feed as a pilcrow between spaces, and all else that cannot be seen by its number. */
    static String text(String text) {
        return text.codePoints().mapToObj(SpelledOut::character).collect(Collectors.joining());
    }

    private static String character(int character) {
        return character == '\n'
                ? " ¶ "
                : Literal.isPlain(character) ? Character.toString(character) : String.format("\\u%04x", character);
    }
}
