package org.rubra.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.BadRequestException;
import org.rubra.assessment.Question;
import org.rubra.assessment.Request;
import org.rubra.conclusion.Urgency;
import org.rubra.table.Action;
import org.rubra.table.ColumnForm;
import org.rubra.table.Operator;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Vocabulary;

/** What a change of the sources changes, and what it does not. */
class FolderChangesTest {
    private static final String DEFAULTS = "kb/rules/defaults/self-care-is-earned.drl";
    private static final KnowledgeBase BUILT_IN = Compiler.builtIn(true);

    private KnowledgeFolder folder;

    @BeforeEach
    void copy(@TempDir Path temporary) {
        folder = KnowledgeFolder.copyTo(temporary);
    }

    private static Assessment assess(KnowledgeBase base, Map<String, Object> answers) {
        return new Assessor(base).assess(new Presentation(base.vocabulary(), answers));
    }

    private static List<String> redFlags(KnowledgeBase base) {
        return assess(base, Map.of()).redFlags().stream()
                .map(Assessment.Flag::code)
                .toList();
    }

    @Test
    void the_built_in_base_is_that_of_the_repository() {
        assertThat(folder.compile().digest()).isEqualTo(BUILT_IN.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(Compiler.builtIn(false).digest()).isEqualTo(BUILT_IN.digest());
    }

    @Test
    void two_faults_come_together_and_sorted() {
        folder.cell("red-flags.drl.xlsx", "D9", "sometimes")
                .cell("red-flags.drl.xlsx", "D8", "somtimes")
                .edit(DEFAULTS, "\"routine\"", "\"prompt\"")
                .append("kb/cases/petechiae.yaml", "- case: x\n  given: {fevr: true}\n  expect: {urgency: routine}\n");

        assertThat(folder.problems())
                .hasSize(4)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("kb/cases/petechiae.yaml:")
                                .contains("fevr"),
                        second ->
                                assertThat(second).startsWith(DEFAULTS + ":15 ").contains("prompt"),
                        third -> assertThat(third).startsWith("red-flags.drl.xlsx › Red flags!D8 "),
                        fourth -> assertThat(fourth).startsWith("red-flags.drl.xlsx › Red flags!D9 "));
    }

    @Test
    void the_look_of_a_workbook_is_no_part_of_the_release() {
        folder.workbook("red-flags.drl.xlsx", workbook -> {
            XSSFFont font = workbook.createFont();
            font.setFontName("Courier New");
            font.setBold(true);
            var style = workbook.createCellStyle();
            style.cloneStyleFrom(KnowledgeFolder.cell(workbook, "D9").getCellStyle());
            style.setFont(font);
            KnowledgeFolder.cell(workbook, "D9").setCellStyle(style);
            workbook.getSheetAt(0).setColumnWidth(3, 9000);
            workbook.getSheetAt(0).setZoom(150);
        });

        assertThat(folder.compile().digest()).isEqualTo(BUILT_IN.digest());
    }

    @Test
    void a_cell_is_a_part_of_the_release() {
        folder.workbook("red-flags.drl.xlsx", workbook -> {
            var cell = KnowledgeFolder.cell(workbook, "B9");
            cell.setCellValue(cell.getStringCellValue() + " indeed");
        });

        assertThat(folder.compile().digest()).isNotEqualTo(BUILT_IN.digest());
    }

    @Test
    void the_order_of_keys_comments_and_line_ends_are_no_part_of_the_vocabulary() {
        folder.edit(
                        "kb/vocabulary.yaml",
                        "    group: course\n    layer: article\n    label: Onset\n",
                        "    # a comment\n    label: Onset\n    layer: \"article\"\n    group: course\n")
                .edit(
                        "kb/vocabulary.yaml",
                        "{id: spot, label: The spots themselves}",
                        "{label: The spots themselves, id: spot}");
        folder.write("kb/vocabulary.yaml", folder.read("kb/vocabulary.yaml").replace("\n", "\r\n"));
        folder.write(DEFAULTS, folder.read(DEFAULTS).replace("\n", "\r\n"));

        assertThat(folder.compile().digest()).isEqualTo(BUILT_IN.digest());
    }

