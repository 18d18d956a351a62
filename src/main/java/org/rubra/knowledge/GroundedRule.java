package org.rubra.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rubra.conclusion.Conclusion;

/** A trusted rule with a code in the place of each variable, and what it then concludes. */
public record GroundedRule(RuleLogic rule, Map<String, String> variables, Conclusion conclusion) {

    /** The rules of one stage in these layers, each in every way that its variables allow. */
    public static List<GroundedRule> of(List<RuleLogic> rules, Stage stage, List<String> layers) {
        return rules.stream()
                .filter(rule -> rule.stage() == stage && layers.contains(rule.layer()))
                .flatMap(rule -> rule.assignments()
                        .map(variables -> new GroundedRule(rule, variables, rule.conclusion(variables))))
                .toList();
    }

    /** One of these that builds on none of them, and so can be judged before them all; nothing where they build on each other. */
    public static Optional<GroundedRule> first(List<GroundedRule> waiting) {
        return waiting.stream()
                .filter(each -> waiting.stream().noneMatch(each::buildsOn))
                .findFirst();
    }

    private boolean buildsOn(GroundedRule other) {
        Map<String, String> traits = Traits.of(other.conclusion);
        String type = other.conclusion.getClass().getSimpleName();
        return asked(rule.premise()).anyMatch(each -> each.fits(type, traits, variables));
    }

    /** The questions of a premise about what was concluded. */
    public static Stream<Premise.Concluded> asked(Premise premise) {
        return premise.leaves().filter(Premise.Concluded.class::isInstance).map(Premise.Concluded.class::cast);
    }
}
