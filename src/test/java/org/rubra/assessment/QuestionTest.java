package org.rubra.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;

/** How a sentence names open questions. */
class QuestionTest {
    @Test
    void labels_that_hold_commas_stay_apart() {
        assertThat(Question.named(List.of("tick bite", "blisters, open sores or peeling skin")))
                .isEqualTo("tick bite; blisters, open sores or peeling skin");
    }

    @Test
    void four_are_named_and_the_others_counted() {
        assertThat(Question.named(List.of("a", "b", "c", "d"))).isEqualTo("a; b; c; d");
        assertThat(Question.named(List.of("a", "b", "c", "d", "e")))
                .isEqualTo("a; b; c; d; and 1 more among the questions");
    }

    @Test
    void an_advice_names_the_most_consequential_ones() {
        KnowledgeBase base = Compiler.builtIn(true);
        Assessment assessment =
                new Assessor(base).assess(new Presentation(base.vocabulary(), Map.of("blanches", false)));
        List<String> raising = assessment.questions().stream()
                .filter(each -> each.couldRaiseTo() != null)
                .map(each -> each.label().toLowerCase(java.util.Locale.ROOT))
                .toList();

        assertThat(assessment.advice())
                .filteredOn(each -> each.code().equals("open-questions"))
                .singleElement()
                .satisfies(each -> assertThat(each.text())
                        .contains(String.join("; ", raising.subList(0, 4)) + "; and " + (raising.size() - 4)
                                + " more among the questions."));
    }
}
