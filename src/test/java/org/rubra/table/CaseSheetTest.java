package org.rubra.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rubra.table.Samples.cell;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rubra.vocabulary.Problem;

/**
 * The columns of the sample: A case, B safety net, C fever, D colour, E sites, F age, G size, H urgency, I leads, J considers, K unlikely, L red
 * flags, M conflicts, N explains, O asks, P advises, Q settled, R fires, S not.
 */
class CaseSheetTest {
    private static final String FILE = "cases.xlsx";
    private static final byte[] CASES = CaseWriter.write(
            List.of(
                    Map.of(
                            "case", "Fever and dots; what else?",
                            "safetyNet", "no",
                            "given.fever", "yes",
                            "given.sites", "legs, face",
                            "given.age", "8",
                            "expect.urgency", "prompt to emergency",
                            "expect.redFlags", "none",
                            "expect.fires", "RF-01, UR-03"),
                    Map.of("case", "Nothing known", "expect.urgency", "routine", "expect.asks", "fever, age")),
            Samples.VOCABULARY);

    @Test
    void a_row_is_a_case_and_a_blank_cell_says_nothing() {
        CaseSheet sheet = CaseSheet.read(FILE, CASES, Samples.VOCABULARY);
        assertThat(sheet.problems()).isEmpty();
        CaseRow first = sheet.rows().get(0);
        assertThat(first.name()).isEqualTo("Fever and dots; what else?");
        assertThat(first.place()).hasToString("cases.xlsx › Cases!A3");
        assertThat(first.cells())
                .isEqualTo(Map.of(
                        "safetyNet", List.of("no"),
                        "given.fever", List.of("yes"),
                        "given.sites", List.of("legs", "face"),
                        "given.age", List.of("8"),
                        "expect.urgency", List.of("prompt to emergency"),
                        "expect.redFlags", List.of(),
                        "expect.fires", List.of("RF-01", "UR-03")));
        assertThat(sheet.rows().get(1).cells())
                .isEqualTo(Map.of("expect.urgency", List.of("routine"), "expect.asks", List.of("fever", "age")));
    }

    @ParameterizedTest
    @MethodSource
    void one_fault_is_told_by_its_cell_and_nothing_else(Consumer<XSSFWorkbook> fault, String message) {
        assertThat(problems(Books.changed(CASES, fault))).containsExactly(FILE + " › Cases!" + message);
    }

