package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.rubra.conclusion.Support;
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
    void every_pattern_and_red_flag_is_either_concluded_or_told_with_its_nearest_row() {
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
            List<String> all = Stream.concat(
                            base.vocabulary().patterns().stream().map(term -> "pattern " + term.code()),
                            base.vocabulary().redFlags().stream().map(term -> "red-flag " + term.code()))
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
                assertThat(fired).doesNotContain(nearest.id());
                concluding(each).filter(row -> !fired.contains(row.id())).forEach(row -> {
                    WhyNot other = WhyNot.of(base, row.id(), trace).orElseThrow();
                    assertThat(nearest.count(Truth.FALSE)).isLessThanOrEqualTo(other.count(Truth.FALSE));
                    if (nearest.count(Truth.FALSE) == other.count(Truth.FALSE)) {
                        assertThat(nearest.count(Truth.UNKNOWN)).isLessThanOrEqualTo(other.count(Truth.UNKNOWN));
                    }
                });
            }
        });
    }

    private Stream<Row> concluding(Nearest each) {
        String flag = each.kind() == Nearest.Kind.RED_FLAG ? each.code() : "";
        return base.contents().rows().filter(row -> row.conclusions()
                .anyMatch(conclusion -> flag.isEmpty()
                        ? conclusion.said().matches("(strongly |slightly )?for " + each.code())
                        : conclusion.getClass().getSimpleName().equals("RedFlag")
                                && conclusion.said().equals(flag)));
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
