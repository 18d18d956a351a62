package org.rubra.vocabulary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One input field, as {@code kb/vocabulary.yaml} declares it.
 *
 * @param values the allowed values of a choice or a set, in the order they are shown; empty otherwise
 * @param unit the unit of a numeric field, say {@code years}
 * @param min the least value of a numeric field
 * @param above the bound that the values of a numeric field lie above, in place of {@code min}
 * @param max the greatest value of a numeric field
 * @param layer the layer that brought the field in
 * @param appliesWhen what must not be ruled out for the field to matter
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Field(
        String name,
        Type type,
        List<Value> values,
        @Nullable String unit,
        @Nullable Double min,
        @Nullable Double above,
        @Nullable Double max,
        String group,
        String layer,
        String label,
        String question,
        @Nullable String help,
        @Nullable Applies appliesWhen,
        List<Coding> codes) {

    /** What is shown in place of an answer where there is none, which is not the same as no. */
    public static final String NOT_ANSWERED = "not answered";

    /** One allowed value and how it is shown. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Value(String value, String label, List<Coding> codes) {
        public Value {
            codes = codes == null ? List.of() : List.copyOf(codes);
        }
    }

    /** A code in a public terminology, {@code HPO} or {@code ICD-10-CM}. */
    public record Coding(String system, String code) {}

    /** A field matters only while another is unknown or within these bounds: {@code in} alone, or one or both of the others. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Applies(String field, @Nullable Double below, @Nullable Double atLeast, List<String> in) {
        public Applies {
            in = in == null ? List.of() : List.copyOf(in);
        }

        /** Whether the field cannot matter, given the answer to the other; null is unknown and rules out nothing. */
        public boolean isRuledOutBy(@Nullable Object answer) {
            if (answer == null) {
                return false;
            }
            if (below != null || atLeast != null) {
                double number = (Double) answer;
                return (below != null && number >= below) || (atLeast != null && number < atLeast);
            }
            return !in.contains(Facts.text(answer));
        }
    }

    public Field {
        values = values == null ? List.of() : List.copyOf(values);
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    /** The allowed values of a choice or a set, as a caller writes them. */
    @JsonIgnore
    public List<String> allowed() {
        return values.stream().map(Value::value).toList();
    }

    /** Whether a number lies within the field's range and, for an integer, is whole. */
    public boolean admits(double number) {
        return !Double.isNaN(number)
                && !Double.isInfinite(number)
                && (min == null || number >= min)
                && (above == null || number > above)
                && (max == null || number <= max)
                && (type != Type.INTEGER || number == Math.rint(number));
    }

    /** What is allowed, as words: {@code true or false}, {@code an integer from 0 to 130 (years)}, {@code one of red, pink}. */
    public String expectation() {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "an integer" + range();
            case NUMBER -> "a number" + range();
            case CHOICE -> "one of " + String.join(", ", allowed());
            case SET -> "a list of " + String.join(", ", allowed());
        };
    }

    private String range() {
        String low = above != null ? " above " + Facts.text(above) : min != null ? " from " + Facts.text(min) : "";
        String high = max == null ? "" : " to " + Facts.text(max);
        return low + high + (unit == null ? "" : " (" + unit + ")");
    }

    /** How an answer is shown to a person: the labels of its values, or yes and no. */
    public String show(@Nullable Object answer) {
        if (answer == null) {
            return NOT_ANSWERED;
        }
        if (answer instanceof Iterable<?> several) {
            return java.util.stream.StreamSupport.stream(several.spliterator(), false)
                    .map(this::show)
                    .collect(Collectors.joining(", "));
        }
        if (answer instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return values.stream()
                .filter(value -> value.value().equals(answer))
                .findFirst()
                .map(Value::label)
                .orElseGet(() -> Facts.text(answer) + (unit == null ? "" : " " + unitOf(unit, answer)));
    }

    /** Units are declared in the plural where they have one: {@code years}, but {@code mm}. */
    private static String unitOf(String unit, Object answer) {
        boolean one = answer instanceof Number number && number.doubleValue() == 1;
        return one && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }
}
