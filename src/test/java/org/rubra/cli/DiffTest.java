package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.table.DecisionTable;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;

/** What {@code rubra diff} says of real workbooks and knowledge bases, each changed in one way. */
class DiffTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RED_FLAGS = "red-flags.drl.xlsx";
    private static final String FEVER = "Fever beside spots is a red flag and is evaluated";

    private KnowledgeFolder old;
    private KnowledgeFolder now;

    @BeforeEach
    void copies(@TempDir Path temporary) {
        old = KnowledgeFolder.copyTo(temporary.resolve("old"));
        now = KnowledgeFolder.copyTo(temporary.resolve("new"));
    }

    private Ran folders(String... options) {
        return diff(old.root(), now.root(), options);
    }

    private Ran workbooks(String... options) {
        return diff(workbook(old), workbook(now), options);
    }

    private static Ran diff(Path before, Path after, String... options) {
        List<String> arguments = new ArrayList<>(List.of("diff", before.toString(), after.toString()));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Path workbook(KnowledgeFolder folder) {
        return folder.root().resolve("decision-tables").resolve(RED_FLAGS);
    }

    private DecisionTable table(String file) {
        return old.compile().contents().tables().stream()
                .filter(table -> table.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private void write(String file, TableDraft draft) throws IOException {
        Files.write(
                now.root().resolve("decision-tables").resolve(file),
                WorkbookWriter.write(draft, old.compile().vocabulary(), Map.of()));
    }

    /** The address of the cell in which a row says something of a field. */
    private String cell(String row, String field) {
        return old.compile().row(row).orElseThrow().row().conditions().stream()
                .filter(condition -> condition.field().equals(field))
                .findFirst()
                .orElseThrow()
                .cell();
    }

    private int line(String row) {
        return old.compile().row(row).orElseThrow().row().line();
    }

    private static TableDraft with(TableDraft draft, List<TableDraft.RowDraft> rows) {
        return new TableDraft(draft.layer(), draft.title(), draft.columns(), rows);
    }

    @Test
    void a_copy_differs_in_nothing() {
        Ran ran = folders();

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("No difference\n");
        assertThat(ran.status()).isZero();
    }

    @Test
    void formatting_and_widths_and_the_order_of_columns_are_no_difference() throws IOException {
        TableDraft draft = TableDraft.of(table(RED_FLAGS));
        List<Integer> order = new ArrayList<>(List.of(1, 0));
        for (int column = 2; column < draft.columns().size(); column++) {
            order.add(column);
        }
        write(
                RED_FLAGS,
                new TableDraft(
                        draft.layer(),
                        draft.title(),
                        order.stream().map(draft.columns()::get).toList(),
                        draft.rows().stream()
                                .map(row -> new TableDraft.RowDraft(
                                        row.id(),
                                        row.sentence(),
                                        row.evidence(),
                                        order.stream().map(row.cells()::get).toList()))
                                .toList()));
        now.workbook(RED_FLAGS, workbook -> {
            var style = workbook.createCellStyle();
            style.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
            KnowledgeFolder.cell(workbook, "B" + line("RF-02")).setCellStyle(style);
            workbook.getSheetAt(0).setColumnWidth(1, 12_345);
        });

        assertThat(workbooks().out()).isEqualTo("No difference\n");
        assertThat(folders().status()).isZero();
    }

    @Test
    void a_changed_cell_is_shown_with_its_heading_what_it_said_and_what_it_says() {
        String cell = cell("RF-02", "fever");
        now.cell(RED_FLAGS, cell, "no");

        Ran ran = workbooks();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualTo(
                        """
                        red-flags.drl.xlsx · Red flags
                          changed  row RF-02  %s
                              Fever  yes → no  (%s)

                        1 row changed
                        """
                                .formatted(FEVER, cell));
        assertThat(folders().out()).isEqualTo(ran.out());
    }

    @Test
    void a_cell_that_was_blank_and_one_that_is_are_said_to_be() {
        String cell = cell("RF-02", "fever");
        String fatigue = cell("RF-03", "fatigue").replaceAll("\\d+", String.valueOf(line("RF-02")));
        now.cell(RED_FLAGS, cell, "").cell(RED_FLAGS, fatigue, "yes");

        assertThat(workbooks().out())
                .contains("      Fever            yes → blank  (" + cell + ")\n")
                .contains("      Unusual fatigue  blank → yes  (" + fatigue + ")\n");
    }

    @Test
    void rows_that_came_and_went_are_shown_with_all_they_say() throws IOException {
        TableDraft draft = TableDraft.of(table(RED_FLAGS));
        List<TableDraft.RowDraft> rows = new ArrayList<>(draft.rows());
        rows.remove(1);
        List<String> cells = new ArrayList<>(Collections.nCopies(draft.columns().size(), ""));
        cells.set(0, "gradual");
        cells.set(draft.columns().size() - 2, "prompt");
        rows.add(new TableDraft.RowDraft("RF-99", "What grows slowly needs a look", List.of("G6"), cells));
        write(RED_FLAGS, with(draft, rows));

        Ran ran = workbooks();

        assertThat(ran.out())
                .contains("  added  row RF-99  What grows slowly needs a look\n      Onset             gradual  (C")
                .contains("  removed  row RF-02  " + FEVER + "\n      Fever             yes  (" + cell("RF-02", "fever")
                        + ")\n")
                .endsWith("\n1 row added, 1 row removed\n");
    }

    @Test
    void a_row_with_another_id_and_nearly_the_same_cells_is_renamed() throws IOException {
        TableDraft draft = TableDraft.of(table(RED_FLAGS));
        List<TableDraft.RowDraft> rows = new ArrayList<>(draft.rows());
        TableDraft.RowDraft fever = rows.get(1);
        rows.set(1, new TableDraft.RowDraft("RF-98", fever.sentence(), List.of("G6"), fever.cells()));
        write(RED_FLAGS, with(draft, rows));

        assertThat(workbooks().out())
                .startsWith("red-flags.drl.xlsx · Red flags\n  renamed, changed  row RF-02 → RF-98  " + FEVER
                        + "\n      Evidence  ")
                .endsWith("\n1 row renamed, 1 row changed\n");
    }

    @Test
    void only_the_row_that_was_moved_is_shown_as_moved() throws IOException {
        TableDraft draft = TableDraft.of(table(RED_FLAGS));
        List<TableDraft.RowDraft> rows = new ArrayList<>(draft.rows());
        rows.add(4, rows.remove(1));
        write(RED_FLAGS, with(draft, rows));
        int line = line("RF-02");

        assertThat(workbooks().out())
                .isEqualTo(
                        """
                        red-flags.drl.xlsx · Red flags
                          moved  row RF-02  %s  (line %d → %d)

                        1 row moved
                        """
                                .formatted(FEVER, line, line + 3));
    }

    @Test
    void a_row_that_moved_to_another_workbook_is_neither_removed_nor_added() throws IOException {
        TableDraft flags = TableDraft.of(table(RED_FLAGS));
        TableDraft net = TableDraft.of(table("safety-net.drl.xlsx"));
        write(
                RED_FLAGS,
                with(
                        flags,
                        flags.rows().stream()
                                .filter(row -> !row.id().equals("RF-02"))
                                .toList()));
        List<String> cells = new ArrayList<>();
        net.columns().forEach(form -> {
            int at = flags.columns().indexOf(form);
            cells.add(at < 0 ? "" : flags.rows().get(1).cells().get(at));
        });
        List<TableDraft.RowDraft> rows = new ArrayList<>(net.rows());
        rows.add(new TableDraft.RowDraft("RF-02", FEVER, flags.rows().get(1).evidence(), cells));
        write("safety-net.drl.xlsx", with(net, rows));

        assertThat(folders().out())
                .isEqualTo(
                        """
                        safety-net.drl.xlsx · Safety net
                          moved  row RF-02  %s  (from red-flags.drl.xlsx, line %d)

                        1 row moved
                        """
                                .formatted(FEVER, line("RF-02")));
    }

    @Test
    void a_table_has_a_title_and_columns_too() throws IOException {
        TableDraft draft = TableDraft.of(table(RED_FLAGS));
        int last = draft.columns().size() - 1;
        write(
                RED_FLAGS,
                new TableDraft(
                        "safetynet",
                        "Warnings",
                        draft.columns().subList(0, last),
                        draft.rows().stream()
                                .skip(1)
                                .map(row -> new TableDraft.RowDraft(
                                        row.id(),
                                        row.sentence(),
                                        row.evidence(),
                                        row.cells().subList(0, last)))
                                .toList()));

        assertThat(workbooks().out())
                .startsWith(
                        """
                        red-flags.drl.xlsx · Warnings
                          changed  table red-flags.drl.xlsx  Warnings
                              title  Red flags → Warnings
                              layer  article → safetynet
                          removed  column RaisedUrgency unless strain  Urgency at least, unless strain
                          removed  row RF-01""");
    }

    @Test
    void a_workbook_with_another_name_is_the_same_one() throws IOException {
        Files.move(workbook(now), now.root().resolve("decision-tables/warnings.drl.xlsx"));

        assertThat(folders().out())
                .isEqualTo(
                        """
                        warnings.drl.xlsx · Red flags
                          renamed  table red-flags.drl.xlsx → warnings.drl.xlsx  Red flags

                        1 table renamed
                        """);
    }

    @Test
    void vocabulary_evidence_rules_cases_and_the_manifest_are_compared_too() {
        now.edit("kb/manifest.yaml", "version: 2026.11.1", "version: 2026.12.1");
        now.edit("kb/vocabulary.yaml", "max: 36500", "max: 40000");
        now.edit("kb/rules/support/support.drl", "weight >= 5, strongest", "weight >= 6, strongest");
        now.append(
                "kb/cases/petechiae.yaml",
                "- case: nothing at all is known\n  given: {}\n  expect: {urgency: routine, redFlags: []}\n");

        now.edit("kb/properties.yaml", "then: {urgency at least: routine}", "then: {urgency at least: prompt}");

        Ran ran = folders();

        assertThat(ran.out())
                .isEqualTo(
                        """
                        kb/manifest.yaml · Manifest
                          changed  manifest manifest  Rubra: red spots on the skin
                              version  2026.11.1 → 2026.12.1

                        kb/vocabulary.yaml · Vocabulary
                          changed  field firstNoticedDays  Days since first noticed
                              at most  36500 → 40000

                        kb/rules · Trusted rules
                          changed  rule PS-01  A pattern other than a reaction, a bite or heat rash with a balance of at least 5 and no strong argument against it is likely
                              text
                              -     Balance( weight >= 5, strongestAgainst < 4,
                              +     Balance( weight >= 6, strongestAgainst < 4,

                        kb/cases · Cases
                          added  case nothing at all is known
                              safety net  true
                              urgency     routine
                              red flags   exactly none

                        kb/properties.yaml · Properties
                          changed  property With nothing known at all the answer is never self-care
                              then  urgency at least routine → urgency at least prompt

                        1 manifest changed, 1 field changed, 1 rule changed, 1 case added, 1 property changed
                        """);
    }

    @Test
    void the_order_of_terms_matters_and_what_has_another_name_is_found_by_its_likeness() {
        String terms = now.read("kb/vocabulary.yaml");
        String first = "  - {code: not-blanching, label: Spots that do not fade when pressed}\n";
        String second = "  - {code: fever, label: Fever}\n";
        assertThat(terms).contains(first + second);
        now.write("kb/vocabulary.yaml", terms.replace(first + second, second + first));
        String name = old.compile().contents().cases().get(0).name();
        now.edit(
                old.compile().contents().cases().get(0).place().file(),
                "- case: " + name,
                "- case: another name for it");

        assertThat(folders().out())
                .isEqualTo(
                        """
                        kb/vocabulary.yaml · Vocabulary
                          moved  red flag fever  Fever

                        kb/cases · Cases
                          renamed, changed  case %s → another name for it
                              name
                              - %s
                              + another name for it

                        1 red flag moved, 1 case renamed, 1 case changed
                        """
                                .formatted(name, name));
    }

    @Test
    void a_version_with_faults_is_no_data_and_they_are_said() {
        String cell = cell("RF-02", "fever");
        now.cell(RED_FLAGS, cell, "sometimes");

        for (Ran ran : List.of(workbooks(), folders())) {
            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .endsWith(" cannot be compared, since it has faults:\n  red-flags.drl.xlsx › Red flags!" + cell
                            + "   found \"sometimes\"; expected yes, no or blank\n")
                    .startsWith(now.root().toString());
        }
    }

    @Test
    void what_is_no_workbook_is_said_in_a_sentence() throws IOException {
        Files.writeString(workbook(now), "no workbook");

        Ran ran = workbooks();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot be compared").doesNotContain("\tat ");
    }

    @Test
    void a_folder_and_a_workbook_are_wrong_use_and_so_is_what_is_not_there() {
        Ran mixed = diff(old.root(), workbook(now));
        Ran missing = diff(workbook(old), now.root().resolve("none.xlsx"));
        Ran empty = diff(old.root().resolve("kb"), now.root());
        Ran one = Ran.of("diff", workbook(old).toString());

        assertThat(List.of(mixed.status(), missing.status(), empty.status(), one.status()))
                .containsOnly(2);
        assertThat(mixed.err()).startsWith("found a folder and a file; expected two workbooks or two folders\n");
        assertThat(missing.err()).isEqualTo(now.root().resolve("none.xlsx") + ": no such file\n");
        assertThat(empty.err())
                .isEqualTo(old.root().resolve("kb")
                        + ": a folder without kb/; expected a workbook or a whole knowledge base\n");
    }

    @Test
    void json_has_the_change_by_its_parts() throws IOException {
        String cell = cell("RF-02", "fever");
        now.cell(RED_FLAGS, cell, "no");

        JsonNode report = JSON.readTree(workbooks("--format", "json").out());

        assertThat(report.toString())
                .isEqualTo(
                        """
                        {"sections":[{"file":"red-flags.drl.xlsx","title":"Red flags","changes":[{"what":"row","kinds":["changed"],"id":"RF-02",\
                        "title":"%s","before":%s,"after":%s,"details":[{"part":"Fever","before":"yes","after":"no","cell":"%s"}]}]}]}"""
                                .formatted(FEVER, place(), place(), cell));
        now.cell(RED_FLAGS, cell, "yes");
        assertThat(workbooks("--format", "json").out()).isEqualTo("{\"sections\":[]}\n");
    }

    private String place() {
        int line = line("RF-02");
        return "{\"file\":\"red-flags.drl.xlsx\",\"sheet\":\"Red flags\",\"line\":%d,\"at\":\"A%d\"}"
                .formatted(line, line);
    }

    @Test
    void the_page_needs_nothing_else_and_marks_what_changed_whatever_the_cells_say() {
        now.workbook(RED_FLAGS, workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            Row row = sheet.getRow(line("RF-02") - 1);
            row.getCell(1).setCellValue("Fever beside <b>spots</b> @|red is|@ a red flag");
        });

        String page = workbooks("--format", "html").out();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<td class=\"removed\">" + FEVER + "</td>")
                .contains("<td class=\"added\">Fever beside &lt;b&gt;spots&lt;/b&gt; @|red is|@ a red flag</td>")
                .doesNotContain("<script", "<link", "http:", "https:");
        assertThat(workbooks().out()).contains("@|red is|@ a red flag");
    }
}
