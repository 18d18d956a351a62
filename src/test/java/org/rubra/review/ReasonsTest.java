package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.knowledge.ClinicalCase.Expected;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** What is said of each kind of expectation that is not met. */
class ReasonsTest {
    private static final List<String> NONE = List.of();
    private static final List<String> ANY = List.of("self-care", "emergency");
    /** Strain explains these. */
    private static final Map<String, Object> COUGHING = coughing();

    private static KnowledgeBase base;

    @BeforeAll
    static void compile() {
        base = Compiler.builtIn(true);
    }

    private static Map<String, Object> coughing() {
        Map<String, Object> given = new HashMap<>();
        for (String no : List.of(
                "blanches",
                "changingColour",
                "growingRapidly",
                "bleedsWithoutInjury",
                "painful",
                "worsening",
                "infectionSigns",
                "fever",
                "fatigue",
                "headache",
                "unexplainedBruising",
                "bleeding",
                "plateletLoweringCondition",
                "spreadingFast",
                "anticoagulant",
                "pregnant")) {
            given.put(no, false);
        }
        given.putAll(Map.of("age", 34, "onset", "sudden", "firstNoticedDays", 1, "colour", "red", "shape", "dot"));
        given.putAll(Map.of("sizeMm", 1, "sites", List.of("face"), "recentStrain", "coughing"));
        return given;
    }

    private static Expected urgency(String code) {
        return new Expected(List.of(code), null, NONE, NONE, null, null, null, NONE, NONE, null, NONE, NONE);
    }

    private static List<Reason> reasons(KnowledgeBase answering, Map<String, Object> given, Expected expected) {
        Assessment got = new Assessor(answering).assess(new Presentation(base.vocabulary(), given));
        List<Failure> failures = new Expectations(expected, got).failures();
        assertThat(failures).hasSize(1);
        return new Reasons(base, got).of(failures.get(0));
    }

    private static List<String> said(Map<String, Object> given, Expected expected) {
        return reasons(base, given, expected).stream()
                .map(reason -> reason.id() + " " + reason.part())
                .toList();
    }

    @Test
    void an_urgency_too_high_is_traced_to_the_rows_that_raised_it_cell_by_cell() {
        List<Reason> reasons = reasons(base, Map.of("blanches", false, "fever", true), urgency("routine"));

        assertThat(reasons).extracting(Reason::part).containsOnly("raised to emergency");
        Reason row = reasons.stream()
                .filter(each -> each.id().equals("SN-01"))
                .findFirst()
                .orElseThrow();
        assertThat(row.where().toString()).isEqualTo("safety-net.drl.xlsx › Safety net!row 8");
        assertThat(row.facts())
                .containsExactly(
                        new Reason.Fact("G8", "blanches", "is no", false, Truth.TRUE),
                        new Reason.Fact("V8", "fever", "is yes", true, Truth.TRUE));
    }

    @Test
    void an_urgency_too_low_is_traced_to_what_was_set_aside_and_to_what_came_nearest_too() {
        List<String> said = said(COUGHING, urgency("prompt"));

        assertThat(said)
                .startsWith("EX-23 raised to self-care")
                .contains("RF-01 raised, and was set aside by strain")
                .last()
                .asString()
                .endsWith("would raise so far; is open");
    }

    @Test
    void a_row_that_should_have_fired_shows_the_cells_that_failed() {
        Expected fires =
                new Expected(ANY, null, NONE, NONE, null, null, null, NONE, NONE, null, List.of("SN-01"), NONE);

        List<Reason> reasons = reasons(base, COUGHING, fires);

        assertThat(reasons).singleElement().satisfies(reason -> {
            assertThat(reason.part()).isEqualTo("did not fire");
            assertThat(reason.facts())
                    .containsExactly(
                            new Reason.Fact("G8", "blanches", "is no", false, Truth.TRUE),
                            new Reason.Fact("V8", "fever", "is yes", false, Truth.FALSE));
        });
        assertThat(said(Map.of("blanches", false), fires)).containsExactly("SN-01 is open");
        assertThat(reasons(Compiler.withLayers(base, false), Map.of("blanches", false, "fever", true), fires))
                .extracting(Reason::part)
                .containsExactly("its layer is left out");
    }

    @Test
    void a_row_or_rule_that_should_not_have_fired_shows_what_it_matched() {
        Expected not = new Expected(
                ANY, null, NONE, NONE, null, null, null, NONE, NONE, null, NONE, List.of("EX-23", "RF-01"));

        List<Reason> reasons = reasons(base, COUGHING, not);

        assertThat(reasons)
                .extracting(reason -> reason.id() + " " + reason.part())
                .containsExactly("EX-23 fired", "RF-01 fired");
        assertThat(reasons.get(0).where().toString()).startsWith("kb/rules/explanations/strain.drl:");
        assertThat(reasons.get(0).facts())
                .containsExactly(
                        new Reason.Fact(null, "onset", null, "sudden", null),
                        new Reason.Fact(null, "painful", null, false, null));
    }

    @Test
    void patterns_show_what_speaks_for_the_one_answered_and_against_or_nearly_for_the_one_expected() {
        Expected leads =
                new Expected(ANY, "cherry-angioma", NONE, NONE, null, null, null, NONE, NONE, null, NONE, NONE);

        assertThat(said(COUGHING, leads))
                .contains("PT-18 speaks for petechiae")
                .anyMatch(said -> said.endsWith(" speaks against cherry-angioma"))
                .anyMatch(said -> said.endsWith(" would speak for cherry-angioma; did not fire"));
    }

    @Test
    void red_flags_explanations_advice_questions_and_openness_show_their_rows() {
        assertThat(said(
                        Map.of("fever", true),
                        new Expected(
                                ANY, null, NONE, NONE, List.of("fatigue"), null, null, NONE, NONE, null, NONE, NONE)))
                .containsExactly("RF-02 concluded fever", "RF-03 would conclude fatigue; is open");
        assertThat(said(
                        Map.of(),
                        new Expected(
                                ANY, null, NONE, NONE, null, null, List.of("strain"), NONE, NONE, null, NONE, NONE)))
                .contains("EX-21 would conclude strain");
        assertThat(said(
                        Map.of(),
                        new Expected(
                                ANY,
                                null,
                                NONE,
                                NONE,
                                null,
                                null,
                                null,
                                NONE,
                                List.of("emergency-now"),
                                null,
                                NONE,
                                NONE)))
                .contains("AD-01 would conclude emergency-now; did not fire");
        assertThat(said(
                        Map.of("fever", true),
                        new Expected(
                                ANY, null, NONE, NONE, null, null, null, List.of("fever"), NONE, null, NONE, NONE)))
                .allMatch(said -> said.contains(" would ask for fever; "));
        assertThat(said(
                        Map.of("blanches", false),
                        new Expected(ANY, null, NONE, NONE, null, null, null, NONE, NONE, true, NONE, NONE)))
                .isNotEmpty()
                .allMatch(said -> said.endsWith(" is open"));
    }

    @Test
    void only_a_row_whose_every_cell_lists_all_that_can_be_cannot_be_missed() {
        List<String> excused = base.contents()
                .rows()
                .filter(row -> Coverage.cannotBeMissed(row, base.vocabulary()))
                .map(row -> row.id())
                .toList();

        assertThat(excused).contains("SA-03").doesNotContain("RF-01").hasSizeLessThan(4);
    }
}
