package org.rubra.vocabulary;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers strictly: what is not exactly an answer to a field is a problem, and nothing is dropped or coerced. Callers' documents and
 * clinical cases are read by this one reader.
 */
public final class AnswerReader {
    private static final int MOST_SHOWN = 80;

    private final Schema schema;
    private final Function<String, Place> places;
    private final List<Problem> problems;

    /**
     * @param places where a JSON pointer relative to the answers, say {@code /sites/1}, stands in the document
     * @param problems receives every problem
     */
    public AnswerReader(Schema schema, Function<String, Place> places, List<Problem> problems) {
        this.schema = schema;
        this.places = places;
        this.problems = problems;
    }

    /**
     * The answers that are right; all others have become problems.
     *
     * @param given by field name: {@link Boolean}, {@link BigDecimal}, {@link String}, a {@link List} or {@link Map} of these, or null for unknown
     */
    public Map<String, Object> read(Map<String, ? extends @Nullable Object> given) {
        Map<String, Object> answers = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Field field = schema.field(name).orElse(null);
            if (field == null) {
                refuse(
                        "/" + escape(name),
                        "the unknown field " + show(name),
                        "a field of the vocabulary",
                        Near.to(name, names()));
            } else if (value != null) {
                Object answer = answer(field, value);
                if (answer != null) {
                    answers.put(name, answer);
                }
            }
        });
        return answers;
    }

    private List<String> names() {
        return schema.fields().stream().map(Field::name).toList();
    }

    private @Nullable Object answer(Field field, Object value) {
        String pointer = "/" + field.name();
        if (!hasShape(field, value)) {
            refuse(pointer, show(value), field.expectation(), null);
            return null;
        }
        return switch (field.type()) {
            case BOOLEAN -> value;
            case INTEGER, NUMBER -> ((BigDecimal) value).doubleValue();
            case CHOICE -> allowed(field, (String) value, pointer) ? value : null;
            case SET -> members(field, (List<?>) value, pointer);
        };
    }

    private static boolean hasShape(Field field, Object value) {
        return switch (field.type()) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER, NUMBER -> value instanceof BigDecimal number && admits(field, number);
            case CHOICE -> value instanceof String;
            case SET -> value instanceof List<?> members && !members.isEmpty();
        };
    }

    private static boolean admits(Field field, BigDecimal number) {
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return (field.type() == Type.NUMBER || whole)
                && field.admits(number.doubleValue())
                && (field.min() == null || number.compareTo(BigDecimal.valueOf(field.min())) >= 0)
                && (field.max() == null || number.compareTo(BigDecimal.valueOf(field.max())) <= 0);
    }

    private boolean allowed(Field field, String word, String pointer) {
        boolean allowed = field.allowed().contains(word);
        if (!allowed) {
            refuse(pointer, show(word), field.expectation(), Near.to(word, field.allowed()));
        }
        return allowed;
    }

    private Set<String> members(Field field, List<?> members, String pointer) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < members.size(); i++) {
            String at = pointer + "/" + i;
            if (!(members.get(i) instanceof String word)) {
                refuse(at, show(members.get(i)), "one of " + String.join(", ", field.allowed()), null);
            } else if (allowed(field, word, at) && !words.add(word)) {
                refuse(at, show(word) + " a second time", "each value once", null);
            }
        }
        return words;
    }

    private void refuse(String pointer, String found, String expected, @Nullable String suggestion) {
        problems.add(new Problem(places.apply(pointer), found, expected, suggestion));
    }

    /** A value as the caller's document shows it, shortened where it is long, without signs that cannot be shown. */
    public static String show(@Nullable Object value) {
        String shown = value instanceof String word
                ? "\"" + word + "\""
                : value instanceof List<?> list
                        ? "["
                                + String.join(
                                        ", ",
                                        list.stream().map(AnswerReader::show).toList()) + "]"
                        : value instanceof Map ? "an object" : String.valueOf(value);
        return shorten(shown);
    }

    /** A name as a step of a JSON pointer (RFC 6901), shortened where it is long. */
    public static String escape(String name) {
        return shorten(name).replace("~", "~0").replace("/", "~1");
    }

    /** A text of which no more is shown than says what it is, without signs that cannot be shown. */
    public static String shorten(String text) {
        String shortened = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN - 3) + "...";
        StringBuilder plain = new StringBuilder(shortened.length());
        shortened.codePoints().map(AnswerReader::visible).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Half a character cannot be written, and what controls a terminal should not. */
    private static int visible(int sign) {
        return Character.isISOControl(sign) || (sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE)
                ? 0xFFFD
                : sign;
    }
}
