package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.vocabulary.Place;

/** A suite is worth what it finds: every kind of expectation is broken here once. */
class ExpectationsTest {
    /** One case that meets all of its expectations. */
    private static final String MET =
            """
            - case: the one to be broken
              given: {age: 34, onset: sudden, firstNoticedDays: 2, blanches: false, colour: red, shape: dot, sizeMm: 1,
                      distribution: clustered, sites: [legs], changingColour: false, growingRapidly: false,
                      bleedsWithoutInjury: false, painful: false, fever: false, fatigue: false, headache: false,
                      unexplainedBruising: false, bleeding: false, recentStrain: none}
              expect:
                urgency: prompt
                leads: petechiae
                considers: [petechiae]
                unlikely: [cherry-angioma]
                redFlags: [not-blanching]
                conflicts: []
                explains: []
                asks: [confusionOrDrowsiness]
                advises: [prompt-evaluation]
                settled: false
                fires: [RF-01]
                not: [UR-07, EX-21]
            """;

    private static List<CaseSuite.Result> results;

    private record Broken(String from, String to, String failure) {}

    private static final List<Broken> BROKEN = List.of(
            new Broken("urgency: prompt", "urgency: routine", "urgency: expected routine, got prompt because of "),
            new Broken(
                    "urgency: prompt",
                    "urgency: [self-care, routine]",
                    "urgency: expected self-care to routine, got prompt because of "),
            new Broken("urgency: prompt", "urgency: emergency", "urgency: expected emergency, got prompt because of "),
            new Broken("leads: petechiae", "leads: none", "leads: expected none, got petechiae"),
            new Broken(
                    "considers: [petechiae]",
                    "considers: [petechiae, heat-rash]",
                    "considers: expected [heat-rash], got ["),
            new Broken(
                    "leads: petechiae\n    considers: [petechiae]\n    unlikely: [cherry-angioma]",
                    "unlikely: [petechiae]",
                    "unlikely: expected none of [petechiae], got ["),
            new Broken("redFlags: [not-blanching]", "redFlags: []", "redFlags: expected [], got [not-blanching]"),
            new Broken("explains: []", "explains: [strain]", "explains: expected [strain], got []"),
            new Broken("asks: [confusionOrDrowsiness]", "asks: [fever]", "asks: expected [fever], got ["),
            new Broken(
                    "advises: [prompt-evaluation]",
                    "advises: [emergency-now]",
                    "advises: expected [emergency-now], got ["),
            new Broken("settled: false", "settled: true", "settled: expected true, got false"),
            new Broken("fires: [RF-01]", "fires: [RF-01, RF-02]", "fires: expected [RF-02], got ["),
            new Broken("not: [UR-07, EX-21]", "not: [UR-07, RF-01]", "not: expected none of [RF-01], got ["));

    @BeforeAll
    static void run(@TempDir Path temporary) {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(temporary);
        StringBuilder cases = new StringBuilder(MET);
        for (int i = 0; i < BROKEN.size(); i++) {
            Broken broken = BROKEN.get(i);
            assertThat(MET).contains(broken.from());
            cases.append(MET.replace("to be broken", "broken " + i).replace(broken.from(), broken.to()));
        }
        String conflict = folder.compile().vocabulary().conflicts().get(0).code();
        cases.append(MET.replace("to be broken", "broken conflict")
                .replace("conflicts: []", "conflicts: [" + conflict + "]"));
        cases.append(MET.replace("to be broken", "broken twice")
                .replace("settled: false", "settled: true")
                .replace("leads: petechiae", "leads: none"));
        cases.append(
                MET.replace("to be broken", "without the net").replace("  expect:", "  safetyNet: false\n  expect:"));
        folder.write("kb/cases/zz.yaml", cases.toString());
        results = new CaseSuite(
                        folder.compile(), Compiler.folder(folder.root(), false).orThrow())
                .run().stream()
                        .filter(result -> result.clinicalCase().name().startsWith("the one "))
                        .toList();
    }

