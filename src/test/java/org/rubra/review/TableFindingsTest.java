package org.rubra.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rubra.proof.SmallTables;
import org.rubra.proof.TableProof;
import org.rubra.table.Action;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.vocabulary.Place;

/** Each fault that rows of a table can have among each other, alone in a table, and the words in which it is told. */
class TableFindingsTest {
    private static final Action PROMPT = raise("prompt");
    private static final Action ROUTINE = raise("routine");

    private static Condition cell(String field, Operator operator, String cell, String... values) {
        return new Condition("Presentation", field, operator, List.of(values), cell);
    }

    private static final Condition FEVER = cell("fever", Operator.IS, "D9", "yes");
    private static final Condition SUDDEN = cell("onset", Operator.ANY_OF, "E9", "sudden");
    private static final Condition FACE = cell("sites", Operator.HAS, "H9", "face");

    private static Action raise(String urgency) {
        return new Action(Action.Kind.RaisedUrgency, null, List.of(), urgency, "Y9");
    }

    private static Action evidence(String strength) {
        return new Action(Action.Kind.PatternEvidence, "petechiae", List.of(), strength, "Z9");
    }

    private static Row row(int number, Action action, Condition... conditions) {
        return SmallTables.row(number, List.of(conditions), action);
    }

    private static List<Finding> findings(HitPolicy policy, Row... rows) {
        return TableFindings.of(
                SmallTables.table(policy, false, List.of(rows)), SmallTables.VOCABULARY, TableProof.STEPS);
    }

    private static List<Finding> gaps(Row... rows) {
        return TableFindings.of(
                SmallTables.table(HitPolicy.COLLECT, true, List.of(rows)), SmallTables.VOCABULARY, TableProof.STEPS);
    }

    private static Finding finding(
            Finding.Level level, String check, Place where, String found, String expected, Place... related) {
        return new Finding(level, check, where, found, expected, null, List.of(related), Map.of());
    }

    private static Place at(int line, String column) {
        return Place.cell("small.drl.xlsx", "Small", line, column + line);
    }

    private static Place table() {
        return new Place("small.drl.xlsx", "Small", 0, null);
    }

    @Test
    void cells_that_never_hold_together() {
        assertThat(findings(
                        HitPolicy.COLLECT,
                        row(
                                0,
                                PROMPT,
                                FEVER,
                                cell("age", Operator.AT_LEAST, "F9", "2"),
                                cell("age", Operator.BELOW, "G9", "2"))))
                .containsExactly(finding(
                        Finding.Level.ERROR,
                        "never",
                        at(9, "A"),
                        "SM-10, which can never hold: age at least 2 (F9) and age below 2 (G9)",
                        "cells that one answer satisfies together"));
    }

    @Test
    void a_cell_that_never_holds() {
        assertThat(findings(HitPolicy.COLLECT, row(0, PROMPT, cell("age", Operator.BELOW, "G9", "0"))))
                .containsExactly(finding(
                        Finding.Level.ERROR,
                        "never",
                        at(9, "G"),
                        "age below 0, which no answer is",
                        "a cell that holds for some answer; age is an integer from 0 to 3"));
    }

    @Test
    void a_row_that_another_always_answers_before() {
        assertThat(findings(HitPolicy.FIRST, row(0, PROMPT, FEVER), row(1, PROMPT, FEVER, SUDDEN)))
                .containsExactly(finding(
                        Finding.Level.ERROR,
                        "unreachable",
                        at(10, "A"),
                        "SM-11, which never counts: wherever it holds, SM-10 answers first",
                        "a row that counts for somebody",
                        at(9, "A")));
        assertThat(findings(HitPolicy.COLLECT, row(0, ROUTINE, FEVER), row(1, PROMPT, FEVER, SUDDEN)))
                .isEmpty();
    }

