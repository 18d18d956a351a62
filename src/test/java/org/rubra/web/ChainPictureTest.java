package org.rubra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Trace;
import org.rubra.explanation.Chain;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Presentation;

class ChainPictureTest {
    private static final KnowledgeBase BASE =
            Compiler.folder(Path.of("."), true).orThrow();

    private static Stream<Trace> traces() {
        Assessor assessor = new Assessor(BASE);
        List<Presentation> all = BASE.contents().cases().stream()
                .map(each -> new Presentation(BASE.vocabulary(), each.given()))
                .toList();
        return Stream.iterate(0, i -> i < all.size(), i -> i + 10)
                .map(i -> assessor.assess(all.get(i)).trace());
    }

    private static ChainPicture picture(Trace trace) {
        return ChainPicture.of(Chain.of(trace), new ChainWords(trace, new Words(BASE)));
    }

    private static boolean overlap(ChainPicture.Box one, ChainPicture.Box other) {
        return Math.abs(one.x() - other.x()) < ChainPicture.BOX_WIDTH
                && Math.abs(one.y() - other.y()) < ChainPicture.BOX_HEIGHT;
    }

    @Test
    void no_box_lies_over_another_or_beyond_the_edge() {
        assertThat(traces().map(ChainPictureTest::picture)).isNotEmpty().allSatisfy(picture -> {
            List<ChainPicture.Box> boxes = picture.boxes();
            for (ChainPicture.Box box : boxes) {
                assertThat(boxes.stream().filter(other -> overlap(box, other))).containsExactly(box);
                assertThat(box.x()).isBetween(0, picture.width() - ChainPicture.BOX_WIDTH);
                assertThat(box.y()).isBetween(0, picture.height() - ChainPicture.BOX_HEIGHT);
            }
        });
    }

    @Test
    void everything_that_led_to_the_outcome_is_drawn_and_advice_is_not() {
        assertThat(traces()).isNotEmpty().allSatisfy(trace -> {
            List<ChainPicture.Box> boxes = picture(trace).boxes();
            List<String> drawn = boxes.stream()
                    .filter(box -> List.of("row", "rule").contains(box.text().kind()))
                    .map(box -> box.text().top())
                    .toList();
            assertThat(drawn)
                    .containsExactlyInAnyOrderElementsOf(trace.fired().stream()
                            .filter(firing -> !firing.stage().equals("advice"))
                            .map(Trace.Firing::id)
                            .toList());
            assertThat(boxes.get(boxes.size() - 1).text().kind()).isEqualTo("outcome");
        });
    }

    @Test
    void what_decides_is_what_raised_the_urgency_as_far_as_it_went() {
        assertThat(traces()).isNotEmpty().allSatisfy(trace -> {
            String urgency = String.valueOf(trace.outcome().get("urgency"));
            List<String> raised = trace.fired().stream()
                    .filter(firing -> firing.setAsideBy().isEmpty())
                    .filter(firing -> firing.concluded().stream()
                            .anyMatch(each -> each.kind().equals("RaisedUrgency")
                                    && each.says().split(" ")[0].equals(urgency)))
                    .map(Trace.Firing::id)
                    .toList();
            assertThat(picture(trace).boxes().stream()
                            .filter(ChainPicture.Box::decides)
                            .map(box -> box.text().top()))
                    .containsAll(raised)
                    .contains("The outcome");
        });
    }

    @Test
    void the_same_trace_gives_the_same_picture() {
        assertThat(traces()).isNotEmpty().allSatisfy(trace -> assertThat(picture(trace))
                .isEqualTo(picture(trace)));
    }

    @Test
    void words_fit_their_boxes_and_the_whole_of_them_is_kept() {
        assertThat(traces().flatMap(trace -> picture(trace).boxes().stream()).map(ChainPicture.Box::text))
                .isNotEmpty()
                .allSatisfy(text -> {
                    assertThat(text.top().length()).isBetween(1, ChainWords.TOP);
                    assertThat(text.below().length()).isLessThanOrEqualTo(ChainWords.BELOW);
                    assertThat(text.whole()).contains(text.top().replace("…", ""));
                });
    }

    @Test
    void a_chain_that_bites_its_own_tail_is_drawn_all_the_same() {
        Chain.Node one = new Chain.Node("row A", Chain.Kind.ROW, "A", "one");
        Chain.Node other = new Chain.Node("row B", Chain.Kind.ROW, "B", "other");
        Chain round = new Chain(
                List.of(one, other), List.of(new Chain.Edge("row A", "row B"), new Chain.Edge("row B", "row A")));

        Layers layers = new Layers(round);

        assertThat(layers.columns().stream().flatMap(List::stream).map(Layers.Slot::id))
                .contains("row A", "row B");
    }
}