    private static CaseSuite.Result result(String name) {
        return results.stream()
                .filter(result -> result.clinicalCase().name().equals("the one " + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_case_whose_expectations_are_all_met_passes() {
        assertThat(result("to be broken").failures()).isEmpty();
        assertThat(result("to be broken").passed()).isTrue();
    }

    static Stream<Arguments> broken() {
        return java.util.stream.IntStream.range(0, BROKEN.size())
                .mapToObj(i -> Arguments.of(i, BROKEN.get(i).failure()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("broken")
    void an_expectation_that_is_not_met_fails_and_says_expected_and_got(int number, String failure) {
        assertThat(result("broken " + number).failures())
                .singleElement()
                .asString()
                .startsWith(failure);
        assertThat(result("broken " + number).passed()).isFalse();
    }

    @Test
    void conflicts_are_held_to_exactly_those_expected() {
        assertThat(result("broken conflict").failures())
                .singleElement()
                .asString()
                .startsWith("conflicts: expected [")
                .endsWith("], got []");
    }

    @Test
    void every_failure_of_a_case_is_said() {
        assertThat(result("broken twice").failures()).hasSize(2);
    }

    @Test
    void a_case_without_the_safety_net_is_answered_without_it() {
        assertThat(result("without the net").assessment().layers())
                .extracting(layer -> layer.layer())
                .containsExactly("article");
        assertThat(result("to be broken").assessment().layers())
                .extracting(layer -> layer.layer())
                .containsExactly("article", "safetynet");
    }

    @Test
    void a_near_miss_is_one_failing_cell_and_no_unknown_one() {
        KnowledgeBase base = Compiler.builtIn(true);
        CaseSuite.Result result = result("to be broken");
        Coverage coverage = Coverage.of(base, List.of(result));

        base.contents().rows().forEach(row -> {
            long failing = row.conditions().stream()
                    .filter(cell -> cell.of(facts(base, result, cell.fact())) == org.rubra.vocabulary.Truth.FALSE)
                    .count();
            long unknown = row.conditions().stream()
                    .filter(cell -> cell.of(facts(base, result, cell.fact())) == org.rubra.vocabulary.Truth.UNKNOWN)
                    .count();
            assertThat(coverage.fired().containsKey(row.id())).as(row.id()).isEqualTo(failing + unknown == 0);
            assertThat(coverage.nearlyMissed().containsKey(row.id()))
                    .as(row.id())
                    .isEqualTo(failing == 1 && unknown == 0);
        });
        assertThat(coverage.fired()).containsKey("RF-01").doesNotContainKey("RF-02");
        assertThat(coverage.nearlyMissed()).containsKeys("RF-02", "EX-21").doesNotContainKey("RF-01");
        assertThat(coverage.neverFired(base.contents())).contains("RF-02").doesNotContain("RF-01");
        assertThat(coverage.neverNearlyMissed(base.contents()))
                .contains("RF-01", "DF-01")
                .doesNotContain("RF-02");
    }

    private static org.rubra.vocabulary.Facts facts(KnowledgeBase base, CaseSuite.Result result, String fact) {
        var trace = result.assessment().trace();
        return fact.equals("Outcome")
                ? new org.rubra.vocabulary.Outcome(base.vocabulary(), trace.outcome())
                : new org.rubra.vocabulary.Presentation(base.vocabulary(), trace.presentation());
    }

    @Test
    void a_statement_that_nothing_cites_is_a_gap(@TempDir Path temporary) {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(temporary)
                .edit("kb/evidence.yaml", "statements: [G1,", "statements: [Z1, G1,")
                .append("kb/evidence.yaml", "  - {id: Z1, text: Nothing builds on this.}\n");

        assertThat(EvidenceFindings.uncited(folder.compile().contents()))
                .containsExactly(new Finding(
                        Finding.Level.ERROR,
                        "uncited",
                        Place.file("kb/evidence.yaml"),
                        "the statement Z1 of ART, which no row and no rule cites",
                        "a row or rule that says it"));
        assertThat(Statements.carriers(folder.compile().contents()).get("D9")).contains("DF-04", "DF-05");
    }
}
