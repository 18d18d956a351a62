package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Type;

/** That one answer for each region is enough, and which regions are tried where they are too many. */
class ImpactRegionsTest {
    private static final KnowledgeBase BASE = Compiler.builtIn(true);
    private static final Contents CONTENTS = BASE.contents();

    private static ImpactCuts cuts(String field) {
        return new ImpactCuts(field, CONTENTS, CONTENTS);
    }

    @Test
    void an_answer_and_the_one_that_stands_for_it_are_answered_alike() {
        Map<String, ImpactCuts> cuts = new HashMap<>();
        CONTENTS.vocabulary().fields().forEach(field -> cuts.put(field.name(), cuts(field.name())));
        Assessor assessor = new Assessor(BASE);
        Set<Map<String, Object>> changed = new HashSet<>();

        new RandomPresentations(BASE, 3).stream(1_500).forEach(presentation -> {
            Map<String, Object> alike = new HashMap<>();
            presentation
                    .known()
                    .forEach((field, answer) -> alike.put(
                            field, Objects.requireNonNull(cuts.get(field)).alike(answer)));
            if (!alike.equals(presentation.known())) {
                changed.add(alike);
            }
            Assessment one = assessor.assess(presentation);
            Assessment other = assessor.assess(new Presentation(BASE.vocabulary(), alike));
            assertThat(ImpactAnswers.effects(one, other, Set.of()))
                    .as("%s", presentation)
                    .isEmpty();
            assertThat(other.trace().fired().stream().map(fired -> fired.id()))
                    .isEqualTo(one.trace().fired().stream()
                            .map(fired -> fired.id())
                            .toList());
        });

        assertThat(changed).hasSizeGreaterThan(1_000);
    }

    @Test
    void every_answer_stands_for_itself_and_is_admitted() {
        for (Field field : CONTENTS.vocabulary().fields()) {
            ImpactCuts cuts = cuts(field.name());
            assertThat(cuts.answers())
                    .as(field.name())
                    .startsWith((Object) null)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(1);
            cuts.answers().stream().skip(1).forEach(answer -> {
                assertThat(cuts.alike(answer)).isEqualTo(answer);
                if (field.type().isNumeric()) {
                    assertThat(field.admits((Double) answer))
                            .as(field.name() + " " + answer)
                            .isTrue();
                }
            });
        }
    }

    @Test
    void what_trusted_rules_tell_apart_is_cut_too_and_what_nothing_tells_apart_is_one() {
        Contents rules = new Contents(
                CONTENTS.manifest(),
                CONTENTS.vocabulary(),
                CONTENTS.evidence(),
                List.of(),
                CONTENTS.ruleFiles(),
                CONTENTS.rules(),
                List.of(),
                List.of());

        assertThat(new ImpactCuts("firstNoticedDays", rules, rules).answers())
                .containsExactly(null, 0.0, 3.0, 29.0, 365.0);
        assertThat(new ImpactCuts("recentStrain", rules, rules).answers()).containsExactly(null, "coughing", "none");
        assertThat(new ImpactCuts("sites", rules, rules).answers())
                .containsExactly(null, Set.of("face"), Set.of("chest"), Set.of("face", "chest"));
    }

    @Test
    void numbers_are_cut_at_bounds_and_an_interval_without_a_number_has_none() {
        assertThat(ImpactNumbers.between(number(Type.INTEGER, 0.0, null, 130.0), Set.of(1.0, 16.0, 16.5)))
                .containsExactly(0.0, 1.0, 16.0, 17.0);
        assertThat(ImpactNumbers.between(number(Type.NUMBER, null, 0.0, 300.0), Set.of(3.0, 15.0)))
                .containsExactly(2.0, 3.0, 15.0);
        assertThat(ImpactNumbers.between(number(Type.NUMBER, null, 0.0, 300.0), Set.of(Math.nextUp(200.0))))
                .containsExactly(100.0, 250.0);
        assertThat(ImpactNumbers.between(number(Type.INTEGER, 0.0, null, 10.0), Set.of(11.0)))
                .containsExactly(0.0);
    }

    private static Field number(Type type, @Nullable Double min, @Nullable Double above, @Nullable Double max) {
        return new Field("n", type, List.of(), null, min, above, max, "g", "article", "N", "N?", null, null, List.of());
    }

    @Test
    void regions_are_all_of_them_or_those_around_where_the_row_holds() {
        ImpactTouched touched = new ImpactTouched("XX-01", List.of("a", "b", "c"), List.of());
        List<@Nullable Object> answers = Arrays.asList(null, true, false);
        ImpactRegions regions = new ImpactRegions(
                touched, List.of(answers, answers, answers), List.of(Map.of("a", true, "b", true, "c", true)));

        assertThat(regions.size()).isEqualTo(27);
        assertThat(regions.atMost(27)).hasSize(27).doesNotHaveDuplicates();
        assertThat(regions.atMost(26)).hasSize(19).allMatch(region -> region.containsValue(true));
        assertThat(regions.atMost(7)).hasSize(7);
        assertThat(regions.atMost(6)).containsExactly(Map.of("a", true, "b", true, "c", true));
    }

    @Test
    void within_a_case_the_fields_in_question_are_overwritten_or_taken_back() {
        Map<String, @Nullable Object> region = new HashMap<>();
        region.put("a", null);
        region.put("b", true);

        assertThat(ImpactRegions.within(Map.of("a", false, "b", false, "c", false), region))
                .isEqualTo(Map.of("b", true, "c", false));
    }
}
