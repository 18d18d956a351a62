package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Trace;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** Why rows and trusted rules fire or not, read from traces of the shipped knowledge base. */
class WhyNotTest {
    private static KnowledgeBase base;
    private static Assessor assessor;

    @BeforeAll
    static void load() {
        base = Compiler.builtIn(true);
        assessor = new Assessor(base);
    }

    private static Trace trace(Map<String, Object> given) {
        return assessor.assess(new Presentation(base.vocabulary(), given)).trace();
    }

    @Test
    void a_row_says_of_each_cell_whether_it_is_met_failed_or_unknown_with_both_values() {
        WhyNot whyNot =
                WhyNot.of(base, "SN-01", trace(Map.of("blanches", true))).orElseThrow();

        assertThat(whyNot.truth()).isEqualTo(Truth.FALSE);
        assertThat(whyNot.inForce()).isTrue();
        assertThat(whyNot.cells()).extracting(CellReading::field).containsExactly("blanches", "fever");
        assertThat(whyNot.cells()).extracting(CellReading::wanted).containsExactly("is no", "is yes");
        assertThat(whyNot.cells()).extracting(CellReading::found).containsExactly(true, null);
        assertThat(whyNot.cells()).extracting(CellReading::truth).containsExactly(Truth.FALSE, Truth.UNKNOWN);
        assertThat(whyNot.count(Truth.FALSE)).isEqualTo(1);
    }