    @Test
    void a_row_that_several_together_always_answer_before() {
        assertThat(findings(
                        HitPolicy.FIRST,
                        row(0, PROMPT, cell("age", Operator.BELOW, "G9", "1")),
                        row(1, PROMPT, FACE),
                        row(2, PROMPT, cell("age", Operator.AT_LEAST, "F9", "1")),
                        row(3, PROMPT, SUDDEN, cell("age", Operator.AT_LEAST, "F9", "0"))))
                .containsExactly(finding(
                        Finding.Level.ERROR,
                        "unreachable",
                        at(12, "A"),
                        "SM-13, which never counts: wherever it holds, SM-10 or SM-12 answers first",
                        "a row that counts for somebody",
                        at(9, "A"),
                        at(11, "A")));
    }

    @Test
    void a_row_that_says_what_another_says() {
        assertThat(findings(HitPolicy.COLLECT, row(0, PROMPT, FEVER), row(1, PROMPT, FEVER)))
                .containsExactly(finding(
                        Finding.Level.ERROR,
                        "same-conditions",
                        at(10, "A"),
                        "SM-11, which says what SM-10 says",
                        "each row once",
                        at(9, "A")));
    }

    @Test
    void rows_with_the_same_conditions_that_conclude_different_things() {
        Action flag = new Action(Action.Kind.RedFlag, null, List.of(), "bleeding", "Z9");
        assertThat(findings(HitPolicy.COLLECT, row(0, PROMPT, FEVER), row(1, flag, FEVER)))
                .containsExactly(finding(
                        Finding.Level.NOTE,
                        "same-conditions",
                        table(),
                        "one row with the conditions of a row above and other conclusions: SM-11",
                        "one row for what has the same conditions, unless the evidence differs",
                        at(10, "A")));
    }

    @Test
    void a_row_within_another_that_concludes_as_much() {
        assertThat(findings(HitPolicy.COLLECT, row(0, PROMPT, FEVER), row(1, ROUTINE, FEVER, SUDDEN)))
                .containsExactly(finding(
                        Finding.Level.WARNING,
                        "contained",
                        at(10, "A"),
                        "SM-11, which decides nothing: wherever it holds, SM-10 holds and concludes as much",
                        "a row that concludes something more",
                        at(9, "A")));
        Row same = row(1, ROUTINE, FEVER, SUDDEN);
        Row cites = new Row(same.id(), same.sentence(), List.of("Z9"), same.conditions(), same.actions(), same.line());
        assertThat(findings(HitPolicy.COLLECT, row(0, PROMPT, FEVER), cites))
                .as("it is there for its evidence")
                .containsExactly(finding(
                        Finding.Level.NOTE,
                        "contained",
                        at(10, "A"),
                        "SM-11, which decides nothing and stands for Z9 alone: wherever it holds, SM-10 holds and concludes as much",
                        "a row that concludes something more",
                        at(9, "A")));
        assertThat(findings(HitPolicy.COLLECT, row(0, evidence("for"), FEVER), row(1, evidence("for"), FEVER, SUDDEN)))
                .as("evidence adds up")
                .isEmpty();
    }

    @Test
    void rows_that_can_hold_at_once_and_say_different_things_where_at_most_one_can() {
        assertThat(findings(HitPolicy.UNIQUE, row(0, PROMPT, FEVER), row(1, ROUTINE, SUDDEN, FACE)))
                .containsExactly(new Finding(
                        Finding.Level.ERROR,
                        "contradiction",
                        at(10, "A"),
                        "SM-11, which can hold together with SM-10",
                        "rows of which at most one can hold, as the hit policy of this table says",
                        null,
                        List.of(at(9, "A")),
                        Map.of("fever", true, "onset", "sudden", "sites", List.of("face"))));
    }

    @Test
    void rows_that_can_hold_at_once_and_say_the_same_where_at_most_one_can() {
        assertThat(findings(HitPolicy.UNIQUE, row(0, PROMPT, FEVER), row(1, PROMPT, SUDDEN)))
                .extracting(Finding::check)
                .containsExactly("overlap");
    }

