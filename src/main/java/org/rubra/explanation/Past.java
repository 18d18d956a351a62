package org.rubra.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;

/** A past answer as it can be read again: its facts, and what had been concluded by each stage. */
final class Past {
    private final KnowledgeBase base;
    private final Trace trace;
    private final Map<String, RuleLogic> rules;

    Past(KnowledgeBase base, Trace trace) {
        this.base = base;
        this.trace = trace;
        this.rules =
                RuleLogic.of(base.contents()).stream().collect(Collectors.toMap(RuleLogic::id, Function.identity()));
    }

    KnowledgeBase base() {
        return base;
    }

    Trace trace() {
        return trace;
    }

    Stream<RuleLogic> rules() {
        return base.contents().rules().stream().map(rule -> rule(rule.id()));
    }

    RuleLogic rule(String id) {
        return Optional.ofNullable(rules.get(id)).orElseThrow();
    }

    List<Facts> facts() {
        return List.of(
                new Presentation(base.vocabulary(), trace.presentation()),
                new Outcome(base.vocabulary(), trace.outcome()));
    }

    /** What a rule of this answer was judged on: all that was concluded up to its stage by others. */
    Grounds grounds(RuleLogic rule) {
        List<Conclusion> conclusions = trace.fired().stream()
                .filter(each -> !each.id().equals(rule.id()))
                .filter(each -> stage(each).compareTo(rule.stage()) <= 0)
                .flatMap(this::concluded)
                .toList();
        List<Grounds.Said> said =
                new ArrayList<>(conclusions.stream().map(Grounds.Said::of).toList());
        if (rule.stage().compareTo(Stage.EXPLANATIONS) > 0) {
            Balance.sums(conclusions).forEach(balance -> said.add(Grounds.Said.of(balance)));
        }
        return new Grounds(facts(), trace.layers(), said);
    }

    private static Stage stage(Trace.Firing firing) {
        return Stream.of(Stage.values())
                .filter(each -> each.code().equals(firing.stage()))
                .findFirst()
                .orElseThrow();
    }

    /** What a row or rule that fired concluded. */
    Stream<Conclusion> concluded(Trace.Firing firing) {
        return base.row(firing.id()).map(located -> located.row().conclusions()).orElseGet(() -> {
            RuleLogic rule = rule(firing.id());
            return rule.assignments().map(rule::conclusion).filter(each -> said(firing, each));
        });
    }

    private static boolean said(Trace.Firing firing, Conclusion conclusion) {
        return firing.concluded()
                .contains(new Trace.Concluded(conclusion.getClass().getSimpleName(), conclusion.said()));
    }
}
