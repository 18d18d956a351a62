package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Truth;

/**
 * One cell of a row that must hold for the row to fire.
 *
 * @param fact the fact type it asks about, {@code Presentation} or {@code Outcome}
 * @param values what the cell says, each as text: {@code yes}, {@code 16}, {@code red}; more than one for {@code ANY_OF} and {@code HAS} only,
 *     in the vocabulary's order
 * @param cell the cell's address, say {@code D14}
 * @param operands the values as the field's answers have them
 */
public record Condition(
        String fact,
        String field,
        Operator operator,
        List<String> values,
        String cell,
        @JsonIgnore Set<Object> operands) {

    public Condition {
        values = List.copyOf(values);
    }

    @com.fasterxml.jackson.annotation.JsonCreator
    public Condition(
            @JsonProperty("fact") String fact,
            @JsonProperty("field") String field,
            @JsonProperty("operator") Operator operator,
            @JsonProperty("values") List<String> values,
            @JsonProperty("cell") String cell) {
        this(fact, field, operator, values, cell, operands(operator, values));
    }

    private static Set<Object> operands(Operator operator, List<String> values) {
        return switch (operator) {
            case AT_LEAST, BELOW -> Set.of(Double.valueOf(values.get(0)));
            case IS ->
                Set.of(
                        switch (values.get(0)) {
                            case "yes" -> true;
                            case "no" -> false;
                            default -> values.get(0);
                        });
            case ANY_OF, HAS -> Set.copyOf(values);
        };
    }

    /** What the cell says of an answer, null being unknown. */
    public Truth of(@Nullable Object answer) {
        return answer == null ? Truth.UNKNOWN : Truth.of(holds(answer));
    }

    /** What the cell says of these facts; a field that is moot and unanswered fails, since it can no longer hold. */
    public Truth of(Facts facts) {
        int slot = facts.schema().slot(field);
        Object answer = facts.at(slot);
        return answer == null && facts.isMoot(slot) ? Truth.FALSE : of(answer);
    }

    /** Whether a known answer satisfies the cell. */
    public boolean holds(Object answer) {
        return switch (operator) {
            case IS, ANY_OF -> operands.contains(answer);
            case HAS -> ((Set<?>) answer).stream().anyMatch(operands::contains);
            case AT_LEAST -> (Double) answer >= bound();
            case BELOW -> (Double) answer < bound();
        };
    }

    /** The bound of {@code AT_LEAST} and {@code BELOW}. */
    public double bound() {
        return (Double) operands.iterator().next();
    }

    /** The condition in words, say {@code age at least 16}. */
    public String words() {
        return field + " " + operator.code() + " " + String.join(", ", values);
    }
}
