package org.rubra.table;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Characters that look like others, or like nothing: blanks around a word, other blanks and hyphens, letters of other alphabets. */
final class LookAlike {
    private static final Set<UnicodeScript> ALPHABETS = Set.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK);
    private static final String FOREIGN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u03bf\u03bd";
    private static final String LATIN = "aeopcyxijsdov";

    private LookAlike() {}

    /** Which character of a text is not what it looks like, for a problem's message; nothing where none is. */
    static String told(String text) {
        return IntStream.range(0, text.length())
                .filter(index -> isOne(text, index))
                .mapToObj(index -> ", where character " + (index + 1) + " is " + name(text.charAt(index)))
                .findFirst()
                .orElse("");
    }

    private static boolean isOne(String text, int index) {
        char character = text.charAt(index);
        boolean outer =
                text.substring(0, index).isBlank() || text.substring(index).isBlank();
        return character == ' ' ? outer : isForeign(character);
    }

    private static boolean isForeign(char character) {
        int type = Character.getType(character);
        return (Character.isSpaceChar(character) && character != ' ')
                || type == Character.FORMAT
                || (type == Character.DASH_PUNCTUATION && character != '-')
                || ALPHABETS.contains(UnicodeScript.of(character));
    }

    private static String name(char character) {
        String name = String.valueOf(Character.getName(character)).toLowerCase(Locale.ROOT);
        return character == ' ' ? "a space" : String.format("a %s (U+%04X)", name, (int) character);
    }

    /** The text in plain characters, as far as there are any that look the same. */
    static String plain(String text) {
        return text.chars()
                .filter(character -> Character.getType(character) != Character.FORMAT)
                .mapToObj(character -> String.valueOf(plain((char) character)))
                .collect(Collectors.joining())
                .strip();
    }

    private static char plain(char character) {
        int index = FOREIGN.indexOf(character);
        return index >= 0
                ? LATIN.charAt(index)
                : Character.isSpaceChar(character)
                        ? ' '
                        : Character.getType(character) == Character.DASH_PUNCTUATION ? '-' : character;
    }
}
