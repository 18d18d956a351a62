package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Near;

/**
 * What a cell that is not blank says, checked against what its column allows.
 *
 * @param values the values, empty where there is a fault
 * @param fault what was found, where that is not allowed
 */
record Literal(List<String> values, @Nullable String fault, @Nullable String suggestion) {

    static Literal read(Cell cell, Domain domain) {
        return domain.number() == null ? words(cell, domain) : number(cell, domain);
    }

    private static Literal of(List<String> values) {
        return new Literal(values, null, null);
    }

    private static Literal fault(String found) {
        return new Literal(List.of(), found, null);
    }

    private static Literal words(Cell cell, Domain domain) {
        String text = CellText.text(cell);
        if (text == null) {
            return fault(CellText.found(cell));
        }
        if (!domain.several()) {
            return domain.allowed().contains(text) ? of(List.of(text)) : unknown(text, text, domain);
        }
        List<String> words = new ArrayList<>();
        for (String word : text.split(", *", -1)) {
            if (!domain.allowed().contains(word)) {
                return unknown(word, text, domain);
            }
            if (words.contains(word)) {
                return fault(CellText.quoted(word) + " twice");
            }
            words.add(word);
        }
        return of(domain.allowed().stream().filter(words::contains).toList());
    }

    private static Literal unknown(String word, String text, Domain domain) {
        String within = word.equals(text) ? "" : " in " + CellText.quoted(text);
        return new Literal(
                List.of(),
                CellText.quoted(word) + within + LookAlike.told(word),
                Near.to(LookAlike.plain(word), domain.allowed()));
    }

    private static Literal number(Cell cell, Domain domain) {
        String text = CellText.text(cell);
        if (text != null) {
            boolean looksLikeOne = text.strip().matches("[-+]?[0-9.,]+");
            return looksLikeOne
                    ? new Literal(
                            List.of(),
                            "the text " + CellText.quoted(text) + ", which only looks like a number",
                            pointed(text.strip(), domain))
                    : fault(CellText.found(cell));
        }
        if (cell.getCellType() != CellType.NUMERIC || DateUtil.isCellDateFormatted(cell)) {
            return fault(CellText.found(cell));
        }
        double number = cell.getNumericCellValue();
        if (!domain.admits(number)) {
            return fault(CellText.found(cell));
        }
        String shown = new DataFormatter(java.util.Locale.ROOT).formatCellValue(cell);
        return shows(number, shown)
                ? of(List.of(Facts.text(number)))
                : fault(CellText.found(cell) + ", shown as " + CellText.quoted(shown));
    }

    /** The number that a text means in which a comma stands for the point, null where it means none. */
    private static @Nullable String pointed(String text, Domain domain) {
        return text.matches("[0-9]+,[0-9]+") && domain.admits(Double.parseDouble(text.replace(',', '.')))
                ? text.replace(',', '.')
                : null;
    }

    /** Whether a person reads the number that the cell holds, and not a rounded one. */
    private static boolean shows(double number, String shown) {
        try {
            return Double.parseDouble(shown) == number;
        } catch (NumberFormatException other) {
            return false;
        }
    }

    /** Whether a character of a sentence is one that people can see: a letter, a mark, or a plain space. */
    static boolean isPlain(int character) {
        return character == ' '
                || !(Character.isISOControl(character)
                        || Character.isSpaceChar(character)
                        || Arrays.asList(
                                        Character.FORMAT,
                                        Character.SURROGATE,
                                        Character.PRIVATE_USE,
                                        Character.UNASSIGNED)
                                .contains((byte) Character.getType(character)));
    }
}