    @Test
    void the_order_of_answers_in_a_case_is_no_part_of_the_release() {
        String file = "kb/cases/petechiae.yaml";
        folder.edit(file, "given: {age: 34, onset: sudden,", "given: {onset: sudden, age: 34,");

        assertThat(folder.compile().digest()).isEqualTo(BUILT_IN.digest());
    }

    @Test
    void a_rule_that_was_edited_acts_at_once_and_in_its_own_base_only() {
        folder.edit(
                DEFAULTS,
                "insert(new RaisedUrgency(\"DF-01\", \"routine\"));",
                "insert(new RedFlag(\"DF-01\", \"not-blanching\"));");
        folder.edit(DEFAULTS, "import org.rubra.conclusion.RaisedUrgency\n", "import org.rubra.conclusion.*\n");
        KnowledgeBase edited = folder.compile();

        assertThat(redFlags(edited)).containsExactly("not-blanching");
        assertThat(redFlags(BUILT_IN)).isEmpty();
        assertThat(redFlags(Compiler.builtIn(true))).isEmpty();
        assertThat(edited.digest()).isNotEqualTo(BUILT_IN.digest());
    }

    @Test
    void rules_whose_names_differ_in_punctuation_only_are_two_rules() {
        folder.append(
                DEFAULTS,
                """

                rule "Spots, for which all six patterns are unlikely are evaluated"
                    @Id(DF-77) @Evidence(D9, G5)
                when
                    not PatternSupport( support != Support.UNLIKELY )
                then
                    insert(new RaisedUrgency("DF-77", "routine"));
                end
                """);

        assertThat(assess(folder.compile(), Map.of()).trace().fired())
                .extracting(each -> each.id())
                .contains("DF-05", "DF-77");
    }

    @Test
    void a_field_that_is_new_in_the_vocabulary_is_asked_for_and_answered_without_a_build() throws IOException {
        folder.edit(
                "kb/vocabulary.yaml",
                "\nfields:\n",
                """

                fields:
                  - name: tingling
                    type: choice
                    values: [{value: slightly, label: A little}, {value: badly, label: A lot}]
                    group: spot
                    layer: article
                    label: Tingling
                    question: Do the spots tingle?
                """);
        Files.write(
                folder.root().resolve("decision-tables/tingling.drl.xlsx"),
                WorkbookWriter.write(
                        new TableDraft(
                                "article",
                                "Tingling",
                                List.of(
                                        ColumnForm.condition("Presentation", "tingling", Operator.ANY_OF),
                                        ColumnForm.action(Action.Kind.RaisedUrgency)),
                                List.of(new TableDraft.RowDraft(
                                        "TG-01",
                                        "Spots that tingle badly",
                                        List.of("G1"),
                                        List.of("badly", "emergency")))),
                        vocabulary(),
                        BUILT_IN.contents().evidence().statements().stream()
                                .collect(Collectors.toMap(Evidence.Statement::id, Evidence.Statement::text))));
        KnowledgeBase base = folder.compile();
        byte[] document = "{\"presentation\": {\"tingling\": \"badly\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(assess(base, Map.of()).questions())
                .filteredOn(question -> question.field().equals("tingling"))
                .extracting(Question::couldRaiseTo)
                .containsExactly(Urgency.EMERGENCY);
        Request request = Request.read(document, base.vocabulary());
        assertThat(new Assessor(base).assess(request.presentation()).urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThatThrownBy(() -> Request.read(document, BUILT_IN.vocabulary())).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> new Assessor(BUILT_IN).assess(request.presentation()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Vocabulary vocabulary() {
        List<org.rubra.vocabulary.Problem> problems = new ArrayList<>();
        Yaml yaml = Yaml.one("kb/vocabulary.yaml", folder.read("kb/vocabulary.yaml"), problems);
        Vocabulary vocabulary = new VocabularyReader(List.of("article", "safetynet"), problems)
                .read(java.util.Objects.requireNonNull(yaml));
        assertThat(problems).isEmpty();
        return vocabulary;
    }
}
