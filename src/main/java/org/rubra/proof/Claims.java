package org.rubra.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Property;

/** The claims of properties as literals, about one presentation and its outcome. */
final class Claims {
    private final Circuit circuit;
    private final Answers answers;
    private final Outcomes outcomes;
    private final Optional<Outcomes> first;

    /** @param first the outcome of the first presentation, where these are the second's */
    Claims(Circuit circuit, Answers answers, Outcomes outcomes, Optional<Outcomes> first) {
        this.circuit = circuit;
        this.answers = answers;
        this.outcomes = outcomes;
        this.first = first;
    }

    int holds(Property.Claim claim) {
        return circuit.and(claim.parts().stream().map(this::holds).toList());
    }

    private int holds(Property.Part part) {
        return switch (part.how()) {
            case ANY -> any(part);
            case NOT -> -any(part);
            case NOT_LOWER -> notAbove(first.orElseThrow(), outcomes);
            case NOT_HIGHER -> notAbove(outcomes, first.orElseThrow());
            default -> part.fact().equals("Outcome") ? ofOutcome(part) : ofAnswer(part);
        };
    }

    private int any(Property.Part part) {
        return circuit.or(part.claims().stream().map(this::holds).toList());
    }

    private int notAbove(Outcomes one, Outcomes other) {
        return circuit.and(Arrays.stream(Urgency.values())
                .map(urgency -> circuit.or(-one.urgencyAtLeast(urgency), other.urgencyAtLeast(urgency)))
                .toList());
    }

    private int ofAnswer(Property.Part part) {
        String field = part.field();
        return switch (part.how()) {
            case IS -> answers.oneOf(field, part.values());
            case ONLY -> answers.only(field, part.values());
            case AT_LEAST ->
                answers.atLeast(field, Double.parseDouble(part.values().get(0)));
            case BELOW -> answers.below(field, Double.parseDouble(part.values().get(0)));
            case KNOWN -> circuit.and(each(field).map(answers::known).toList());
            case UNKNOWN ->
                circuit.and(each(field).map(name -> -answers.known(name)).toList());
            default -> throw new IllegalArgumentException(part.how().name());
        };
    }

    /** The field, or all of them where none is named. */
    private Stream<String> each(String field) {
        return field.isEmpty() ? answers.domains().all().keySet().stream() : Stream.of(field);
    }

    private int ofOutcome(Property.Part part) {
        List<String> values = part.values();
        if (part.field().equals("urgency")) {
            return switch (part.how()) {
                case IS ->
                    circuit.or(values.stream()
                            .map(code -> outcomes.urgency(Urgency.of(code)))
                            .toList());
                case AT_LEAST -> outcomes.urgencyAtLeast(Urgency.of(values.get(0)));
                case BELOW -> -outcomes.urgencyAtLeast(Urgency.of(values.get(0)));
                default -> throw new IllegalArgumentException(part.how().name());
            };
        }
        int others = circuit.or(outcomes.codes(part.field())
                .filter(code -> !values.contains(code))
                .map(code -> outcomes.has(part.field(), code))
                .toList());
        int named = circuit.or(
                values.stream().map(code -> outcomes.has(part.field(), code)).toList());
        return switch (part.how()) {
            case IS -> named;
            case ONLY -> circuit.and(named, -others);
            case NONE -> -others;
            default -> throw new IllegalArgumentException(part.how().name());
        };
    }
}
