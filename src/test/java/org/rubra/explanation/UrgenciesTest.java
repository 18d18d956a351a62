package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.RuleLogic;
import org.rubra.knowledge.Stage;

/** The quick way to an urgency, held to the assessor. */
class UrgenciesTest {
    private static final long SEED = 20261124;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_quick_way_comes_to_the_urgency_that_the_assessor_answers(boolean safetyNet) {
        KnowledgeBase base = Compiler.builtIn(safetyNet);
        Assessor assessor = new Assessor(base);
        List<RuleLogic> rules = RuleLogic.of(base.contents()).stream()
                .filter(rule -> base.layers().contains(rule.layer()) && rule.stage() != Stage.ADVICE)
                .toList();
        Urgencies urgencies = Urgencies.of(base, rules).orElseThrow();
        Map<Urgency, Integer> seen = new EnumMap<>(Urgency.class);

        new RandomPresentations(base, SEED).stream(8_000).forEach(presentation -> {
            Urgency urgency = urgencies.of(
                    base.rowIndex().of(presentation).hold(),
                    presentation.known().toString(),
                    () -> presentation);
            assertThat(urgency)
                    .as("%s", presentation)
                    .isEqualTo(assessor.assess(presentation).urgency());
            seen.merge(urgency, 1, Integer::sum);
        });
        base.contents().cases().forEach(each -> {
            var presentation = new org.rubra.vocabulary.Presentation(base.vocabulary(), each.given());
            Urgency urgency = urgencies.of(
                    base.rowIndex().of(presentation).hold(),
                    presentation.known().toString(),
                    () -> presentation);
            assertThat(urgency)
                    .as(each.name())
                    .isEqualTo(assessor.assess(presentation).urgency());
            seen.merge(urgency, 1, Integer::sum);
        });

        assertThat(seen).containsKeys(Urgency.SELF_CARE, Urgency.ROUTINE, Urgency.PROMPT);
        assertThat(seen.containsKey(Urgency.EMERGENCY)).isEqualTo(safetyNet);
        assertThat(seen.get(Urgency.SELF_CARE)).isGreaterThan(50);
    }
}
