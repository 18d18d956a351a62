package org.rubra.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;

/** The answers that are tried in the place of a recorded one. */
class AnswersTest {
    private static Field field(Type type, int values, @Nullable Double most) {
        List<Field.Value> shown = IntStream.range(0, values)
                .mapToObj(i -> new Field.Value("v" + (char) ('a' + i), "v", List.of()))
                .toList();
        Double least = type == Type.INTEGER ? 0.0 : null;
        return new Field("f", type, shown, null, least, null, most, "g", "article", "f", "f", null, null, List.of());
    }

    private static Object nothing(@Nullable Object answer) {
        return answer == null ? "unknown" : "known";
    }

    private static Object itself(@Nullable Object answer) {
        return answer == null ? "unknown" : answer;
    }

    @Test
    void a_number_is_tried_once_between_two_cuts_and_next_to_the_recorded_one_the_nearest_first() {
        Answers answers = new Answers(
                field(Type.INTEGER, 0, 130.0),
                20.0,
                answer -> answer instanceof Double number ? number < 3 ? 1 : number < 16 ? 2 : number < 60 ? 3 : 4 : 0);

        assertThat(answers.of(new double[] {3, 16, 60})).containsExactly(15.0, 2.0, 60.0);
    }

    @Test
    void what_nothing_tells_apart_from_the_recorded_answer_is_not_tried() {
        assertThat(new Answers(field(Type.CHOICE, 3, null), "va", AnswersTest::nothing).of(new double[0]))
                .isEmpty();
        assertThat(new Answers(field(Type.CHOICE, 3, null), null, AnswersTest::nothing).of(new double[0]))
                .containsExactly("va");
    }

    @Test
    void every_set_of_few_members_is_tried_those_with_the_fewest_changes_first() {
        Answers answers = new Answers(field(Type.SET, 3, null), Set.of("vb"), AnswersTest::itself);

        assertThat(answers.complete()).isTrue();
        assertThat(answers.of(new double[0])).hasSize(6).startsWith(Set.of("va", "vb"), Set.of("vb", "vc"));
    }

    @Test
    void of_many_members_told_apart_only_some_sets_are_tried_and_that_is_said() {
        Answers answers = new Answers(field(Type.SET, 14, null), Set.of("va", "vb", "vc"), AnswersTest::itself);

        assertThat(answers.complete()).isFalse();
        assertThat(answers.of(new double[0]))
                .contains(Set.of("vn"), Set.of("vm", "vn"), Set.of("va", "vb", "vc", "vd"), Set.of("va", "vb"))
                .doesNotContain(Set.of("va", "vb", "vc"));
    }
}
