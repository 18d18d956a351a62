package org.rubra.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/**
 * A field as a question of the form.
 *
 * @param control {@code radio}, {@code checkbox} or {@code number}
 * @param options the answers to choose among, the first of a radio being "not known"; none for a number
 * @param text what was typed, for a number
 * @param note when the question matters at all
 * @param faults what was wrong with the answer
 */
record Ask(
        Field field,
        String control,
        List<Option> options,
        String text,
        @Nullable String range,
        @Nullable String note,
        List<String> faults) {

    record Option(String id, String value, String label, boolean chosen) {}

    static Ask of(Field field, List<String> given, List<String> faults, @Nullable String note) {
        return new Ask(
                field,
                field.type().isNumeric() ? "number" : field.type() == Type.SET ? "checkbox" : "radio",
                options(field, given),
                String.join(", ", given),
                range(field),
                note,
                faults);
    }

    /** The ids of what explains the question, for screen readers. */
    public String describedBy() {
        return "h-" + field.name() + (faults.isEmpty() ? "" : " e-" + field.name());
    }

    private static List<Option> options(Field field, List<String> given) {
        return switch (field.type()) {
            case BOOLEAN ->
                List.of(
                        option(field, "", "not known", given),
                        option(field, "yes", "yes", given),
                        option(field, "no", "no", given));
            case CHOICE -> {
                List<Option> options = new java.util.ArrayList<>();
                options.add(option(field, "", "not known", given));
                field.values().forEach(value -> options.add(option(field, value.value(), value.label(), given)));
                yield options;
            }
            case SET ->
                field.values().stream()
                        .map(value -> option(field, value.value(), value.label(), given))
                        .toList();
            case INTEGER, NUMBER -> List.of();
        };
    }

    private static Option option(Field field, String value, String label, List<String> given) {
        boolean chosen = given.contains(value) || (value.isEmpty() && given.isEmpty());
        return new Option("o-" + field.name() + "-" + value, value, label, chosen);
    }

    private static @Nullable String range(Field field) {
        Double low = field.min() == null ? field.above() : field.min();
        if (low == null || field.max() == null) {
            return null;
        }
        return (field.above() == null ? "from " : "above ") + Facts.text(low) + " to " + Facts.text(field.max());
    }
}