    @Test
    void a_rule_is_read_as_its_conditions_and_what_they_are_joined_of() {
        WhyNot whyNot = WhyNot.of(
                        base, "EX-21", trace(Map.of("shape", "dot", "age", 12, "fading", true, "worsening", true)))
                .orElseThrow();

        assertThat(whyNot.truth()).isEqualTo(Truth.FALSE);
        assertThat(whyNot.source().file()).endsWith("strain.drl");
        assertThat(cell(whyNot, "shape"))
                .isEqualTo(new CellReading(null, "shape", "any of dot", "dot", Truth.TRUE, java.util.List.of()));
        assertThat(cell(whyNot, "age").truth()).isEqualTo(Truth.FALSE);
        assertThat(cell(whyNot, "age").wanted()).isEqualTo("at least 16");
        assertThat(cell(whyNot, "fever").truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(cell(whyNot, "ageMonths").truth()).isEqualTo(Truth.TRUE);
        CellReading passing = cell(whyNot, "fading, firstNoticedDays");
        assertThat(passing.truth()).isEqualTo(Truth.TRUE);
        assertThat(passing.parts()).extracting(CellReading::truth).containsExactly(Truth.TRUE, Truth.UNKNOWN);
        CellReading course = cell(whyNot, "worsening, persisting");
        assertThat(course.wanted()).isEqualTo("none of these");
        assertThat(course.truth()).isEqualTo(Truth.FALSE);
    }

    @Test
    void a_rule_about_what_was_concluded_shows_what_was() {
        WhyNot whyNot = WhyNot.of(base, "DF-01", trace(Map.of("fever", true))).orElseThrow();

        assertThat(whyNot.truth()).isEqualTo(Truth.TRUE);
        assertThat(whyNot.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.wanted()).isEqualTo("none of these");
            assertThat(cell.parts()).singleElement().satisfies(part -> {
                assertThat(part.wanted()).isEqualTo("urgency == self-care");
                assertThat(part.truth()).isEqualTo(Truth.FALSE);
            });
        });
    }

    @Test
    void a_row_of_a_layer_that_was_left_out_says_so_and_reads_its_cells_all_the_same() {
        KnowledgeBase article = Compiler.withLayers(base, false);
        Trace trace = new Assessor(article)
                .assess(new Presentation(base.vocabulary(), Map.of("blanches", false, "fever", true)))
                .trace();

        WhyNot whyNot = WhyNot.of(article, "SN-01", trace).orElseThrow();

        assertThat(whyNot.inForce()).isFalse();
        assertThat(whyNot.layer()).isEqualTo("safetynet");
        assertThat(whyNot.truth()).isEqualTo(Truth.TRUE);
        assertThat(trace.fired()).extracting(Trace.Firing::id).doesNotContain("SN-01");
    }

    @Test
    void a_raise_that_an_explanation_set_aside_is_told_with_what_found_the_explanation() {
        Trace trace = base.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-23"))
                .map(each -> trace(each.given()))
                .findFirst()
                .orElseThrow();

        WhyNot whyNot = WhyNot.of(base, "SN-17", trace).orElseThrow();

        assertThat(whyNot.fired()).isTrue();
        assertThat(whyNot.setAside()).containsExactly(new SetAside("strain", List.of("EX-21")));
        assertThat(WhyNot.of(base, "PT-02", trace).orElseThrow().setAside()).isEmpty();
        assertThat(WhyNot.of(base, "SN-01", trace).orElseThrow().setAside()).isEmpty();
    }

    @Test
    void what_became_of_a_row_is_said_plainly() {
        Wording wording = new Wording(base.vocabulary());

        assertThat(Verdict.of(WhyNot.of(base, "SN-01", trace(Map.of())).orElseThrow(), wording))
                .isEqualTo(
                        "It did not fire: none of its conditions failed, but 2 conditions are about something not answered.");
        assertThat(Verdict.of(
                        WhyNot.of(base, "SN-01", trace(Map.of("fever", true))).orElseThrow(), wording))
                .isEqualTo(
                        "It did not fire: none of its conditions failed, but 1 of 2 conditions is about something not answered.");
        assertThat(Verdict.obstacle(
                        WhyNot.of(base, "SN-01", trace(Map.of("fever", false))).orElseThrow(), wording))
                .isEqualTo("1 of 2 conditions failed, and 1 is about something not answered");
        assertThat(Verdict.obstacle(WhyNot.of(base, "RF-02", trace(Map.of())).orElseThrow(), wording))
                .isEqualTo("not decided: 1 condition is about something not answered");
    }

    @Test
    void an_id_that_the_base_does_not_have_gives_nothing() {
        assertThat(WhyNot.of(base, "ZZ-99", trace(Map.of()))).isEmpty();
    }

    @Test
    void what_every_row_and_rule_says_as_a_whole_is_whether_it_fired() {
        Set<String> rulesFired = new TreeSet<>();
        Stream<Presentation> explained = base.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-21"))
                .map(each -> new Presentation(base.vocabulary(), each.given()));
        Stream.concat(new RandomPresentations(base, 7).stream(300), explained).forEach(presentation -> {
            Trace trace = assessor.assess(presentation).trace();
            Past past = new Past(base, trace);
            Set<String> fired = trace.fired().stream().map(Trace.Firing::id).collect(Collectors.toSet());
            base.contents().rules().forEach(rule -> {
                WhyNot whyNot = WhyNot.of(rule, past);
                assertThat(whyNot.truth() == Truth.TRUE && whyNot.inForce())
                        .as("%s on %s: %s", rule.id(), presentation, whyNot)
                        .isEqualTo(fired.contains(rule.id()));
            });
            base.contents().rows().forEach(row -> {
                WhyNot whyNot = WhyNot.of(base.row(row.id()).orElseThrow(), trace, past.facts());
                assertThat(whyNot.truth() == Truth.TRUE && whyNot.beatenBy() == null)
                        .as("%s on %s", row.id(), presentation)
                        .isEqualTo(fired.contains(row.id()));
                assertThat(whyNot.setAside().isEmpty())
                        .isEqualTo(trace.fired().stream()
                                .noneMatch(each -> each.id().equals(row.id())
                                        && !each.setAsideBy().isEmpty()));
            });
            fired.stream().filter(id -> base.rule(id).isPresent()).forEach(rulesFired::add);
        });
        assertThat(rulesFired).contains("DF-01", "EX-21", "PS-01", "PS-02", "PS-03", "PS-04", "AV-02");
    }

    private static CellReading cell(WhyNot whyNot, String field) {
        return whyNot.cells().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
