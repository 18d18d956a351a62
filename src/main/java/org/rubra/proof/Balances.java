package org.rubra.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.knowledge.Premise;

/** The sums of the evidence for each pattern, as far as trusted rules compare them. */
final class Balances {
    private final Circuit circuit;
    private final List<Said> evidence;

    /** @param said everything that was concluded before the sums are made */
    Balances(Circuit circuit, List<Said> said) {
        this.circuit = circuit;
        this.evidence = said.stream()
                .filter(each -> each.conclusion() instanceof PatternEvidence)
                .toList();
    }

    /** The balance of some pattern satisfies all comparisons. */
    int answers(List<Premise.Comparison> comparisons) {
        Stream<String> patterns = evidence.stream().map(Balances::pattern).distinct();
        return circuit.or(patterns.map(pattern -> answers(pattern, comparisons)).toList());
    }

    private static String pattern(Said said) {
        return ((PatternEvidence) said.conclusion()).pattern();
    }

    private int answers(String pattern, List<Premise.Comparison> comparisons) {
        List<Said> own =
                evidence.stream().filter(each -> pattern(each).equals(pattern)).toList();
        List<Integer> all = new ArrayList<>();
        all.add(circuit.or(own.stream().map(Said::literal).toList()));
        for (Premise.Comparison each : comparisons) {
            if (each.member().equals("pattern")) {
                all.add(each.holds(Map.of("pattern", pattern)) ? Circuit.TRUE : Circuit.FALSE);
            } else {
                all.add(compare(own, each));
            }
        }
        return circuit.and(all);
    }

    private int compare(List<Said> own, Premise.Comparison comparison) {
        int bound = Integer.parseInt(comparison.value());
        return switch (comparison.operator()) {
            case ">=" -> atLeast(own, comparison.member(), bound);
            case ">" -> atLeast(own, comparison.member(), bound + 1);
            case "<" -> -atLeast(own, comparison.member(), bound);
            case "<=" -> -atLeast(own, comparison.member(), bound + 1);
            case "==" -> equal(own, comparison.member(), bound);
            case "!=" -> -equal(own, comparison.member(), bound);
            default -> throw new IllegalArgumentException(comparison.operator());
        };
    }

    private int equal(List<Said> own, String member, int bound) {
        return circuit.and(atLeast(own, member, bound), -atLeast(own, member, bound + 1));
    }

    private int atLeast(List<Said> own, String member, int bound) {
        return switch (member) {
            case "weight" ->
                circuit.atLeast(
                        own.stream().map(each -> weighed(each, weight(each))).toList(), bound);
            case "speaksFor" ->
                circuit.atLeast(
                        own.stream()
                                .filter(each -> weight(each) > 0)
                                .map(each -> weighed(each, weight(each)))
                                .toList(),
                        bound);
            case "strongestAgainst" ->
                bound <= 0
                        ? Circuit.TRUE
                        : circuit.or(own.stream()
                                .filter(each -> -weight(each) >= bound)
                                .map(Said::literal)
                                .toList());
            default -> throw new IllegalArgumentException(member);
        };
    }

    private static int weight(Said said) {
        return ((PatternEvidence) said.conclusion()).weight();
    }

    private static Circuit.Weighed weighed(Said said, int weight) {
        return new Circuit.Weighed(said.literal(), weight);
    }
}
