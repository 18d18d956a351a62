package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[;\\n]\\s*");

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
        String listed = listed(text, domain);
        return new Literal(
                List.of(),
                CellText.quoted(word) + within + LookAlike.told(word),
                listed != null ? listed : Near.to(LookAlike.plain(word), domain.allowed()));
    }

    /** The words that a text lists with semicolons or on lines of their own, with commas; null where it does not. */
    private static @Nullable String listed(String text, Domain domain) {
        if (!domain.several() || !SEPARATOR.matcher(text).find()) {
            return null;
        }
        return LookAlike.meant(SEPARATOR.matcher(text.strip()).replaceAll(", "), commas -> domain.allowed()
                .containsAll(List.of(commas.split(", *", -1))));
    }

    private static Literal number(Cell cell, Domain domain) {
        String text = CellText.text(cell);
        if (text != null) {
            String plain = LookAlike.plain(text);
            boolean looksLikeOne = plain.matches("[-+]?[0-9.,]+");
            return looksLikeOne
                    ? new Literal(
                            List.of(),
                            "the text " + CellText.quoted(text) + ", which only looks like a number",
                            meant(plain, domain))
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

    /** The number that a text means, null where it means none that is allowed; {@code 1,000} may be one or a thousand. */
    private static @Nullable String meant(String text, Domain domain) {
        if (!text.matches("[0-9]+([.,]([0-9]{1,2}|[0-9]{4,}))?")) {
            return null;
        }
        double number = Double.parseDouble(text.replace(',', '.'));
        return domain.admits(number) ? Facts.text(number) : null;
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
