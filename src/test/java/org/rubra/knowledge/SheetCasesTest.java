package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that editors keep in {@code decision-tables/cases.xlsx} are cases like all others. */
class SheetCasesTest {
    private static final String FILE = "cases.xlsx";

    @TempDir
    Path root;

    @Test
    void a_row_becomes_the_case_that_the_same_yaml_becomes() {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(root);
        ClinicalCase row = byName(folder.compile(), "a man with a transplanted kidney");
        folder.append(
                "kb/cases/thresholds.yaml",
                """

                - case: a man as in the workbook
                  given: {onset: sudden, firstNoticedDays: 0, blanches: true, colour: red, shape: bump, raised: true,
                          itchy: true, distribution: scattered, sites: [back], heatOrHumidity: true, age: 51,
                          immunosuppressed: true, fever: true, confusionOrDrowsiness: false, veryUnwell: false}
                  expect: {urgency: emergency, considers: [heat-rash], redFlags: [fever]}
                """);
        ClinicalCase same = byName(folder.compile(), "a man as in the workbook");
        assertThat(row.given()).isEqualTo(same.given()).containsEntry("sites", Set.of("back"));
        assertThat(row.expect()).isEqualTo(same.expect());
        assertThat(row.safetyNet()).isTrue();
        assertThat(row.place()).hasToString("cases.xlsx › Cases!A7");
    }

    @Test
    void a_cell_of_a_case_is_a_part_of_the_release_and_the_look_of_the_workbook_is_not() {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(root);
        String before = folder.compile().contents().digest();
        folder.workbook(FILE, workbook -> workbook.getSheetAt(0).setColumnWidth(0, 99 * 256));
        assertThat(folder.compile().contents().digest()).isEqualTo(before);
        folder.cell(FILE, "A3", "a gardener");
        assertThat(folder.compile().contents().digest()).isNotEqualTo(before);
    }

    @Test
    void what_is_wrong_with_a_case_is_told_by_its_cell() {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(root);
        String first = folder.compile().contents().cases().get(0).name();
        folder.replace(FILE, "purple", "purpel");
        assertThat(folder.problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("cases.xlsx › Cases!")
                .contains("\"purpel\"");
        folder.replace(FILE, "purpel", "purple").cell(FILE, "A4", first);
        assertThat(folder.problems())
                .containsExactly(
                        "cases.xlsx › Cases!A4   found the case \"" + first + "\" twice; expected each name once");
    }

    @Test
    void a_pattern_that_leads_and_is_unlikely_is_refused_from_a_workbook_and_from_yaml() {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(root);
        folder.workbook(FILE, workbook -> {
            var sheet = workbook.getSheetAt(0);
            for (var code : sheet.getRow(0)) {
                if (Set.of("expect.leads", "expect.unlikely").contains(code.getStringCellValue())) {
                    sheet.getRow(2).getCell(code.getColumnIndex()).setCellValue("petechiae");
                }
            }
        });
        assertThat(folder.problems())
                .containsExactly("cases.xlsx › Cases!A3   found the pattern \"petechiae\" as leading and as unlikely;"
                        + " expected a pattern that leads or is unlikely");
        folder.delete("decision-tables/" + FILE)
                .append(
                        "kb/cases/thresholds.yaml",
                        """

                        - case: neither here nor there
                          given: {fever: true}
                          expect: {urgency: prompt, leads: heat-rash, unlikely: [petechiae, heat-rash]}
                        """);
        assertThat(folder.problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("kb/cases/thresholds.yaml:")
                .endsWith("   found the pattern \"heat-rash\" as leading and as unlikely;"
                        + " expected a pattern that leads or is unlikely");
    }

    @Test
    void a_folder_may_do_without() {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(root);
        int all = folder.compile().contents().cases().size();
        assertThat(folder.delete("decision-tables/" + FILE).compile().contents().cases())
                .hasSizeBetween(1, all - 12);
    }

    private static ClinicalCase byName(KnowledgeBase base, String start) {
        List<ClinicalCase> found = base.contents().cases().stream()
                .filter(each -> each.name().startsWith(start))
                .toList();
        assertThat(found).hasSize(1);
        assertThat(Map.copyOf(found.get(0).given())).isNotEmpty();
        return found.get(0);
    }
}
