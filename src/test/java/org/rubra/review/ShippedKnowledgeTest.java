package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;

/** The knowledge base of this repository, held to its cases and to its statements. */
class ShippedKnowledgeTest {
    private static KnowledgeBase base;
    private static List<CaseSuite.Result> results;
    private static Coverage coverage;

    @BeforeAll
    static void run() {
        base = Compiler.builtIn(true);
        results = new CaseSuite(base, Compiler.builtIn(false)).run();
        coverage = Coverage.of(base, results);
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(result.clinicalCase().name(), () -> assertThat(result.failures())
                        .as(result.clinicalCase().place().toString())
                        .isEmpty()));
    }

    @Test
    void there_are_enough_rows_and_cases() {
        assertThat(base.contents().rows().count()).isGreaterThanOrEqualTo(150);
        assertThat(results).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void every_row_and_rule_is_fired_by_a_case() {
        assertThat(coverage.neverFired(base.contents())).isEmpty();
    }

    @Test
    void every_row_and_rule_is_nearly_missed_by_a_case() {
        assertThat(coverage.neverNearlyMissed(base.contents())).isEmpty();
    }

    @Test
    void every_statement_is_carried_by_a_row_or_rule() {
        assertThat(EvidenceFindings.uncited(base.contents())).isEmpty();
    }

    @Test
    void the_statements_are_those_of_the_article_of_the_safety_net_and_our_decisions() {
        List<String> ids = base.contents().evidence().statements().stream()
                .map(statement -> statement.id())
                .toList();
        assertThat(ids.stream().filter(id -> id.matches("[GAPSRH]\\d+"))).hasSize(35);
        assertThat(ids.stream().filter(id -> id.matches("N\\d+"))).hasSize(27);
    }

    @Test
    void every_statement_acts_in_a_case_and_is_nearly_missed_in_another() {
        Statements.carriers(base.contents()).forEach((statement, carriers) -> {
            assertThat(carriers.stream().flatMap(id -> coverage.fired().getOrDefault(id, Set.of()).stream()))
                    .as("cases in which %s acts", statement)
                    .isNotEmpty();
            assertThat(carriers.stream().flatMap(id -> coverage.nearlyMissed().getOrDefault(id, Set.of()).stream()))
                    .as("cases that nearly miss %s", statement)
                    .isNotEmpty();
        });
    }

    @Test
    void texts_claim_no_diagnosis_and_never_use_the_bare_word_fade() {
        Stream.of(base.vocabulary().advice(), base.vocabulary().conflicts())
                .flatMap(List::stream)
                .forEach(term -> {
                    String text = term.label();
                    assertThat(text).as(term.code()).doesNotContain("You have ", "diagnosed with");
                    assertThat(text.length()).as(term.code()).isLessThanOrEqualTo(400);
                    if (text.contains("fade")) {
                        assertThat(text).as(term.code()).containsAnyOf("press", "within", "days", "weeks");
                    }
                });
    }
}
