package org.rubra.explanation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.RuleLogic;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Truth;

/** A trusted rule against its grounds, condition by condition, as if they were the cells of a row. */
final class RuleReading {
    private final Grounds grounds;
    private final Map<String, String> variables;

    private RuleReading(Grounds grounds, Map<String, String> variables) {
        this.grounds = grounds;
        this.variables = variables;
    }

    /** The conditions, where the rule's variables stand for what brings it nearest to holding. */
    static List<CellReading> of(RuleLogic rule, Grounds grounds) {
        Map<String, String> nearest = rule.assignments()
                .min(Comparator.comparing(each -> distance(grounds.of(rule.premise(), each))))
                .orElse(Map.of());
        return new RuleReading(grounds, nearest).conditions(rule.premise()).toList();
    }

    private static int distance(Truth truth) {
        return truth == Truth.TRUE ? 0 : truth == Truth.UNKNOWN ? 1 : 2;
    }

    private Stream<CellReading> conditions(Premise premise) {
        return premise instanceof Premise.All all
                ? all.parts().stream().flatMap(this::conditions)
                : Stream.of(read(premise));
    }

    private CellReading read(Premise premise) {
        Premise plain = plain(premise);
        if (plain instanceof Premise.Asks asks) {
            Facts facts = grounds.asked(asks.fact()).orElseThrow();
            return reading(asks.field(), wanted(asks), facts.at(facts.schema().slot(asks.field())), asks);
        }
        if (plain instanceof Premise.Concluded concluded) {
            return reading(concluded.type(), wanted(concluded), said(concluded.type()), concluded);
        }
        if (plain instanceof Premise.InForce layer) {
            return reading("layers", "has " + layer.layer(), String.join(", ", grounds.layers()), layer);
        }
        if (plain instanceof Premise.Not not) {
            Premise denied = plain(not.part());
            return denied instanceof Premise.All all
                    ? group("not all of these", all.parts(), not)
                    : group("none of these", denied instanceof Premise.Any any ? any.parts() : List.of(denied), not);
        }
        return plain instanceof Premise.Any any
                ? group("any of these", any.parts(), any)
                : group("all of these", ((Premise.All) plain).parts(), plain);
    }

    /** Without a bracket around one thing. */
    private static Premise plain(Premise premise) {
        List<Premise> parts = premise instanceof Premise.All all
                ? all.parts()
                : premise instanceof Premise.Any any ? any.parts() : List.of();
        return parts.size() == 1 ? plain(parts.get(0)) : premise;
    }

    private CellReading group(String wanted, List<Premise> parts, Premise whole) {
        List<CellReading> readings = parts.stream().map(this::read).toList();
        String fields = readings.stream().map(CellReading::field).distinct().collect(Collectors.joining(", "));
        return new CellReading(null, fields, wanted, null, grounds.of(whole, variables), readings);
    }

    private CellReading reading(String field, String wanted, @Nullable Object found, Premise premise) {
        return new CellReading(null, field, wanted, found, grounds.of(premise, variables), List.of());
    }

    private static String wanted(Premise.Asks asks) {
        String words = String.join(", ", asks.words());
        Double bound = asks.bound();
        return switch (asks.question()) {
            case "is" -> "is yes";
            case "isNot" -> "is no";
            case "ruledOut" -> "is no, or cannot apply";
            case "known" -> "is answered";
            case "unknown" -> "is not answered";
            case "oneOf" -> "any of " + words;
            case "has" -> "has " + words;
            case "only" -> "has only " + words;
            case "atLeast", "below" ->
                (asks.question().equals("below") ? "below " : "at least ") + Facts.text(bound == null ? 0.0 : bound);
            default -> throw new IllegalArgumentException(asks.question());
        };
    }

    private String wanted(Premise.Concluded concluded) {
        return concluded.comparisons().stream()
                .map(each -> each.with(variables))
                .filter(each -> !each.value().startsWith("$"))
                .map(each -> each.member() + " " + each.operator() + " " + each.value())
                .collect(Collectors.joining(", "));
    }

    /** All that was concluded of a kind; null where nothing was. */
    private @Nullable Object said(String type) {
        List<String> said = grounds.said().stream()
                .filter(each -> each.type().equals(type))
                .map(Grounds.Said::words)
                .distinct()
                .sorted()
                .toList();
        return said.isEmpty() ? null : String.join("; ", said);
    }
}
