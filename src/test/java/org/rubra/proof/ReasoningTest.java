package org.rubra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.MadeUp;
import org.rubra.knowledge.RuleLogic;
import org.rubra.table.HitPolicy;
import org.rubra.vocabulary.Presentation;

/** The logic that proofs stand on says of single presentations what the engine says. */
class ReasoningTest {
    private static final int TRIES = 3_000;
    private static final List<String> SETS = List.of("redFlags", "explanations", "conflicts", "considered");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_logic_and_the_engine_agree_on_what_fires_and_on_the_outcome(boolean safetyNet) {
        KnowledgeBase base = Compiler.builtIn(safetyNet);
        List<RuleLogic> rules = RuleLogic.of(base.contents());
        Circuit circuit = new Circuit(100_000);
        Answers answers = new Answers(circuit, new Domains(base.contents(), rules, List.of()));
        Reasoning reasoning = new Reasoning(circuit, base.contents(), rules, base.layers(), answers);
        Outcomes outcomes = new Outcomes(circuit, base.vocabulary(), reasoning);
        Map<Urgency, Integer> urgencies =
                Stream.of(Urgency.values()).collect(Collectors.toMap(each -> each, outcomes::urgency));
        Map<String, Integer> sets = SETS.stream()
                .flatMap(field -> base.vocabulary().outcome().field(field).orElseThrow().allowed().stream()
                        .map(code -> field + " " + code))
                .collect(Collectors.toMap(each -> each, each -> outcomes.has(each.split(" ")[0], each.split(" ")[1])));
        Assessor assessor = new Assessor(base);
        for (Presentation presentation :
                new RandomPresentations(base, 11).stream(TRIES).toList()) {
            Assessment assessment = assessor.assess(presentation);

            assertThat(circuit.solve(answers.exactly(presentation))).isEqualTo(Circuit.Verdict.POSSIBLE);

            assertThat(urgencies.entrySet().stream()
                            .filter(each -> circuit.isTrue(each.getValue()))
                            .map(Map.Entry::getKey))
                    .as("%s", presentation)
                    .containsExactly(assessment.urgency());
            assertThat(sets.entrySet().stream()
                            .filter(each -> circuit.isTrue(each.getValue()))
                            .map(Map.Entry::getKey))
                    .as("%s", presentation)
                    .containsExactlyInAnyOrderElementsOf(said(assessment));
            assertThat(fired(base, reasoning, circuit)).as("%s", presentation).isEqualTo(fired(assessment));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HitPolicy.class,
            names = {"FIRST", "PRIORITY"})
    void the_logic_and_the_engine_agree_on_the_row_that_counts(HitPolicy policy) {
        SmallTables tables = new SmallTables(21);
        int beaten = 0;
        for (int i = 0; i < 40; i++) {
            KnowledgeBase base = MadeUp.base(SmallTables.VOCABULARY, List.of(tables.raising(policy, 6)));
            Circuit circuit = new Circuit(100_000);
            Answers answers = new Answers(circuit, new Domains(base.contents(), List.of(), List.of()));
            Reasoning reasoning = new Reasoning(circuit, base.contents(), List.of(), base.layers(), answers);
            for (int j = 0; j < 40; j++) {
                Presentation presentation = new Presentation(SmallTables.VOCABULARY, tables.answers());
                Assessment assessment = new Assessor(base).assess(presentation);

                assertThat(circuit.solve(answers.exactly(presentation))).isEqualTo(Circuit.Verdict.POSSIBLE);
                assertThat(fired(base, reasoning, circuit))
                        .as("%s in %s", presentation, base.contents().tables())
                        .isEqualTo(fired(assessment));
                beaten += assessment.trace().fired().stream()
                        .mapToInt(firing -> firing.beats().size())
                        .sum();
            }
        }
        assertThat(beaten).as("the order was put to the test").isGreaterThan(100);
    }

    private static List<String> said(Assessment assessment) {
        Map<String, Object> outcome = assessment.trace().outcome();
        return SETS.stream()
                .flatMap(field -> ((Set<?>) outcome.getOrDefault(field, Set.of()))
                        .stream().map(code -> field + " " + code))
                .toList();
    }

    private static Set<String> fired(KnowledgeBase base, Reasoning reasoning, Circuit circuit) {
        return Stream.concat(
                        base.contents().rows().map(row -> row.id()),
                        base.contents().rules().stream().map(rule -> rule.id()))
                .filter(id -> reasoning.fired(id).filter(circuit::isTrue).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fired(Assessment assessment) {
        return assessment.trace().fired().stream()
                .filter(firing -> !firing.stage().equals("advice"))
                .map(Trace.Firing::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
