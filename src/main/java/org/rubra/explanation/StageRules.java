package org.rubra.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.knowledge.GroundedRule;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** The trusted rules of one stage, each after those that it builds on. */
final class StageRules {
    private final List<GroundedRule> inOrder;
    private final Set<String> asked;

    private StageRules(List<GroundedRule> inOrder) {
        this.inOrder = List.copyOf(inOrder);
        this.asked = inOrder.stream()
                .flatMap(each -> GroundedRule.asked(each.rule().premise()))
                .map(Premise.Concluded::type)
                .collect(Collectors.toSet());
    }

    /** The rules of a stage; nothing where what they conclude cannot be told without running them. */
    static Optional<StageRules> of(List<RuleLogic> rules, Stage stage, List<String> layers) {
        boolean counts = rules.stream()
                .filter(rule -> rule.stage() == stage && layers.contains(rule.layer()))
                .anyMatch(rule -> rule.concludes().equals(PatternEvidence.class.getSimpleName())
                        || rule.variables().values().stream().anyMatch(List::isEmpty));
        List<GroundedRule> waiting = new ArrayList<>(GroundedRule.of(rules, stage, layers));
        List<GroundedRule> inOrder = new ArrayList<>();
        Optional<GroundedRule> next = GroundedRule.first(waiting);
        while (next.isPresent()) {
            inOrder.add(next.get());
            waiting.remove(next.get());
            next = GroundedRule.first(waiting);
        }
        return counts || !waiting.isEmpty() ? Optional.empty() : Optional.of(new StageRules(inOrder));
    }

    /** The types of conclusions that they ask about. */
    Set<String> asked() {
        return asked;
    }

    boolean asks(Conclusion conclusion) {
        return asked.contains(conclusion.getClass().getSimpleName());
    }

    /** What they conclude. */
    List<Conclusion> fire(
            Presentation facts, List<String> layers, List<Conclusion> before, Collection<Balance> balances) {
        List<Grounds.Said> said = new ArrayList<>();
        before.stream().filter(this::asks).map(Grounds.Said::of).forEach(said::add);
        balances.stream().map(Grounds.Said::of).forEach(said::add);
        Grounds grounds = new Grounds(List.of(facts), layers, said);
        List<Conclusion> concluded = new ArrayList<>();
        for (GroundedRule each : inOrder) {
            if (grounds.of(each.rule().premise(), each.variables()) == Truth.TRUE) {
                concluded.add(each.conclusion());
                said.add(Grounds.Said.of(each.conclusion()));
            }
        }
        return concluded;
    }
}
