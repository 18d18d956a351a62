package org.rubra.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.table.Samples.cell;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkbookTextTest {

    @Test
    void a_table_is_its_title_its_columns_and_a_block_for_each_row() {
        assertThat(WorkbookText.of(Samples.workbook(Samples.ADVICE)))
                .containsExactly(
                        "RuleSet  rubra.safetynet",
                        "Import  " + Layout.IMPORTS,
                        "RuleTable Advice  collect: every row that holds counts  may say nothing",
                        "",
                        "Row: NAME",
                        "What the row says: METADATA  Sentence(\"$param\")",
                        "Fever: CONDITION  Presentation  fever == \"$param\"",
                        "Urgency reached: CONDITION  Outcome  forall(||){urgency == \"$\"}",
                        "Patterns considered: CONDITION  forall(||){considered contains \"$\"}",
                        "Advice: ACTION  insert(new Advice(drools.getRule().getName(), \"$param\"));",
                        "Evidence: METADATA  Evidence($param)",
                        "",
                        "AD-01  Press again",
                        "    Fever: yes",
                        "    Urgency reached: self-care, routine",
                        "    Patterns considered: petechiae",
                        "    Advice: press-again",
                        "    Evidence: G1",
                        "");
    }

    @Test
    void a_faulty_table_is_shown_with_its_faults_and_the_sheets_that_people_added() {
        byte[] faulty = Samples.changed(Samples.ADVICE, workbook -> {
            cell(workbook, "C8").setCellValue("two\nlines");
            cell(workbook, "D8").setCellFormula("1+1");
            cell(workbook, "E7").setBlank();
            cell(workbook, "I9").setCellValue(2.5);
            cell(workbook.createSheet("Notes"), "B2").setCellValue(true);
        });
        assertThat(WorkbookText.of(faulty))
                .containsSubsequence(
                        "AD-01  Press again",
                        "    Fever: two ¶ lines",
                        "    Urgency reached: =1+1",
                        "    Column E: petechiae",
                        "",
                        "    Column I: 2.5",
                        "Sheet Notes",
                        "    B2: TRUE");
    }

    @Test
    void moving_a_row_moves_its_block_and_changes_no_line() {
        List<String> before = WorkbookText.of(Samples.workbook(Samples.RED_FLAGS));
        byte[] moved = Samples.changed(workbook -> {
            workbook.getSheetAt(0).shiftRows(7, 7, 20);
            workbook.getSheetAt(0).setColumnWidth(2, 50 * 256);
        });
        assertThat(WorkbookText.of(moved)).isNotEqualTo(before).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void cases_and_any_other_workbook_are_shown_too() {
        byte[] cases = CaseWriter.write(
                List.of(Map.of("case", "A case", "given.age", "8", "expect.urgency", "routine")), Samples.VOCABULARY);
        assertThat(WorkbookText.of(cases)).containsExactly("A case", "    Age (years): 8", "    Urgency: routine", "");
        byte[] other = Books.changed(
                null, workbook -> cell(workbook.createSheet("Shopping"), "A1").setCellValue("Milk"));
        assertThat(WorkbookText.of(other)).containsExactly("Sheet Shopping", "    A1: Milk", "");
    }

    @Test
    void what_cannot_be_seen_is_spelled_out_in_cells_headings_and_names_of_sheets() {
        byte[] bytes = Samples.changed(Samples.ADVICE, workbook -> {
            cell(workbook, "B8").setCellValue("_x001B_[2Jred\u00a0dots\u200b\r");
            cell(workbook, "C7").setCellValue("Fe\u00advery\nnow");
            cell(workbook, "D8").setCellFormula("\"\u00a0\"");
            cell(workbook.createSheet("No\u00a0tes"), "B2").setCellValue("größer ≥ 🌡");
        });
        assertThat(WorkbookText.of(bytes))
                .containsSubsequence(
                        "AD-01  \\u001b[2Jred\\u00a0dots\\u200b\\u000d",
                        "    Fe\\u00advery now: yes",
                        "    Urgency reached: =\"\\u00a0\"",
                        "Sheet No\\u00a0tes",
                        "    B2: größer ≥ 🌡");
    }

    @Test
    void a_table_is_known_by_its_title_too() {
        byte[] bytes =
                Samples.changed(Samples.ADVICE, workbook -> cell(workbook, "A1").setCellValue("RuleSte"));
        assertThat(WorkbookText.of(bytes))
                .startsWith("RuleSte  rubra.safetynet", "Import  " + Layout.IMPORTS)
                .containsSubsequence("AD-01  Press again", "    Fever: yes");
    }

    @Test
    void what_is_no_workbook_says_so_and_which_file_it_was() {
        assertThat(WorkbookText.of("x".getBytes(UTF_8)))
                .containsExactly("Not shown: found a file that is no workbook; expected a workbook saved as .xlsx"
                        + " (SHA-256 2d711642b726)");
        assertThat(WorkbookText.of("y".getBytes(UTF_8))).isNotEqualTo(WorkbookText.of("x".getBytes(UTF_8)));
    }
}
