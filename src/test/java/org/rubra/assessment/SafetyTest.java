package org.rubra.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/** What must hold for every presentation, tried on random ones; the seeds make a failure repeatable. */
class SafetyTest {
    private static final int TRIES = 10_000;
    private static KnowledgeBase base;
    private static Assessor assessor;
    private static Assessor articleOnly;

    @BeforeAll
    static void load() {
        base = Compiler.builtIn(true);
        assessor = new Assessor(base);
        articleOnly = new Assessor(Compiler.builtIn(false));
    }

    @Test
    void adding_any_red_flag_never_lowers_the_urgency() {
        RandomPresentations random = new RandomPresentations(base, 1);
        List<Row> flags = base.rowIndex().rows().stream()
                .filter(row -> row.actions().stream().anyMatch(action -> action.kind() == Action.Kind.RedFlag))
                .toList();
        assertThat(flags).isNotEmpty();
        Random choice = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> answers = random.answers();
            Row flag = flags.get(choice.nextInt(flags.size()));
            Map<String, Object> flagged = new LinkedHashMap<>(answers);
            flag.conditions().forEach(condition -> hold(condition, flagged));
            // a flag adds to what is known; a case that it would contradict is another case
            if (answers.entrySet().stream().allMatch(each -> each.getValue().equals(flagged.get(each.getKey())))) {
                assertThat(urgency(flagged))
                        .as("%s added to %s", flag.id(), answers)
                        .isGreaterThanOrEqualTo(urgency(answers));
            }
        }
    }

    @Test
    void an_answer_that_kept_the_urgency_down_does_not_keep_it_down_when_it_becomes_unknown() {
        RandomPresentations random = new RandomPresentations(base, 2);
        Random choice = new Random(2);
        int excluded = 0;
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> answers = random.answers();
            Assessment known = assessor.assess(new Presentation(base.vocabulary(), answers));
            Set<String> raising = fieldsThatRaise(known);
            List<String> names = new ArrayList<>(answers.keySet());
            Collections.shuffle(names, choice);
            for (String name : names.subList(0, Math.min(3, names.size()))) {
                if (raising.contains(name)) {
                    continue; // it did not exclude anything: it is what raised the urgency
                }
                Map<String, Object> fewer = new LinkedHashMap<>(answers);
                fewer.remove(name);
                excluded++;
                assertThat(urgency(fewer)).as("%s without %s", answers, name).isGreaterThanOrEqualTo(known.urgency());
            }
        }
        assertThat(excluded).isGreaterThan(TRIES);
    }

    /** The fields of the rows and rules that raised so far. */
    private static Set<String> fieldsThatRaise(Assessment assessment) {
        Set<String> deciding = assessment.layers().stream()
                .filter(layer -> layer.urgency() == assessment.urgency())
                .flatMap(layer -> layer.because().stream())
                .collect(Collectors.toSet());
        return assessment.trace().fired().stream()
                .filter(firing -> deciding.contains(firing.id()))
                .flatMap(firing -> firing.matched().stream())
                .map(Trace.Matched::field)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_order_of_fields_and_of_set_members_changes_nothing() {
        RandomPresentations random = new RandomPresentations(base, 3);
        Random shuffle = new Random(3);
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> answers = random.answers();
            List<String> names = new ArrayList<>(answers.keySet());
            Collections.shuffle(names, shuffle);
            Map<String, Object> other = new LinkedHashMap<>();
            names.forEach(name -> other.put(name, reversed(answers.getOrDefault(name, ""))));
            assertThat(bytes(other)).as("%s", answers).isEqualTo(bytes(answers));
        }
    }

    private static Object reversed(Object answer) {
        if (answer instanceof Set<?> set) {
            List<Object> members = new ArrayList<>(set);
            Collections.reverse(members);
            return new LinkedHashSet<>(members);
        }
        return answer;
    }

    @Test
    void not_blanching_with_fever_is_an_emergency_whatever_else_is_said() {
        RandomPresentations random = new RandomPresentations(base, 4);
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> answers = random.answers();
            answers.put("blanches", false);
            answers.put("fever", true);
            assertThat(urgency(answers)).as("%s", answers).isEqualTo(Urgency.EMERGENCY);
        }
    }

    @Test
    void self_care_never_stands_beside_a_red_flag_but_not_blanching_that_strain_explains() {
        int selfCare = 0;
        for (Presentation presentation :
                new RandomPresentations(base, 5).stream(5 * TRIES).toList()) {
            for (Assessment assessment : List.of(assessor.assess(presentation), articleOnly.assess(presentation))) {
                if (assessment.urgency() == Urgency.SELF_CARE) {
                    selfCare++;
                    for (Assessment.Flag flag : assessment.redFlags()) {
                        assertThat(flag.code()).as("%s", presentation).isEqualTo("not-blanching");
                        assertThat(flag.explainedBy()).as("%s", presentation).containsExactly("strain");
                        assertThat(assessment.explanations())
                                .extracting(Assessment.Explained::code)
                                .contains("strain");
                    }
                }
            }
        }
        assertThat(selfCare).as("the property was put to the test").isGreaterThan(50);
    }

    @Test
    void self_care_stands_only_where_a_pattern_leads() {
        for (Presentation presentation :
                new RandomPresentations(base, 6).stream(2 * TRIES).toList()) {
            Assessment assessment = assessor.assess(presentation);
            if (assessment.urgency() == Urgency.SELF_CARE) {
                assertThat(assessment.trace().outcome().get("leads"))
                        .as("%s", presentation)
                        .isNotEqualTo("none");
            }
        }
    }

    @Test
    void nothing_known_is_routine_with_onset_and_pressing_asked_first() {
        Assessment assessment = assessor.assess(new Presentation(base.vocabulary(), Map.of()));
        assertThat(assessment.urgency()).isEqualTo(Urgency.ROUTINE);
        assertThat(assessment.settled()).isFalse();
        assertThat(assessment.questions().stream().map(Question::field).limit(2))
                .containsExactlyInAnyOrder("onset", "blanches");
    }

    @Test
    void a_field_whose_answer_could_raise_the_urgency_is_always_asked_for() {
        RandomPresentations random = new RandomPresentations(base, 7);
        int raised = 0;
        for (int i = 0; i < 500; i++) {
            Map<String, Object> answers = random.answers();
            Assessment before = assessor.assess(new Presentation(base.vocabulary(), answers));
            Map<String, Urgency> asked = before.questions().stream()
                    .filter(question -> question.couldRaiseTo() != null)
                    .collect(Collectors.toMap(Question::field, Question::couldRaiseTo));
            for (Field field : base.vocabulary().fields()) {
                if (answers.containsKey(field.name())) {
                    continue;
                }
                for (int tries = 0; tries < 2; tries++) {
                    Map<String, Object> more = new LinkedHashMap<>(answers);
                    more.put(field.name(), random.answer(field));
                    Urgency after = urgency(more);
                    if (after.compareTo(before.urgency()) > 0 && !isMoot(field, answers)) {
                        raised++;
                        assertThat(asked)
                                .as("%s with %s", answers, more.get(field.name()))
                                .containsKey(field.name());
                        assertThat(asked.get(field.name()))
                                .as("%s with %s", answers, more.get(field.name()))
                                .isGreaterThanOrEqualTo(after);
                        assertThat(before.settled()).isFalse();
                    }
                }
            }
        }
        assertThat(raised).as("the property was put to the test").isGreaterThan(200);
    }

    private static boolean isMoot(Field field, Map<String, Object> answers) {
        Presentation presentation = new Presentation(base.vocabulary(), answers);
        return presentation.isMoot(presentation.schema().slot(field.name()));
    }

    @Test
    void what_is_settled_cannot_be_raised_by_any_further_answers() {
        RandomPresentations random = new RandomPresentations(base, 8);
        int settled = 0;
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> answers = random.answers();
            Assessment before = assessor.assess(new Presentation(base.vocabulary(), answers));
            if (before.settled()) {
                settled++;
                Map<String, Object> more = new LinkedHashMap<>(answers);
                for (Field field : base.vocabulary().fields()) {
                    if (!isMoot(field, answers)) {
                        more.computeIfAbsent(field.name(), name -> random.answer(field));
                    }
                }
                assertThat(urgency(more)).as("%s then %s", answers, more).isLessThanOrEqualTo(before.urgency());
            }
        }
        assertThat(settled).isGreaterThan(500);
    }

    @Test
    void the_safety_net_only_raises() {
        for (Presentation presentation :
                new RandomPresentations(base, 9).stream(TRIES).toList()) {
            Assessment with = assessor.assess(presentation);
            Assessment without = articleOnly.assess(presentation);
            assertThat(with.urgency()).as("%s", presentation).isGreaterThanOrEqualTo(without.urgency());
        }
    }

    @Test
    void only_strain_lets_a_red_flags_raise_be_set_aside() {
        List<String> offending = base.rowIndex().rows().stream()
                .filter(row -> row.actions().stream().anyMatch(action -> action.kind() == Action.Kind.RedFlag))
                .filter(row -> row.actions().stream()
                        .filter(action -> action.kind() == Action.Kind.RaisedUrgency)
                        .allMatch(action -> action.unless().stream().anyMatch(code -> !code.equals("strain"))))
                .map(Row::id)
                .toList();
        assertThat(offending).isEmpty();
    }

    private static void hold(Condition condition, Map<String, Object> answers) {
        Field field = base.vocabulary().presentation().field(condition.field()).orElseThrow();
        Object present = answers.get(field.name());
        if (present != null && condition.of(present) == Truth.TRUE) {
            return;
        }
        Stream<Object> candidates =
                switch (field.type()) {
                    case BOOLEAN -> Stream.of(true, false);
                    case CHOICE -> field.allowed().stream().map(Object.class::cast);
                    case SET -> field.allowed().stream().map(Set::of);
                    case INTEGER, NUMBER -> Stream.of(condition.bound(), condition.bound() - 1);
                };
        answers.put(
                field.name(), candidates.filter(condition::holds).findFirst().orElseThrow());
    }

    private static Urgency urgency(Map<String, Object> answers) {
        return assessor.assess(new Presentation(base.vocabulary(), answers)).urgency();
    }

    private static String bytes(Map<String, Object> answers) {
        Assessment assessment = assessor.assess(new Presentation(base.vocabulary(), answers));
        return new String(Json.bytes(assessment), java.nio.charset.StandardCharsets.UTF_8)
                + new String(Json.bytes(assessment.trace()), java.nio.charset.StandardCharsets.UTF_8);
    }
}
