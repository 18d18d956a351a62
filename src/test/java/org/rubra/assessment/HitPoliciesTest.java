package org.rubra.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rubra.conclusion.Urgency;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.MadeUp;
import org.rubra.proof.SmallTables;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;
import org.rubra.vocabulary.Vocabulary;

/** What fires of tables with each hit policy, held to a plain scan of the rows. */
class HitPoliciesTest {
    private static final Vocabulary VOCABULARY = SmallTables.VOCABULARY;
    private static final int TABLES = 60;
    private static final int PRESENTATIONS = 60;

    @ParameterizedTest
    @EnumSource(HitPolicy.class)
    void kie_fires_the_rows_that_a_scan_says_count_and_the_trace_names_those_that_they_beat(HitPolicy policy) {
        SmallTables tables = new SmallTables(policy.code().length());
        int fired = 0;
        int beaten = 0;
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = accepted(tables, policy);
            KnowledgeBase base = MadeUp.base(VOCABULARY, List.of(table));
            Assessor assessor = new Assessor(base);
            for (int j = 0; j < PRESENTATIONS; j++) {
                Assessment assessment = assessor.assess(new Presentation(VOCABULARY, tables.answers()));
                List<Row> holding = holding(table, base, assessment);
                List<Row> counting = counting(holding, policy);
                assertThat(ids(assessment))
                        .as("%s on %s", table, assessment.trace().presentation())
                        .isEqualTo(counting.stream().map(Row::id).sorted().toList());
                for (Row row : holding) {
                    WhyNot whyNot = WhyNot.of(base, base.row(row.id()).orElseThrow(), assessment.trace());
                    assertThat(whyNot.truth()).isEqualTo(Truth.TRUE);
                    assertThat(whyNot.beatenBy())
                            .isEqualTo(
                                    counting.contains(row)
                                            ? null
                                            : counting.get(0).id());
                }
                fired += counting.size();
                beaten += holding.size() - counting.size();
            }
        }
        assertThat(fired).isGreaterThan(TABLES * PRESENTATIONS / 10);
        assertThat(beaten > 100).isEqualTo(policy.selects());
    }

    /** A table that the compiler takes: about advice as often as about urgency. */
    private static DecisionTable accepted(SmallTables tables, HitPolicy policy) {
        while (true) {
            DecisionTable table =
                    tables.answers().size() % 2 == 0 ? tables.any(policy, false, 6) : tables.raising(policy, 6);
            if (MadeUp.problems(table, VOCABULARY).isEmpty() && table.rows().size() > 1) {
                return table;
            }
        }
    }

    private static List<Row> holding(DecisionTable table, KnowledgeBase base, Assessment assessment) {
        Presentation presentation =
                new Presentation(VOCABULARY, assessment.trace().presentation());
        Outcome outcome = new Outcome(base.vocabulary(), assessment.trace().outcome());
        return table.rows().stream()
                .filter(row -> row.of(presentation) == Truth.TRUE && row.of(outcome) == Truth.TRUE)
                .toList();
    }

    /** The policies in the plainest words. */
    private static List<Row> counting(List<Row> holding, HitPolicy policy) {
        if (!policy.selects() || holding.isEmpty()) {
            return holding;
        }
        Row best = holding.get(0);
        if (policy == HitPolicy.PRIORITY) {
            for (Row row : holding) {
                best = foremost(row) < foremost(best) ? row : best;
            }
        }
        return List.of(best);
    }

    private static int foremost(Row row) {
        List<String> order =
                List.of("emergency", "prompt", "routine", "fever-beside", "bleeding", "watch", "go", "ask");
        int urgency = 9;
        int code = 9;
        for (Action action : row.actions()) {
            int at = order.indexOf(action.value());
            if (action.kind() == Action.Kind.RaisedUrgency) {
                urgency = Math.min(urgency, at);
            } else {
                code = Math.min(code, at);
            }
        }
        return 10 * urgency + code;
    }

    private static List<String> ids(Assessment assessment) {
        return assessment.trace().fired().stream()
                .map(Trace.Firing::id)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(HitPolicy.class)
    void no_answer_that_is_not_asked_for_raises_the_urgency_and_no_answer_more_lowers_it(HitPolicy policy) {
        SmallTables tables = new SmallTables(100 + policy.code().length());
        int raised = 0;
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = accepted(tables, policy);
            Assessor assessor = new Assessor(MadeUp.base(VOCABULARY, List.of(table, strain())));
            for (int j = 0; j < PRESENTATIONS; j++) {
                Map<String, Object> answers = tables.answers();
                Assessment before = assessor.assess(new Presentation(VOCABULARY, answers));
                Set<String> asked = before.questions().stream()
                        .filter(question -> question.couldRaiseTo() != null)
                        .map(Question::field)
                        .collect(Collectors.toSet());
                for (Field field : VOCABULARY.fields()) {
                    boolean moot = new Presentation(VOCABULARY, answers)
                            .isMoot(VOCABULARY.presentation().slot(field.name()));
                    if (answers.containsKey(field.name()) || moot) {
                        continue;
                    }
                    Map<String, Object> more = new LinkedHashMap<>(answers);
                    more.put(field.name(), tables.answer(field));
                    Assessment after = assessor.assess(new Presentation(VOCABULARY, more));
                    int change = after.urgency().compareTo(before.urgency());
                    if (change > 0) {
                        raised++;
                        assertThat(asked).as("%s on %s", table, more).contains(field.name());
                    }
                    boolean explained =
                            after.explanations().size() > before.explanations().size();
                    assertThat(change >= 0 || explained)
                            .as("%s on %s", table, more)
                            .isTrue();
                    assertThat(codes(after)).as("%s on %s", table, more).containsAll(codes(before));
                }
            }
        }
        assertThat(raised).as("the promise was put to the test").isGreaterThan(100);
    }

    private static Set<String> codes(Assessment assessment) {
        return assessment.redFlags().stream().map(Assessment.Flag::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static DecisionTable strain() {
        Row row = new Row(
                "EX-10",
                "Strain",
                List.of("G1"),
                List.of(SmallTables.condition("Presentation", "fever", Operator.IS, "no")),
                List.of(new Action(Action.Kind.Explanation, null, List.of(), "strain", "Z9")),
                9);
        return SmallTables.table(HitPolicy.COLLECT, false, List.of(row));
    }

    private static final Condition FEVER = SmallTables.condition("Presentation", "fever", Operator.IS, "yes");
    private static final Condition SUDDEN = SmallTables.condition("Presentation", "onset", Operator.ANY_OF, "sudden");

    private static Action raise(String urgency) {
        return new Action(Action.Kind.RaisedUrgency, null, List.of(), urgency, "Y1");
    }

    @Test
    void an_open_row_that_a_holding_row_beats_already_is_not_asked_for() {
        DecisionTable table = SmallTables.table(
                HitPolicy.FIRST,
                false,
                List.of(
                        SmallTables.row(0, List.of(FEVER), raise("prompt")),
                        SmallTables.row(1, List.of(SUDDEN), raise("prompt"))));
        Assessor assessor = new Assessor(MadeUp.base(VOCABULARY, List.of(table)));

        assertThat(questions(assessor, Map.of("onset", "gradual"))).containsExactly("fever");
        assertThat(questions(assessor, Map.of())).containsExactly("fever", "onset");
        assertThat(questions(assessor, Map.of("fever", true))).isEmpty();
    }

    private static List<String> questions(Assessor assessor, Map<String, Object> answers) {
        return assessor.assess(new Presentation(VOCABULARY, answers)).questions().stream()
                .map(Question::field)
                .toList();
    }

    @Test
    void two_rows_that_hold_of_a_table_with_at_most_one_are_no_answer() {
        List<Row> rows = new ArrayList<>();
        rows.add(SmallTables.row(0, List.of(FEVER), raise("prompt")));
        rows.add(SmallTables.row(1, List.of(SUDDEN), raise("routine")));
        Assessor assessor =
                new Assessor(MadeUp.base(VOCABULARY, List.of(SmallTables.table(HitPolicy.UNIQUE, false, rows))));

        assertThat(assessor.assess(new Presentation(VOCABULARY, Map.of("fever", true)))
                        .urgency())
                .isEqualTo(Urgency.PROMPT);
        assertThatThrownBy(
                        () -> assessor.assess(new Presentation(VOCABULARY, Map.of("fever", true, "onset", "sudden"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rows SM-10 and SM-11 hold at once in small.drl.xlsx, of which at most one can");
    }
}
