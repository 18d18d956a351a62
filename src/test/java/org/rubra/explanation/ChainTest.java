package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Trace;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;

/** The chain from facts over rows and rules to the outcome, on traces of the shipped knowledge base. */
class ChainTest {
    private final KnowledgeBase base = Compiler.builtIn(true);
    private final Assessor assessor = new Assessor(base);

    @Test
    void a_child_with_fever_and_dots_that_stay_goes_from_both_facts_over_the_safety_net_to_an_emergency() {
        Chain chain = chain(Map.of("blanches", false, "fever", true, "shape", "dot"));

        assertThat(chain.edges())
                .contains(
                        new Chain.Edge("fact blanches", "row SN-01"),
                        new Chain.Edge("fact fever", "row SN-01"),
                        new Chain.Edge("row SN-01", "conclusion RaisedUrgency emergency"),
                        new Chain.Edge("conclusion RaisedUrgency emergency", "outcome Outcome"),
                        new Chain.Edge("outcome Outcome", "row AD-01"))
                .doesNotContain(new Chain.Edge("conclusion RaisedUrgency prompt", "outcome Outcome"));
        assertThat(chain.nodes())
                .contains(new Chain.Node("outcome Outcome", Chain.Kind.OUTCOME, "Outcome", "emergency"));
    }

    @Test
    void evidence_leads_to_the_rules_that_judge_its_pattern_and_to_no_others() {
        Set<Chain.Edge> seen = new HashSet<>();
        new RandomPresentations(base, 6).stream(200).forEach(presentation -> {
            Trace trace = assessor.assess(presentation).trace();
            List<Chain.Edge> judging = Chain.of(trace).edges().stream()
                    .filter(edge -> edge.from().startsWith("conclusion PatternEvidence"))
                    .filter(edge -> edge.to().startsWith("rule PS-"))
                    .toList();
            assertThat(judging).allSatisfy(edge -> {
                String pattern = edge.from().substring(edge.from().lastIndexOf(' ') + 1);
                String rule = edge.to().substring("rule ".length());
                assertThat(trace.fired().stream()
                                .filter(firing -> firing.id().equals(rule))
                                .flatMap(firing -> firing.concluded().stream())
                                .map(each ->
                                        each.says().substring(0, each.says().indexOf(' '))))
                        .contains(pattern);
            });
            seen.addAll(judging);
        });
        assertThat(seen).hasSizeGreaterThan(30);
    }

    @Test
    void every_edge_joins_two_nodes_every_firing_stands_in_it_and_the_outcome_is_led_to() {
        new RandomPresentations(base, 5).stream(300).forEach(presentation -> {
            Trace trace = assessor.assess(presentation).trace();
            Chain chain = Chain.of(trace);
            List<String> ids = chain.nodes().stream().map(Chain.Node::id).toList();

            assertThat(ids).doesNotHaveDuplicates();
            assertThat(chain.edges()).doesNotHaveDuplicates().allSatisfy(edge -> {
                assertThat(ids).contains(edge.from(), edge.to());
                assertThat(edge.from()).isNotEqualTo(edge.to());
            });
            assertThat(ids)
                    .containsAll(trace.fired().stream()
                            .map(firing -> firing.kind() + " " + firing.id())
                            .toList());
            assertThat(chain.edges()).anySatisfy(edge -> assertThat(edge.to()).isEqualTo("outcome Outcome"));
            assertThat(Chain.of(trace)).isEqualTo(chain);
        });
    }

    private Trace trace(Map<String, Object> given) {
        return assessor.assess(new Presentation(base.vocabulary(), given)).trace();
    }

    private Chain chain(Map<String, Object> given) {
        return Chain.of(trace(given));
    }
}