    @Test
    void rows_that_speak_for_and_against_a_pattern_on_the_same_conditions() {
        assertThat(findings(HitPolicy.COLLECT, row(0, evidence("for"), FEVER), row(1, evidence("against"), FEVER)))
                .containsExactly(finding(
                        Finding.Level.WARNING,
                        "contradiction",
                        at(10, "A"),
                        "SM-11, with the same conditions as SM-10, one of them for and one against petechiae",
                        "one of the two",
                        at(9, "A")));
    }

    @Test
    void a_table_that_must_answer_and_does_not() {
        assertThat(gaps(
                        row(0, PROMPT, SUDDEN),
                        row(1, PROMPT, cell("age", Operator.BELOW, "G9", "1")),
                        row(2, PROMPT, cell("age", Operator.AT_LEAST, "F9", "3"))))
                .containsExactly(new Finding(
                        Finding.Level.ERROR,
                        "gap",
                        table(),
                        "no row for onset gradual or other, age 1 to 2",
                        "a row for everybody of whom all that this table asks is known",
                        null,
                        List.of(),
                        Map.of("onset", "gradual", "age", 1.0)));
    }

    @Test
    void a_gap_in_the_fewest_words_for_each_kind_of_field() {
        assertThat(words(row(0, PROMPT, FEVER))).containsExactly("no row for fever no");
        assertThat(words(row(0, PROMPT, cell("sites", Operator.HAS, "H9", "face", "neck"))))
                .containsExactly("no row for sites without face or neck");
        assertThat(words(row(0, PROMPT, cell("size", Operator.AT_LEAST, "F9", "1"))))
                .containsExactly("no row for size below 1");
        assertThat(words(row(0, PROMPT, cell("size", Operator.BELOW, "F9", "1"))))
                .containsExactly("no row for size 1 or more");
        assertThat(words(
                        row(0, PROMPT, cell("size", Operator.BELOW, "F9", "1")),
                        row(1, PROMPT, cell("size", Operator.AT_LEAST, "F9", "1.5"))))
                .containsExactly("no row for size 1 or more but below 1.5");
        assertThat(words(
                        row(0, PROMPT, cell("age", Operator.BELOW, "F9", "1")),
                        row(1, PROMPT, cell("age", Operator.AT_LEAST, "F9", "2"))))
                .containsExactly("no row for age 1");
        assertThat(words(row(0, PROMPT, cell("months", Operator.AT_LEAST, "F9", "0"))))
                .containsExactly("no row for months not applying");
        assertThat(words(
                        row(0, PROMPT, cell("fever", Operator.IS, "D9", "yes")),
                        row(1, PROMPT, cell("fever", Operator.IS, "D9", "no"))))
                .isEmpty();
        assertThat(words(row(0, PROMPT, cell("sites", Operator.HAS, "H9", "face", "neck", "legs"))))
                .as("a set that is known has a member")
                .isEmpty();
    }

    private static List<String> words(Row... rows) {
        return gaps(rows).stream().map(Finding::found).toList();
    }

    @Test
    void what_could_not_be_decided_is_said_of_the_rows_and_of_the_table() {
        DecisionTable table =
                SmallTables.table(HitPolicy.FIRST, true, List.of(row(0, PROMPT, FEVER), row(1, PROMPT, SUDDEN)));
        assertThat(TableFindings.of(table, SmallTables.VOCABULARY, 1))
                .containsExactly(
                        finding(
                                Finding.Level.WARNING,
                                "not-decided",
                                table(),
                                "rows that overlap in too many ways to tell whether they answer everybody",
                                "fewer rows, or rows that one column sets apart"),
                        finding(
                                Finding.Level.WARNING,
                                "not-decided",
                                table(),
                                "rows that overlap in too many ways to tell whether each counts for somebody: SM-11",
                                "fewer rows, or rows that one column sets apart",
                                at(10, "A")));
    }
}
