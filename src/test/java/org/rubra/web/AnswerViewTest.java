package org.rubra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Question;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;

class AnswerViewTest {
    private static final KnowledgeBase BASE = Compiler.builtIn(true);
    private static final Assessor ASSESSOR = new Assessor(BASE);

    private static Assessment assess(Map<String, Object> given) {
        return ASSESSOR.assess(new Presentation(BASE.vocabulary(), given));
    }

    private static AnswerView view(Assessment assessment) {
        return AnswerView.of("id", assessment, BASE.vocabulary(), new Words(BASE));
    }

    @Test
    void only_what_could_not_raise_the_urgency_is_called_less_pressing_and_the_rest_is_counted() {
        Assessment assessment = assess(Map.of("itchy", true, "shape", "dot"));

        AnswerView view = view(assessment);

        assertThat(Stream.of(view.firstQuestions(), view.moreRaising(), view.lessPressing())
                        .flatMap(List::stream)
                        .map(AnswerView.OpenQuestion::field))
                .containsExactlyElementsOf(
                        assessment.questions().stream().map(Question::field).toList());
        assertThat(view.moreRaising()).isNotEmpty().allSatisfy(each -> assertThat(each.couldRaiseTo())
                .isNotNull());
        assertThat(view.lessPressing()).isNotEmpty().allSatisfy(each -> assertThat(each.couldRaiseTo())
                .isNull());
        long emergencies = view.moreRaising().stream()
                .filter(each -> "emergency".equals(each.couldRaiseTo()))
                .count();
        assertThat(view.couldRaise()).startsWith(emergencies + " of them to emergency, ");
    }

    @Test
    void a_settled_answer_has_no_question_that_could_raise_it() {
        AnswerView view = view(assess(Map.of("blanches", false, "fever", true)));

        assertThat(view.urgency()).isEqualTo(Urgency.EMERGENCY.code());
        assertThat(view.firstQuestions()).isEmpty();
        assertThat(view.moreRaising()).isEmpty();
        assertThat(view.couldRaise()).isEmpty();
        assertThat(view.lessPressing()).isNotEmpty();
    }

    @Test
    void what_a_layer_raised_and_does_not_count_is_told_with_what_set_it_aside() {
        Map<String, Object> strain = BASE.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-23"))
                .findFirst()
                .orElseThrow()
                .given();

        AnswerView.Layer net = view(assess(strain)).layers().get(1);

        assertThat(net.urgency()).isEmpty();
        assertThat(net.aside()).extracting(each -> each.reason().id()).contains("SN-17");
        assertThat(net.aside())
                .extracting(AnswerView.Aside::by)
                .containsOnly("EX-21 (Strong physical strain just before, in someone otherwise well)");
    }

    @Test
    void of_what_a_row_concluded_only_the_urgency_is_set_aside() {
        Map<String, Object> strain = BASE.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-23"))
                .findFirst()
                .orElseThrow()
                .given();

        assertThat(view(assess(strain)).trace().stages().stream().flatMap(stage -> stage.fired().stream()))
                .filteredOn(fired -> fired.id().equals("RF-01"))
                .singleElement()
                .satisfies(fired -> assertThat(fired.concluded())
                        .extracting(TraceView.Concluded::aside)
                        .containsExactly(true, false));
    }
}
