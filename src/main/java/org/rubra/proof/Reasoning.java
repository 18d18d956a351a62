package org.rubra.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.GroundedRule;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.Ranking;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;

/**
 * What a knowledge base concludes from any presentation, as literals: the rows, then the trusted rules stage by stage, up to the outcome. It says what
 * {@code Assessor} does, for all presentations at once; a test holds the two to each other.
 */
final class Reasoning {
    private final Circuit circuit;
    private final List<String> layers;
    private final Answers answers;
    private final List<Said> said = new ArrayList<>();
    private final Map<String, Integer> fired = new HashMap<>();

    /** @throws NotModelledException where trusted rules do what cannot be told without running them */
    Reasoning(Circuit circuit, Contents contents, List<RuleLogic> rules, List<String> layers, Answers answers) {
        this.circuit = circuit;
        this.layers = layers;
        this.answers = answers;
        contents.tables().stream()
                .filter(table -> layers.contains(table.layer()) && !table.isAdvice())
                .forEach(table -> rows(table, Ranking.of(table, contents.vocabulary())));
        for (Stage stage : List.of(Stage.EXPLANATIONS, Stage.SUPPORT, Stage.DEFAULTS)) {
            fire(grounded(rules, stage));
        }
    }

    /** Where only one of the rows that hold counts, a row fires if none before it holds. */
    private void rows(DecisionTable table, List<Row> ranked) {
        int answered = Circuit.FALSE;
        for (Row row : ranked) {
            int holds = answers.holds(row);
            int fires = circuit.and(holds, -answered);
            fired.put(row.id(), fires);
            row.conclusions().forEach(conclusion -> said.add(Said.of(conclusion, fires)));
            answered = table.hitPolicy().selects() ? circuit.or(answered, holds) : answered;
        }
    }

    /** The rules of a stage, whose variables must all stand for codes. */
    private List<GroundedRule> grounded(List<RuleLogic> rules, Stage stage) {
        rules.stream()
                .filter(rule -> rule.stage() == stage && layers.contains(rule.layer()))
                .forEach(rule -> rule.variables().forEach((variable, codes) -> {
                    if (codes.isEmpty()) {
                        throw new NotModelledException(rule.id() + " carries " + variable + " over, which is no code");
                    }
                }));
        return GroundedRule.of(rules, stage, layers);
    }

    /** Fires the rules of one stage, each after those that it builds on. */
    private void fire(List<GroundedRule> rules) {
        List<GroundedRule> waiting = new ArrayList<>(rules);
        while (!waiting.isEmpty()) {
            GroundedRule next = GroundedRule.first(waiting)
                    .orElseThrow(() -> new NotModelledException("rules of one stage build on each other: "
                            + String.join(
                                    ", ",
                                    waiting.stream()
                                            .map(each -> each.rule().id())
                                            .distinct()
                                            .toList())));
            waiting.remove(next);
            if (next.conclusion() instanceof PatternEvidence) {
                throw new NotModelledException(
                        next.rule().id() + " concludes evidence, which counts as often as the rule fires");
            }
            int holds = holds(next.rule().premise(), next);
            fired.merge(next.rule().id(), holds, circuit::or);
            said.add(Said.of(next.conclusion(), holds));
        }
    }

    private static List<Premise.Comparison> grounded(List<Premise.Comparison> comparisons, GroundedRule rule) {
        return comparisons.stream().map(each -> each.with(rule.variables())).toList();
    }

    private int holds(Premise premise, GroundedRule rule) {
        if (premise instanceof Premise.All all) {
            return circuit.and(
                    all.parts().stream().map(each -> holds(each, rule)).toList());
        }
        if (premise instanceof Premise.Any any) {
            return circuit.or(
                    any.parts().stream().map(each -> holds(each, rule)).toList());
        }
        if (premise instanceof Premise.Not not) {
            return -holds(not.part(), rule);
        }
        if (premise instanceof Premise.InForce layer) {
            return layers.contains(layer.layer()) ? Circuit.TRUE : Circuit.FALSE;
        }
        if (premise instanceof Premise.Asks asks) {
            return asks(asks);
        }
        Premise.Concluded concluded = (Premise.Concluded) premise;
        List<Premise.Comparison> comparisons = grounded(concluded.comparisons(), rule);
        if (concluded.type().equals("Balance")) {
            // the sums are made between the explanations and the support
            return rule.rule().stage() == Stage.EXPLANATIONS
                    ? Circuit.FALSE
                    : new Balances(circuit, said).answers(comparisons);
        }
        return circuit.or(said.stream()
                .filter(each -> each.answers(concluded.type(), comparisons))
                .map(Said::literal)
                .toList());
    }

    private int asks(Premise.Asks asks) {
        String field = asks.field();
        return switch (asks.question()) {
            case "is" -> answers.yes(field);
            case "isNot" -> answers.no(field);
            case "ruledOut" -> circuit.or(answers.no(field), circuit.and(-answers.known(field), answers.moot(field)));
            case "known" -> answers.known(field);
            case "unknown" -> -answers.known(field);
            case "oneOf", "has" -> answers.oneOf(field, asks.words());
            case "only" -> answers.only(field, asks.words());
            case "atLeast" -> answers.atLeast(field, Objects.requireNonNull(asks.bound()));
            case "below" -> answers.below(field, Objects.requireNonNull(asks.bound()));
            default -> throw new IllegalArgumentException(asks.question());
        };
    }

    /** The literal of a row or rule in force, before the advice. */
    Optional<Integer> fired(String id) {
        return Optional.ofNullable(fired.get(id));
    }

    /** Everything that can be concluded. */
    List<Said> said() {
        return said;
    }
}
