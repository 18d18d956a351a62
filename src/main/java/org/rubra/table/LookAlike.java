package org.rubra.table;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Characters that look like others, or like nothing: blanks around a word, other blanks and hyphens, letters of other alphabets. */
final class LookAlike {
    private static final Set<UnicodeScript> ALPHABETS = Set.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK);
    private static final String FOREIGN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u03bf\u03bd"
                    + "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";
    private static final String LATIN = "aeopcyxijsdov" + "ABEKMHOPCTYXIJS" + "ABEZHIKMNOPTYX";

    /** How far the full-width form of an ASCII character stands from it. */
    private static final int FULL_WIDTH = 0xFEE0;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private LookAlike() {}

    /** Which character of a text is not what it looks like, for a problem's message; nothing where none is. */
    static String told(String text) {
        OptionalInt mixed = mixed(text);
        OptionalInt told = mixed.isPresent()
                ? mixed
                : IntStream.range(0, text.length())
                        .filter(index -> isOne(text, index))
                        .findFirst();
        return told.isPresent()
                ? ", where character " + (told.getAsInt() + 1) + " is " + name(text.charAt(told.getAsInt()))
                : "";
    }

    /** Whether a word of a text has letters of more than one alphabet; a word that is Greek throughout has not. */
    static boolean mixes(String text) {
        return mixed(text).isPresent();
    }

    /** The first letter of another alphabet that stands in a word with Latin ones. */
    private static OptionalInt mixed(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            OptionalInt foreign = IntStream.range(word.start(), word.end())
                    .filter(index -> ALPHABETS.contains(UnicodeScript.of(text.charAt(index))))
                    .findFirst();
            if (foreign.isPresent()
                    && word.group().chars().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)) {
                return foreign;
            }
        }
        return OptionalInt.empty();
    }

    /** The text in plain characters, where that is right; null where it is wrong in another way too. */
    static @Nullable String meant(String text, Predicate<String> right) {
        String plain = plain(text);
        return right.test(plain) ? plain : null;
    }

    /** The ids that a text means in small or other letters, or with other blanks; null where it means none. */
    static @Nullable String ids(@Nullable String text, Pattern right) {
        return text == null
                ? null
                : meant(text.toUpperCase(Locale.ROOT), ids -> right.matcher(ids).matches());
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
                || Character.isISOControl(character)
                || isFullWidth(character)
                || type == Character.FORMAT
                || (type == Character.DASH_PUNCTUATION && character != '-')
                || ALPHABETS.contains(UnicodeScript.of(character));
    }

    private static boolean isFullWidth(char character) {
        return character >= '!' + FULL_WIDTH && character <= '~' + FULL_WIDTH;
    }

    private static String name(char character) {
        String name =
                switch (character) {
                    case ' ' -> "space";
                    case '\t' -> "tab";
                    case '\n' -> "line feed";
                    default -> String.valueOf(Character.getName(character)).toLowerCase(Locale.ROOT);
                };
        String article = "aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ";
        return article + name + (character == ' ' ? "" : String.format(" (U+%04X)", (int) character));
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
        if (index >= 0) {
            return LATIN.charAt(index);
        }
        if (isFullWidth(character)) {
            return (char) (character - FULL_WIDTH);
        }
        if (Character.isSpaceChar(character) || Character.isWhitespace(character)) {
            return ' ';
        }
        return Character.getType(character) == Character.DASH_PUNCTUATION ? '-' : character;
    }
}
