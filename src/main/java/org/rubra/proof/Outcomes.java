package org.rubra.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rubra.conclusion.Conflict;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Vocabulary;

/** The outcome of any presentation, as literals. */
final class Outcomes {
    private final Circuit circuit;
    private final Vocabulary vocabulary;
    private final List<Said> said;

    Outcomes(Circuit circuit, Vocabulary vocabulary, Reasoning reasoning) {
        this.vocabulary = vocabulary;
        this.circuit = circuit;
        this.said = reasoning.said();
    }

    /** The urgency is this or higher: some raise says so that no explanation sets aside; with no raise at all it is routine. */
    int urgencyAtLeast(Urgency urgency) {
        if (urgency == Urgency.SELF_CARE) {
            return Circuit.TRUE;
        }
        List<Integer> reaching = new ArrayList<>(raises(urgency));
        if (urgency == Urgency.ROUTINE) {
            reaching.add(-circuit.or(raises(Urgency.SELF_CARE)));
        }
        return circuit.or(reaching);
    }

    private List<Integer> raises(Urgency least) {
        List<Integer> raises = new ArrayList<>();
        for (Said each : said) {
            if (each.conclusion() instanceof RaisedUrgency raised
                    && raised.urgency().compareTo(least) >= 0) {
                int setAside = circuit.or(raised.unless().stream()
                        .map(code -> has("explanations", code))
                        .toList());
                raises.add(circuit.and(each.literal(), -setAside));
            }
        }
        return raises;
    }

    int urgency(Urgency urgency) {
        Stream<Urgency> higher = Arrays.stream(Urgency.values()).filter(each -> each.compareTo(urgency) > 0);
        return circuit.and(
                urgencyAtLeast(urgency),
                -circuit.or(higher.map(this::urgencyAtLeast).toList()));
    }

    /** The codes that a set of the outcome can hold. */
    Stream<String> codes(String field) {
        return vocabulary.outcome().field(field).orElseThrow().allowed().stream();
    }

    /** A set of the outcome holds this code. */
    int has(String field, String code) {
        return switch (field) {
            case "redFlags" ->
                any(each -> each instanceof RedFlag flag && flag.code().equals(code));
            case "explanations" ->
                any(each -> each instanceof Explanation explained
                        && explained.code().equals(code));
            case "conflicts" ->
                any(each -> each instanceof Conflict conflict && conflict.code().equals(code));
            case "considered" ->
                // of several judgements of a pattern the least confident stands
                circuit.and(supported(code, true), -supported(code, false));
            default -> throw new IllegalArgumentException(field);
        };
    }

    private int supported(String pattern, boolean likelyEnough) {
        return any(each -> each instanceof PatternSupport support
                && support.pattern().equals(pattern)
                && (support.support() != Support.UNLIKELY) == likelyEnough);
    }

    private int any(java.util.function.Predicate<Object> wanted) {
        Stream<Said> found = said.stream().filter(each -> wanted.test(each.conclusion()));
        return circuit.or(found.map(Said::literal).toList());
    }
}
