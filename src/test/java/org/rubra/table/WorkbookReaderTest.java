package org.rubra.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.table.Samples.cell;
import static org.rubra.table.Samples.changed;
import static org.rubra.table.Samples.problems;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbookReaderTest {
    private static final String HERE = Samples.FILE + " › Red flags!";
    private static final String POLICIES = "one of \"collect: every row that holds counts\","
            + " \"unique: at most one row can hold\","
            + " \"first: of the rows that hold, the topmost counts\","
            + " \"priority: of the rows that hold, the one with the foremost conclusion counts\"";

    @ParameterizedTest
    @MethodSource({"structures", "cells", "numbers", "rows"})
    void one_fault_is_refused_by_its_cell_and_by_nothing_else(Consumer<XSSFWorkbook> fault, String message) {
        assertThat(problems(changed(fault))).containsExactly(HERE + message);
    }

    static Stream<Arguments> structures() {
        return Stream.of(
                text("A1", "RuleSet2", "A1   found \"RuleSet2\"; expected RuleSet"),
                text(
                        "B1",
                        "rubra.artikle",
                        "B1   found \"rubra.artikle\"; expected rubra.article or rubra.safetynet   (did you mean: rubra.article?)"),
                text("C1", "x", "C1   found \"x\"; expected an empty cell"),
                text("A2", "Functions", "A2   found \"Functions\"; expected Import"),
                text("B2", "java.util.*", "B2   found \"java.util.*\"; expected " + Layout.IMPORTS),
                text(
                        "A3",
                        "RuleTable",
                        "A3   found \"RuleTable\"; expected RuleTable and a title of at most 60 letters, digits, blanks, commas, apostrophes and hyphens"),
                text("B3", "", "B3   found an empty cell; expected " + POLICIES),
                text(
                        "B3",
                        "colect",
                        "B3   found \"colect\"; expected " + POLICIES
                                + "   (did you mean: collect: every row that holds counts?)"),
                text(
                        "B3",
                        "first: of the rows that hold the topmost counts",
                        "B3   found \"first: of the rows that hold the topmost counts\"; expected " + POLICIES
                                + "   (did you mean: first: of the rows that hold, the topmost counts?)"),
                text("C3", "", "C3   found an empty cell; expected may say nothing or must always answer"),
                text(
                        "C3",
                        "must allways answer",
                        "C3   found \"must allways answer\"; expected may say nothing or must always answer"
                                + "   (did you mean: must always answer?)"),
                text("D3", "x", "D3   found \"x\"; expected an empty cell"),
                text("A4", "N", "A4   found \"N\"; expected NAME, METADATA, CONDITION or ACTION"),
                text(
                        "C4",
                        "CONDITIONS",
                        "C4   found \"CONDITIONS\"; expected NAME, METADATA, CONDITION or ACTION   (did you mean: CONDITION?)"),
                text(
                        "C5",
                        "Presentatoin",
                        "C5   found \"Presentatoin\"; expected Presentation or Outcome, merged over its columns   (did you mean: Presentation?)"),
                text("H5", "Presentation", "H5   found \"Presentation\"; expected an empty cell"),
                text(
                        "C6",
                        "fevr == \"$param\"",
                        "C6   found the field \"fevr\"; expected a field of Presentation   (did you mean: fever?)"),
                text(
                        "C6",
                        "fever != \"$param\"",
                        "C6   found \"fever != \"$param\"\"; expected a known condition, such as fever == \"$param\""),
                text(
                        "C6",
                        "f\u0435ver == \"$param\"",
                        "C6   found \"f\\u0435ver == \"$param\"\", where character 2 is a cyrillic small letter ie (U+0435);"
                                + " expected a known condition, such as fever == \"$param\"   (did you mean: fever == \"$param\"?)"),
                text(
                        "H6",
                        "insert(new\u00a0RedFlag(drools.getRule().getName(), \"$param\"));",
                        "H6   found \"insert(new\\u00a0RedFlag(drools.getRule().getName(), \"$param\"));\", where character 11 is a no-break space (U+00A0);"
                                + " expected a known action, such as insert(new RedFlag(drools.getRule().getName(), \"$param\"));"
                                + "   (did you mean: insert(new RedFlag(drools.getRule().getName(), \"$param\"));?)"),
                text(
                        "H6",
                        "insert(new Alarm(\"$param\"));",
                        "H6   found \"insert(new Alarm(\"$param\"));\"; expected a known action, such as "
                                + ColumnForm.action(Action.Kind.RedFlag).code()),
                text(
                        "C6",
                        "fever >= $param",
                        "C6   found \"fever >= $param\"; expected a comparison that fits fever, which is true or false"),
                text("D6", "fever == \"$param\"", "D6   found \"fever == \"$param\"\"; expected every column once"),
                text(
                        "K6",
                        ColumnForm.evidence("petechia").code(),
                        "K6   found the pattern \"petechia\"; expected one of petechiae, cherry-angioma   (did you mean: petechiae?)"),
                text(
                        "J6",
                        ColumnForm.raise(List.of("strian")).code(),
                        "J6   found the explanation \"strian\"; expected one of strain, known-trigger   (did you mean: strain?)"),
                text(
                        "L6",
                        "Evidence(\"$param\")",
                        "L6   found \"Evidence(\"$param\")\"; expected Sentence(\"$param\") or Evidence($param)"),
                text("C7", "", "C7   found an empty cell; expected a heading"),
                fault(
                        w -> w.getSheetAt(0).setColumnHidden(3, true),
                        "D7   found a hidden column; expected every column of the table to be shown"),
                fault(
                        w -> w.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("C8:D8")),
                        "C8   found the merged cells C8:D8; expected merged cells in row 5 only"));
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                text("C8", "somtimes", "C8   found \"somtimes\"; expected yes, no or blank"),
                text("C8", "Yes", "C8   found \"Yes\"; expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "C8",
                        "yes ",
                        "C8   found \"yes \", where character 4 is a space; expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "C8",
                        "\u0443\u0435\u0455",
                        "C8   found \"\\u0443\\u0435\\u0455\", where character 1 is a cyrillic small letter u (U+0443);"
                                + " expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "I9",
                        "self\u2011care",
                        "I9   found \"self\\u2011care\", where character 5 is a non-breaking hyphen (U+2011);"
                                + " expected self-care, routine, prompt, emergency or blank   (did you mean: self-care?)"),
                text(
                        "C8",
                        "yes\u00a0",
                        "C8   found \"yes\\u00a0\", where character 4 is a no-break space (U+00A0); expected yes, no or blank   (did you mean: yes?)"),
                text("C8", " ", "C8   found \" \", where character 1 is a space; expected yes, no or blank"),
                fault(
                        w -> cell(w, "C8").setCellValue(true),
                        "C8   found the truth value TRUE; expected yes, no or blank"),
                fault(
                        w -> cell(w, "C8").setCellErrorValue(FormulaError.NA),
                        "C8   found the error #N/A; expected yes, no or blank"),
                fault(w -> cell(w, "C8").setCellFormula("A1"), "C8   found the formula =A1; expected yes, no or blank"),
                fault(w -> cell(w, "C8").setCellValue(1), "C8   found the number 1; expected yes, no or blank"),
                text(
                        "D9",
                        "red, purpel",
                        "D9   found \"purpel\" in \"red, purpel\"; expected one or more of red, purple, pink (separated by commas), or blank   (did you mean: purple?)"),
                text(
                        "D9",
                        "r\u0435d",
                        "D9   found \"r\\u0435d\", where character 2 is a cyrillic small letter ie (U+0435); expected one or more of red, purple, pink (separated by commas), or blank   (did you mean: red?)"),
                text(
                        "D9",
                        "red; pink",
                        "D9   found \"red; pink\"; expected one or more of red, purple, pink (separated by commas), or blank   (did you mean: red, pink?)"),
                text(
                        "C8",
                        "\u03a5\u0395S",
                        "C8   found \"\\u03a5\\u0395S\", where character 1 is a greek capital letter upsilon (U+03A5);"
                                + " expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "C8",
                        "\uff59\uff45\uff53",
                        "C8   found \"\\uff59\\uff45\\uff53\", where character 1 is a fullwidth latin small letter y (U+FF59);"
                                + " expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "C8",
                        "yes\t",
                        "C8   found \"yes\\u0009\", where character 4 is a tab (U+0009); expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "C8",
                        "\u3000yes",
                        "C8   found \"\\u3000yes\", where character 1 is an ideographic space (U+3000); expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "D9",
                        "red, red",
                        "D9   found \"red\" twice; expected one or more of red, purple, pink (separated by commas), or blank"),
                text(
                        "D9",
                        "red,",
                        "D9   found \"\" in \"red,\"; expected one or more of red, purple, pink (separated by commas), or blank"),
                text("I9", "soon", "I9   found \"soon\"; expected self-care, routine, prompt, emergency or blank"),
                text(
                        "K8",
                        "strongly",
                        "K8   found \"strongly\"; expected strongly for, for, slightly for, slightly against, against, strongly against or blank   (did you mean: strongly for?)"),
                text("M8", "a note", "M8   found \"a note\"; expected nothing beyond the table's last column"));
    }

    static Stream<Arguments> numbers() {
        String age = "; expected an integer from 0 to 130 (years), or blank";
        return Stream.of(
                text(
                        "F9",
                        "16",
                        "F9   found the text \"16\", which only looks like a number" + age + "   (did you mean: 16?)"),
                text(
                        "F9",
                        "7\u00a0",
                        "F9   found the text \"7\\u00a0\", which only looks like a number" + age
                                + "   (did you mean: 7?)"),
                text(
                        "F9",
                        "14,0",
                        "F9   found the text \"14,0\", which only looks like a number" + age
                                + "   (did you mean: 14?)"),
                text("F9", "1.000", "F9   found the text \"1.000\", which only looks like a number" + age),
                text("F9", "131", "F9   found the text \"131\", which only looks like a number" + age),
                text("F9", "1,5", "F9   found the text \"1,5\", which only looks like a number" + age),
                text(
                        "G9",
                        "1,5",
                        "G9   found the text \"1,5\", which only looks like a number; expected a number from 0 to 50 (mm), or blank   (did you mean: 1.5?)"),
                text("F9", "old", "F9   found \"old\"" + age),
                fault(w -> cell(w, "F9").setCellValue(16.5), "F9   found the number 16.5" + age),
                fault(w -> cell(w, "F9").setCellValue(131), "F9   found the number 131" + age),
                fault(w -> cell(w, "F9").setCellValue(-1), "F9   found the number -1" + age),
                fault(w -> format(w, "F9", "yyyy-mm-dd"), "F9   found the date 16 (a number shown as a date)" + age),
                fault(
                        w -> format(w, "G9", "0"),
                        "G9   found the number 30.5, shown as \"31\"; expected a number from 0 to 50 (mm), or blank"));
    }

    static Stream<Arguments> rows() {
        String sentence = "; expected a sentence of at most 160 characters in one line, without \" and \\";
        return Stream.of(
                text("A8", "RF-1", "A8   found \"RF-1\"; expected an id such as RF-01"),
                text(
                        "A8",
                        "RF\u201101",
                        "A8   found \"RF\\u201101\", where character 3 is a non-breaking hyphen (U+2011); expected an id such as RF-01   (did you mean: RF-01?)"),
                text(
                        "A9",
                        "RF-02 ",
                        "A9   found \"RF-02 \", where character 6 is a space; expected an id such as RF-01   (did you mean: RF-02?)"),
                text("A9", "rf-02", "A9   found \"rf-02\"; expected an id such as RF-01   (did you mean: RF-02?)"),
                text(
                        "L8",
                        "G3,\u00a0G6",
                        "L8   found \"G3,\\u00a0G6\", where character 4 is a no-break space (U+00A0);"
                                + " expected the ids of statements, such as G6, P2, each once   (did you mean: G3, G6?)"),
                text(
                        "A12",
                        "RuleTable Second",
                        "A12   found Drools' keyword RuleTable in \"RuleTable Second\"; expected one table, and no code outside it"),
                text(
                        "A12",
                        "Functions",
                        "A12   found Drools' keyword Functions in \"Functions\"; expected one table, and no code outside it"),
                text("A9", "RF-01", "A9   found \"RF-01\", as in row 8; expected an id of its own"),
                text("B8", "", "B8   found an empty cell" + sentence),
                text("B8", "Say \"no\"", "B8   found \"Say \"no\"\"" + sentence),
                text(
                        "B8",
                        "two\nlines",
                        "B8   found \"two\\u000alines\", where character 4 is a line feed (U+000A)" + sentence
                                + "   (did you mean: two lines?)"),
                text(
                        "B8",
                        "\u03b2 and F\u0435ver",
                        "B8   found \"\\u03b2 and F\\u0435ver\", where character 8 is a cyrillic small letter ie (U+0435)"
                                + sentence + "   (did you mean: \u03b2 and Fever?)"),
                text("B8", "x".repeat(161), "B8   found \"" + "x".repeat(80) + "…\"" + sentence),
                text("L8", "", "L8   found an empty cell; expected the ids of statements, such as G6, P2, each once"),
                text(
                        "L8",
                        "G6; P2",
                        "L8   found \"G6; P2\"; expected the ids of statements, such as G6, P2, each once"),
                text(
                        "L8",
                        "G6, G6",
                        "L8   found \"G6, G6\"; expected the ids of statements, such as G6, P2, each once"),
                text(
                        "C8",
                        "",
                        "row 8   found no condition; expected one at least: a row without any would always fire"),
                text("I11", "", "row 11   found no conclusion; expected one at least"),
                text(
                        "I8",
                        "self-care",
                        "row 8   found a red flag without an urgency; expected an urgency of routine or more beside a red flag"),
                fault(
                        w -> w.getSheetAt(0).getRow(8).setZeroHeight(true),
                        "row 9   found a row hidden by hand; expected every row to be shown, or hidden by a filter only"),
                fault(
                        w -> w.getSheetAt(0).shiftRows(9, 10, 1),
                        "row 10   found a blank row inside the table; expected rows 11 to 12 to follow row 9"));
    }

    @Test
    void every_fault_is_told_at_once_in_the_order_of_the_sheet() {
        byte[] bytes = changed(w -> {
            cell(w, "C9").setCellValue("nope");
            cell(w, "C8").setCellValue("maybe");
            cell(w, "A3").setCellValue("Table");
        });
        assertThat(problems(bytes))
                .extracting(problem -> problem.split(" {3}", 2)[0])
                .containsExactly(HERE + "A3", HERE + "C8", HERE + "C9");
    }

    @Test
    void a_fact_type_that_is_repeated_instead_of_merged_is_refused_and_explained() {
        byte[] bytes = changed(w -> {
            w.getSheetAt(0).removeMergedRegion(0);
            w.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("C5:F5"));
            cell(w, "G5").setCellValue("Presentation");
        });
        assertThat(problems(bytes))
                .containsExactly(HERE
                        + "G5   found \"Presentation\" again; expected one cell merged over all columns of Presentation:"
                        + " repeated, it splits the condition in two, which two different facts could satisfy");
    }

    @Test
    void a_table_about_the_outcome_may_only_advise() {
        byte[] bytes = changed(Samples.ADVICE, w -> {
            cell(w, "F6")
                    .setCellValue(ColumnForm.action(Action.Kind.RaisedUrgency).code());
            cell(w, "F8").setCellValue("prompt");
        });
        assertThat(problems(bytes))
                .hasSize(1)
                .first()
                .asString()
                .contains("!F6")
                .contains("advice only");
    }

    @Test
    void a_column_may_be_written_for_one_value_of_a_set_or_a_choice() {
        byte[] bytes = changed(w -> {
            cell(w, "D6").setCellValue("colour  == \"$param\"");
            cell(w, "E6").setCellValue("sites contains \"$param\"");
            cell(w, "D9").setCellValue("red");
        });
        assertThat(problems(bytes))
                .containsExactly(HERE + "E9   found \"face, neck\"; expected face, neck, legs or blank");
    }

    @Test
    void columns_keep_their_order_and_their_number() {
        String evidence = ColumnsReader.EVIDENCE;
        byte[] swapped = changed(Samples.ADVICE, w -> {
            cell(w, "D4").setCellValue("METADATA");
            cell(w, "D6").setCellValue(evidence);
            cell(w, "D8").setCellValue("G1");
            w.getSheetAt(0).removeMergedRegion(0);
            cell(w, "D5").setBlank();
            cell(w, "E5").setCellValue("Outcome");
        });
        assertThat(problems(swapped))
                .containsExactly(
                        Samples.FILE + " › Advice!G6   found \"Evidence($param)\"; expected every column once");
        assertThat(problems(changed(Samples.ADVICE, w -> cell(w, "B4").setCellValue("NAME"))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_hit_policy_may_be_stated_in_words_or_by_its_code(HitPolicy policy) {
        for (String stated : List.of(policy.statement(), policy.code())) {
            byte[] bytes = changed(w -> {
                cell(w, "B3").setCellValue(stated);
                cell(w, "C3").setCellValue("must always answer");
            });
            DecisionTable table = ((Reading.Read) WorkbookReader.read(Samples.FILE, bytes, Samples.VOCABULARY)).table();
            assertThat(table.hitPolicy()).isEqualTo(policy);
            assertThat(table.mustAnswer()).isTrue();
            assertThat(Samples.read(TableDraft.of(table)).hitPolicy()).isEqualTo(policy);
        }
    }

    @Test
    void a_table_without_rows_is_refused() {
        TableDraft empty = new TableDraft("article", "Red flags", Samples.RED_FLAGS.columns(), List.of());
        assertThat(problems(Samples.workbook(empty)))
                .containsExactly(
                        Samples.FILE + " › Red flags   found no row below the headings; expected one at least");
    }

    @Test
    void a_hidden_table_is_refused() {
        byte[] bytes = changed(w -> {
            w.setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
            w.setActiveSheet(1);
        });
        assertThat(problems(bytes))
                .containsExactly(Samples.FILE + " › Red flags   found a hidden sheet; expected the table to be shown");
    }

    @Test
    void code_formulas_and_hidden_data_on_other_sheets_are_refused_by_their_cell() {
        assertThat(problems(changed(w -> cell(w.getSheet("How to edit"), "A14").setCellValue("RuleTable Second"))))
                .containsExactly(
                        Samples.FILE
                                + " › How to edit!A14   found Drools' keyword RuleTable in \"RuleTable Second\"; expected a table on the first sheet only");
        assertThat(problems(changed(w -> cell(w.createSheet("Notes"), "B2").setCellFormula("1+1"))))
                .containsExactly(
                        Samples.FILE + " › Notes!B2   found the formula =1+1; expected no formulas in the workbook");
        byte[] hidden = changed(w -> {
            cell(w.createSheet("Notes"), "B2").setCellValue("a secret");
            w.createSheet("Nothing");
            w.setSheetHidden(w.getSheetIndex("Notes"), true);
            w.setSheetHidden(w.getSheetIndex("Nothing"), true);
        });
        assertThat(problems(hidden))
                .containsExactly(
                        Samples.FILE + " › Notes   found a hidden sheet with data; expected every sheet to be shown");
    }

    @Test
    void rows_that_a_filter_hides_are_read_and_rows_hidden_by_hand_are_refused() {
        Consumer<XSSFWorkbook> hide = w -> {
            w.getSheetAt(0).getRow(8).setZeroHeight(true);
            w.getSheetAt(0).getRow(10).setZeroHeight(true);
        };
        Consumer<XSSFWorkbook> filter = Books::filter;
        assertThat(problems(changed(hide))).hasSize(2);
        assertThat(problems(changed(hide.andThen(filter)
                        .andThen(w ->
                                w.getSheetAt(0).getCTWorksheet().getAutoFilter().unsetRef()))))
                .as("a filter that covers no row")
                .isEqualTo(problems(changed(hide)));
        byte[] filtered = changed(hide.andThen(filter));
        DecisionTable table = ((Reading.Read) WorkbookReader.read(Samples.FILE, filtered, Samples.VOCABULARY)).table();
        assertThat(table.rows()).isEqualTo(Samples.read(Samples.RED_FLAGS).rows());
        byte[] beyond = changed(hide.andThen(filter)
                .andThen(w -> w.getSheetAt(0).getCTWorksheet().getAutoFilter().setRef("A7:L9")));
        assertThat(problems(beyond))
                .containsExactly(
                        HERE
                                + "row 11   found a row hidden by hand; expected every row to be shown, or hidden by a filter only");
    }

    @Test
    void a_sorted_sheet_wider_columns_and_rows_added_in_the_middle_or_at_the_end_are_read() {
        byte[] edited = changed(w -> {
            var sheet = w.getSheetAt(0);
            sheet.shiftRows(7, 7, 4);
            sheet.shiftRows(8, 11, -1);
            sheet.shiftRows(9, 10, 1);
            for (int line : List.of(9, 12)) {
                var row = sheet.createRow(line);
                row.createCell(0).setCellValue("RF-1" + line);
                row.createCell(1).setCellValue("A row added later");
                row.createCell(2).setCellValue("yes");
                row.createCell(8).setCellValue("routine");
                row.createCell(11).setCellValue("G6");
            }
            sheet.setColumnWidth(1, 100 * 256);
        });
        assertThat(((Reading.Read) WorkbookReader.read(Samples.FILE, edited, Samples.VOCABULARY))
                        .table()
                        .rows())
                .extracting(Row::id)
                .containsExactly("RF-02", "RF-03", "RF-19", "RF-04", "RF-01", "RF-112");
    }

    private static void format(XSSFWorkbook workbook, String address, String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell(workbook, address).setCellStyle(style);
    }

    private static Arguments text(String address, String text, String message) {
        return fault(w -> cell(w, address).setCellValue(text), message);
    }

    private static Arguments fault(Consumer<XSSFWorkbook> fault, String message) {
        return Arguments.of(fault, message);
    }
}