    static Stream<Arguments> one_fault_is_told_by_its_cell_and_nothing_else() {
        String urgencies = "self-care, routine, prompt, emergency, self-care to routine, self-care to prompt,"
                + " self-care to emergency, routine to prompt, routine to emergency, prompt to emergency or blank";
        return Stream.of(
                text(
                        "C1",
                        "given.fevr",
                        "C1   found \"given.fevr\"; expected the code of a column of cases   (did you mean: given.fever?)"),
                text("D1", "given.fever", "D1   found \"given.fever\"; expected every column once"),
                text("A3", "", "A3   found an empty cell; expected the case as a sentence"),
                text(
                        "A3",
                        "two\nlines",
                        "A3   found \"two\\u000alines\", where character 4 is a line feed (U+000A); expected a sentence of at most 200 characters in one line   (did you mean: two lines?)"),
                text(
                        "A3",
                        "F\u0435ver",
                        "A3   found \"F\\u0435ver\", where character 2 is a cyrillic small letter ie (U+0435); expected a sentence of at most 200 characters in one line   (did you mean: Fever?)"),
                text(
                        "R3",
                        "rf-01,\u00a0UR-03",
                        "R3   found \"rf-01,\\u00a0UR-03\", where character 7 is a no-break space (U+00A0); expected ids of rows or rules, such as RF-01, UR-03, each once, or blank   (did you mean: RF-01, UR-03?)"),
                text(
                        "R3",
                        "RF-01, RF-01",
                        "R3   found \"RF-01, RF-01\"; expected ids of rows or rules, such as RF-01, UR-03, each once, or blank"),
                text("B3", "nope", "B3   found \"nope\"; expected yes, no or blank"),
                text("C3", "Yes", "C3   found \"Yes\"; expected yes, no or blank   (did you mean: yes?)"),
                text(
                        "F3",
                        "8",
                        "F3   found the text \"8\", which only looks like a number; expected an integer from 0 to 130 (years), or blank   (did you mean: 8?)"),
                text("H3", "", "H3   found an empty cell; expected the urgency that the case expects"),
                text("H3", "urgent", "H3   found \"urgent\"; expected " + urgencies),
                text(
                        "I3",
                        "petechia",
                        "I3   found \"petechia\"; expected petechiae, cherry-angioma, none or blank   (did you mean: petechiae?)"),
                text(
                        "L3",
                        "none, not-blanching",
                        "L3   found \"none, not-blanching\"; expected none alone, or the others without it"),
                text(
                        "R3",
                        "RF-1",
                        "R3   found \"RF-1\"; expected ids of rows or rules, such as RF-01, UR-03, each once, or blank"),
                text("T3", "a note", "T3   found \"a note\"; expected nothing beyond the last column"),
                fault(
                        w -> cell(w, "F3").setCellFormula("4+4"),
                        "F3   found the formula =4+4; expected an integer from 0 to 130 (years), or blank"),
                fault(
                        w -> w.getSheetAt(0).getRow(2).setZeroHeight(true),
                        "row 3   found a row hidden by hand; expected every row to be shown, or hidden by a filter only"),
                fault(w -> cell(w, "D2").setCellFormula("A1"), "D2   found the formula =A1; expected a heading"),
                text("D2", "", "D2   found an empty cell; expected a heading"),
                fault(
                        w -> w.getSheetAt(0).setColumnHidden(5, true),
                        "F2   found a hidden column with data; expected every column with data to be shown"),
                fault(
                        w -> w.getSheetAt(0).setColumnWidth(5, 0),
                        "F2   found a hidden column with data; expected every column with data to be shown"),
                fault(
                        w -> w.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("C3:D3")),
                        "C3   found the merged cells C3:D3; expected no merged cells"));
    }

    @Test
    void a_hidden_sheet_of_cases_is_refused_and_a_hidden_column_without_data_is_not() {
        byte[] hidden = Books.changed(CASES, workbook -> {
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
        });
        assertThat(problems(hidden))
                .containsExactly(FILE + " › Cases   found a hidden sheet; expected the cases to be shown");
        byte[] column = Books.changed(CASES, workbook -> workbook.getSheetAt(0).setColumnHidden(3, true));
        assertThat(problems(column)).isEmpty();
    }

    @Test
    void what_is_no_workbook_of_cases_is_told_so() {
        assertThat(problems("x".getBytes(UTF_8)))
                .containsExactly(FILE + "   found a file that is no workbook; expected a workbook saved as .xlsx");
        assertThat(problems(Samples.workbook(Samples.RED_FLAGS)))
                .containsExactly(FILE + " › Red flags!A1   found \"RuleSet\"; expected case");
        assertThat(problems(Books.changed(CASES, w -> cell(w, "H1").setCellValue("expect.urgencies"))))
                .containsExactly(
                        FILE
                                + " › Cases!row 1   found no column expect.urgency; expected one, since every case expects an urgency",
                        FILE
                                + " › Cases!H1   found \"expect.urgencies\"; expected the code of a column of cases   (did you mean: expect.urgency?)");
    }

    @Test
    void refreshing_changes_no_case_and_gives_a_new_field_its_column() {
        byte[] older = Books.changed(CASES, workbook -> {
            workbook.getSheetAt(0).getRow(0).getCell(18).setCellValue("given.rash");
            workbook.getSheetAt(0)
                    .getRow(0)
                    .removeCell(workbook.getSheetAt(0).getRow(0).getCell(18));
            workbook.getSheetAt(0).getCTWorksheet().unsetDataValidations();
            cell(workbook, "D3").setCellValue("purpel");
        });
        Refresh refresh = WorkbookRefresher.refresh(FILE, older, Samples.VOCABULARY, Map.of());
        byte[] refreshed = ((Refresh.Refreshed) refresh).bytes();
        assertThat(refresh.problems())
                .extracting(Problem::toString)
                .isEqualTo(problems(older))
                .hasSize(1);
        Books.look(refreshed, workbook -> {
            assertThat(cell(workbook, "S1").getStringCellValue()).isEqualTo("expect.not");
            assertThat(cell(workbook, "S2").getStringCellValue()).isEqualTo("Rows that do not fire");
            assertThat(cell(workbook, "D3").getStringCellValue()).isEqualTo("purpel");
            assertThat(workbook.getSheetAt(0).getDataValidations()).hasSize(16);
            assertThat(workbook.getSheetAt(0).getRow(0).getZeroHeight()).isTrue();
        });
        assertThat(WorkbookRefresher.refresh(FILE, refreshed, Samples.VOCABULARY, Map.of()))
                .isInstanceOf(Refresh.UpToDate.class);
    }

    private static List<String> problems(byte[] bytes) {
        return CaseSheet.read(FILE, bytes, Samples.VOCABULARY).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static Arguments text(String address, String text, String message) {
        return fault(w -> cell(w, address).setCellValue(text), message);
    }

    private static Arguments fault(Consumer<XSSFWorkbook> fault, String message) {
        return Arguments.of(fault, message);
    }
}
