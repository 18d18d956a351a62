package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Row;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** The nearest rows of what was not concluded, on the shipped knowledge base. */
class NearestTest {
    private final KnowledgeBase base = Compiler.builtIn(true);
    private final Assessor assessor = new Assessor(base);

    @Test
    void every_higher_urgency_pattern_and_red_flag_is_either_concluded_or_told_with_its_nearest_row() {
        new RandomPresentations(base, 11).stream(100).forEach(presentation -> {
            Assessment assessment = assessor.assess(presentation);
            List<String> told = Nearest.of(base, assessment.trace()).stream()
                    .map(each -> each.kind().code() + " " + each.code())
                    .toList();
            Set<String> concluded = Stream.concat(
                            assessment.patterns().stream()
                                    .filter(each -> each.support() != Support.UNLIKELY)
                                    .map(each -> "pattern " + each.code()),
                            assessment.redFlags().stream().map(each -> "red-flag " + each.code()))
                    .collect(Collectors.toSet());
            List<String> all = Stream.of(
                            Stream.of(Urgency.values())
                                    .filter(urgency -> urgency.compareTo(assessment.urgency()) > 0)
                                    .map(urgency -> "urgency " + urgency.code()),
                            base.vocabulary().patterns().stream().map(term -> "pattern " + term.code()),
                            base.vocabulary().redFlags().stream().map(term -> "red-flag " + term.code()))
                    .flatMap(each -> each)
                    .toList();
            assertThat(told)
                    .isEqualTo(all.stream()
                            .filter(each -> !concluded.contains(each))
                            .toList());
        });
    }

    @Test
    void no_row_that_could_conclude_it_fails_in_fewer_cells() {
        new RandomPresentations(base, 12).stream(40).forEach(presentation -> {
            Trace trace = assessor.assess(presentation).trace();
            Set<String> fired = trace.fired().stream().map(Trace.Firing::id).collect(Collectors.toSet());
            for (Nearest each : Nearest.of(base, trace)) {
                WhyNot nearest = Objects.requireNonNull(each.row());
                assertThat(fired.contains(nearest.id()) && nearest.setAside().isEmpty())
                        .isFalse();
                concluding(each, trace).filter(row -> !fired.contains(row.id())).forEach(row -> {
                    WhyNot other = WhyNot.of(base, row.id(), trace).orElseThrow();
                    assertThat(nearest.count(Truth.FALSE)).isLessThanOrEqualTo(other.count(Truth.FALSE));
                    if (nearest.count(Truth.FALSE) == other.count(Truth.FALSE)) {
                        assertThat(nearest.count(Truth.UNKNOWN)).isLessThanOrEqualTo(other.count(Truth.UNKNOWN));
                    }
                });
            }
        });
    }

    private Stream<Row> concluding(Nearest each, Trace trace) {
        return base.contents().rows().filter(row -> row.conclusions().anyMatch(conclusion -> switch (each.kind()) {
            case URGENCY ->
                conclusion instanceof RaisedUrgency raise
                        && raise.urgency().code().equals(each.code())
                        && raise.unless().stream().noneMatch(code -> explained(trace, code));
            case PATTERN -> conclusion.said().matches("(strongly |slightly )?for " + each.code());
            case RED_FLAG -> is(conclusion, "RedFlag") && conclusion.said().equals(each.code());
        }));
    }

    private static boolean explained(Trace trace, String code) {
        return trace.outcome().get("explanations") instanceof Collection<?> codes && codes.contains(code);
    }

    private static boolean is(Conclusion conclusion, String kind) {
        return conclusion.getClass().getSimpleName().equals(kind);
    }

    @Test
    void why_an_answer_is_not_more_urgent_is_told_by_what_was_set_aside_or_came_nearest() {
        Map<String, Object> strain = base.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-23"))
                .findFirst()
                .orElseThrow()
                .given();
        Trace trace =
                assessor.assess(new Presentation(base.vocabulary(), strain)).trace();

        List<Nearest> higher = Nearest.of(base, trace).stream()
                .filter(each -> each.kind() == Nearest.Kind.URGENCY)
                .toList();

        assertThat(higher).extracting(Nearest::code).containsExactly("routine", "prompt", "emergency");
        WhyNot prompt = Objects.requireNonNull(higher.get(1).row());
        assertThat(prompt.id()).isEqualTo("SN-17");
        assertThat(Verdict.obstacle(prompt, new Wording(base.vocabulary())))
                .startsWith("it fired, but what it raised was set aside by EX-21 (");
        WhyNot emergency = Objects.requireNonNull(higher.get(2).row());
        assertThat(emergency.fired()).isFalse();
    }

    @Test
    void a_pattern_that_something_speaks_strongly_against_says_so_and_which_rule_judged_it() {
        Trace trace = assessor.assess(
                        new Presentation(base.vocabulary(), Map.of("onset", "sudden", "shape", "dot", "age", 40)))
                .trace();

        Nearest angioma = Nearest.of(base, trace).stream()
                .filter(each -> each.code().equals("cherry-angioma"))
                .findFirst()
                .orElseThrow();

        assertThat(angioma.spokeStronglyAgainst()).containsExactly("PT-02");
        assertThat(angioma.spokeAgainst()).containsAll(angioma.spokeStronglyAgainst());
        assertThat(angioma.judgedBy()).containsExactly("PS-04");
    }

    @Test
    void a_pattern_that_is_unlikely_names_what_spoke_for_and_against_it() {
        Trace trace = assessor.assess(new Presentation(
                        base.vocabulary(), Map.of("blanches", true, "shape", "dot", "distribution", "scattered")))
                .trace();

        Nearest petechiae = Nearest.of(base, trace).stream()
                .filter(each -> each.code().equals("petechiae"))
                .findFirst()
                .orElseThrow();

        assertThat(petechiae.label()).isEqualTo("Petechiae");
        assertThat(petechiae.spokeAgainst()).isNotEmpty();
        assertThat(trace.fired()).extracting(Trace.Firing::id).containsAll(petechiae.spokeAgainst());
    }
}
