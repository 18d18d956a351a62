package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rubra.proof.SmallTables;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.Row;

/** What the compiler refuses for the sake of a table's hit policy. */
class HitPolicyReaderTest {
    private static final Condition FEVER = SmallTables.condition("Presentation", "fever", Operator.IS, "yes");
    private static final Condition NO_FEVER = SmallTables.condition("Presentation", "fever", Operator.IS, "no");
    private static final Condition SUDDEN = SmallTables.condition("Presentation", "onset", Operator.ANY_OF, "sudden");
    private static final Condition BELOW_NOTHING = SmallTables.condition("Presentation", "age", Operator.BELOW, "0");

    private static Row row(int number, Condition condition, Action... actions) {
        return SmallTables.row(number, List.of(condition), actions);
    }

    private static Action raise(String urgency, String... unless) {
        return new Action(Action.Kind.RaisedUrgency, null, List.of(unless), urgency, "Y10");
    }

    private static Action conclude(Action.Kind kind, String code) {
        return new Action(kind, kind == Action.Kind.PatternEvidence ? "petechiae" : null, List.of(), code, "Z10");
    }

    private static List<String> problems(HitPolicy policy, Row... rows) {
        DecisionTable table = SmallTables.table(policy, false, List.of(rows));
        return MadeUp.problems(table, SmallTables.VOCABULARY);
    }

    @Test
    void a_table_in_which_two_rows_can_hold_is_refused_where_at_most_one_may() {
        assertThat(problems(
                        HitPolicy.UNIQUE,
                        row(0, FEVER, raise("prompt")),
                        row(1, SUDDEN, raise("prompt")),
                        row(2, NO_FEVER, raise("routine"))))
                .containsExactly(
                        "small.drl.xlsx › Small!A10   found SM-11, which can hold together with SM-10; "
                                + "expected rows of which at most one can hold, as the hit policy of this table says",
                        "small.drl.xlsx › Small!A11   found SM-12, which can hold together with SM-11; "
                                + "expected rows of which at most one can hold, as the hit policy of this table says");
    }

    @Test
    void rows_that_exclude_each_other_or_never_hold_may_stand_where_at_most_one_may() {
        assertThat(problems(
                        HitPolicy.UNIQUE,
                        row(0, FEVER, raise("prompt")),
                        row(1, NO_FEVER, raise("routine")),
                        row(2, BELOW_NOTHING, raise("routine"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Explanation, strain, the explanation strain",
        "PatternEvidence, for, evidence for or against petechiae",
        "RaisedUrgency, self-care, self-care"
    })
    void what_an_answer_must_not_take_back_is_refused_where_one_row_counts(
            Action.Kind kind, String says, String found) {
        assertThat(problems(HitPolicy.FIRST, row(0, FEVER, conclude(kind, says))))
                .containsExactly(
                        "small.drl.xlsx › Small!Z10   found " + found
                                + "; expected nothing that one answer more could take back, in a table of which only one row counts");
        assertThat(problems(HitPolicy.COLLECT, row(0, FEVER, conclude(kind, says))))
                .isEmpty();
    }

    @Test
    void a_row_that_hides_a_more_urgent_one_is_refused() {
        assertThat(problems(HitPolicy.FIRST, row(0, FEVER, raise("routine")), row(1, SUDDEN, raise("emergency"))))
                .containsExactly(
                        "small.drl.xlsx › Small!A9   found SM-10, which hides the more urgent SM-11 where both hold; "
                                + "expected a row that raises at least as much as each that it hides");
        assertThat(problems(HitPolicy.FIRST, row(0, FEVER, raise("routine")), row(1, NO_FEVER, raise("emergency"))))
                .isEmpty();
        assertThat(problems(HitPolicy.PRIORITY, row(0, FEVER, raise("routine")), row(1, SUDDEN, raise("emergency"))))
                .isEmpty();
    }

    @Test
    void a_row_that_could_be_set_aside_where_the_one_it_hides_could_not_is_refused() {
        assertThat(problems(
                        HitPolicy.PRIORITY,
                        row(0, FEVER, raise("emergency", "strain")),
                        row(1, SUDDEN, raise("prompt"))))
                .containsExactly(
                        "small.drl.xlsx › Small!A9   found SM-10, which hides the more urgent SM-11 where both hold; "
                                + "expected a row that raises at least as much as each that it hides");
        assertThat(problems(
                        HitPolicy.PRIORITY,
                        row(0, FEVER, raise("emergency", "strain")),
                        row(1, SUDDEN, raise("prompt", "strain"))))
                .isEmpty();
    }

    @Test
    void a_row_that_hides_a_red_flag_is_refused() {
        Action flag = conclude(Action.Kind.RedFlag, "bleeding");

        assertThat(problems(HitPolicy.FIRST, row(0, FEVER, raise("prompt")), row(1, SUDDEN, raise("prompt"), flag)))
                .containsExactly(
                        "small.drl.xlsx › Small!A9   found SM-10, which hides the red flag of SM-11 where both hold; "
                                + "expected a row that shows each red flag that it hides");
        assertThat(problems(
                        HitPolicy.FIRST, row(0, FEVER, raise("prompt"), flag), row(1, SUDDEN, raise("prompt"), flag)))
                .isEmpty();
    }

    @Test
    void the_foremost_conclusion_is_the_most_urgent_then_the_first_of_the_vocabulary_then_the_topmost() {
        Row ask = row(0, FEVER, conclude(Action.Kind.Advice, "ask"));
        Row watch = row(1, FEVER, conclude(Action.Kind.Advice, "watch"));
        Row again = row(2, FEVER, conclude(Action.Kind.Advice, "watch"));
        Row prompt = row(3, FEVER, raise("prompt"), conclude(Action.Kind.Advice, "ask"));
        Row urgent = row(4, FEVER, raise("emergency"));
        Row flag = row(5, FEVER, conclude(Action.Kind.RedFlag, "bleeding"));
        List<Row> rows = List.of(ask, watch, again, prompt, urgent, flag);

        assertThat(Ranking.of(SmallTables.table(HitPolicy.PRIORITY, false, rows), SmallTables.VOCABULARY))
                .containsExactly(urgent, prompt, flag, watch, again, ask);
        assertThat(Ranking.of(SmallTables.table(HitPolicy.FIRST, false, rows), SmallTables.VOCABULARY))
                .isEqualTo(rows);
    }
}
