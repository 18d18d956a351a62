package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.Contents;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.knowledge.Sources;
import org.rubra.review.Checks;
import org.rubra.review.Finding;
import org.rubra.vocabulary.Place;
import picocli.CommandLine;

/** {@code rubra check} as an editor or a script uses it. */
class CheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path temporary;

    @BeforeEach
    void somewhere(@TempDir Path folder) {
        temporary = folder;
    }

    private KnowledgeFolder folder() {
        return KnowledgeFolder.copyTo(temporary.resolve("folder"));
    }

    /** A workbook in which a new editor has been at work. */
    private String brokenRedFlags() {
        return folder().workbook("red-flags.drl.xlsx", workbook -> {
                    KnowledgeFolder.cell(workbook, "D9").setCellValue("sometimes");
                    KnowledgeFolder.cell(workbook, "D11").setCellValue("ye");
                    KnowledgeFolder.cell(workbook, "A12").setCellValue("RF-04");
                    KnowledgeFolder.cell(workbook, "B14").setCellValue("<script>alert(1)</script> grows & bleeds");
                    KnowledgeFolder.cell(workbook, "O10").setCellFormula("1+1");
                })
                .root()
                .resolve("decision-tables/red-flags.drl.xlsx")
                .toString();
    }

    @Test
    void check_finds_nothing_in_the_repository() {
        Ran ran = Ran.of("check");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).matches("(?s).*\\d+ rows in 8 tables, \\d+ rules, \\d+ cases: .*\n");
        assertThat(ran.out()).doesNotContain("error");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void every_problem_of_a_workbook_comes_at_once_in_columns_under_the_name_that_was_given() {
        String workbook = brokenRedFlags();

        Ran ran = Ran.of("check", workbook);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith(
                        workbook
                                + """
                        , in place of decision-tables/red-flags.drl.xlsx
                          error    Red flags!D9    found "sometimes"; expected yes, no or blank
                          error    Red flags!O10   found the formula =1+1; expected yes, no or blank
                          error    Red flags!D11   found "ye"; expected yes, no or blank
                                                   did you mean: yes?
                          error    Red flags!A12   found "RF-04", as in row 11; expected an id of its own

                        """)
                .doesNotContain("\u001b");
        assertThat(ran.out().lines().reduce((one, other) -> other).orElseThrow())
                .matches("\\d+ rows in 7 tables, \\d+ rules, \\d+ cases could be read: 4 errors.*");
    }

    @Test
    void the_same_as_json_has_a_shape_that_programs_can_rely_on() throws IOException {
        String workbook = brokenRedFlags();

        JsonNode report =
                JSON.readTree(Ran.of("check", "--format", "json", workbook).out());

        List<JsonNode> findings = new ArrayList<>();
        report.path("findings").forEach(each -> {
            if (each.path("where").path("file").asText().equals("red-flags.drl.xlsx")) {
                findings.add(each);
            }
        });
        assertThat(findings).hasSize(4);
        assertThat(findings.get(2))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"level": "error", "check": "form",
                                 "where": {"file": "red-flags.drl.xlsx", "sheet": "Red flags", "line": 11, "at": "D11"},
                                 "found": "\\"ye\\"", "expected": "yes, no or blank", "suggestion": "yes"}
                                """));
        assertThat(report.path("counts").path("error").asInt()).isEqualTo(4);
        assertThat(report.path("counts").path("note").asLong())
                .isEqualTo(report.path("findings").findValuesAsText("level").stream()
                        .filter("note"::equals)
                        .count());
        assertThat(report.path("checked").path("whole").asBoolean()).isFalse();
        assertThat(report.path("checked").path("tables").asInt()).isEqualTo(7);
        assertThat(report.path("given"))
                .isEqualTo(JSON.createArrayNode()
                        .add(JSON.createObjectNode()
                                .put("file", workbook)
                                .put("as", "decision-tables/red-flags.drl.xlsx")
                                .put("added", false)));
    }

    @ParameterizedTest
    @CsvSource({
        "vocabulary.yaml, kb/vocabulary.yaml",
        "evidence.yaml, kb/evidence.yaml",
        "manifest.yaml, kb/manifest.yaml",
        "strain.drl, kb/rules/explanations/strain.drl",
        "strain.yaml, kb/cases/strain.yaml"
    })
    void any_source_file_is_checked_in_place_of_its_namesake(String name, String place) throws IOException {
        Path given = Files.writeString(temporary.resolve(name), "this: is no such file\n");

        Ran ran = Ran.of("check", given.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains(given + ", in place of " + place + "\n  error    ");
    }

    @Test
    void several_files_are_checked_together() throws IOException {
        KnowledgeFolder folder = folder();
        String statements = folder.read("kb/evidence.yaml").replace("statements: [G1,", "statements: [Z1, G1,")
                + "  - {id: Z1, text: Nothing builds on this.}\n";
        String evidence = Files.writeString(temporary.resolve("evidence.yaml"), statements)
                .toString();
        folder.cell("red-flags.drl.xlsx", "AA8", "Z1");
        String workbook =
                folder.root().resolve("decision-tables/red-flags.drl.xlsx").toString();

        assertThat(Ran.of("check", workbook).out()).contains("found \"Z1\"; expected the id of a statement");
        assertThat(Ran.of("check", evidence).out())
                .contains("found the statement Z1 of ART, which no row and no rule cites");
        assertThat(Ran.of("check", evidence, workbook).out()).doesNotContain("Z1");
    }

    @Test
    void a_workbook_of_a_new_name_is_checked_beside_the_others() throws IOException {
        Path given = temporary.resolve("more.drl.xlsx");
        Files.copy(Path.of("decision-tables/conflicts.drl.xlsx"), given);

        Ran ran = Ran.of("check", given.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith(given + ", added as decision-tables/more.drl.xlsx\n")
                .contains("found the id CF-01, which stands at conflicts.drl.xlsx › ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            vocabulry.yaml | no file of the knowledge base has this name; expected that of one of its files, or a workbook named *.drl.xlsx   (did you mean: vocabulary.yaml?)
            notes.txt      | no file of the knowledge base has this name; expected that of one of its files, or a workbook named *.drl.xlsx
            red-flags.xlsx | a workbook whose name does not end in .drl.xlsx; expected the name red-flags.drl.xlsx
            red-flags.ods  | a spreadsheet that is not read; expected it saved as an Excel workbook (.xlsx) under the name red-flags.drl.xlsx
            urgency.drl.xls| a spreadsheet that is not read; expected it saved as an Excel workbook (.xlsx) under the name urgency.drl.xlsx
            urgency.csv    | a spreadsheet that is not read; expected it saved as an Excel workbook (.xlsx) under the name urgency.drl.xlsx
            """)
    void a_file_that_has_no_place_is_wrong_use_and_the_sentence_says_what_to_do(String name, String sentence)
            throws IOException {
        Path given = Files.writeString(temporary.resolve(name), "");

        Ran ran = Ran.of("check", given.toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip()).isEqualTo(given + ": " + sentence);
    }

    @Test
    void a_file_that_is_not_there_or_is_a_folder_is_wrong_use() {
        assertThat(Ran.of("check", "no-such.drl.xlsx"))
                .isEqualTo(new Ran(2, "", "no-such.drl.xlsx: no such file" + System.lineSeparator()));
        assertThat(Ran.of("check", "src").err().strip()).isEqualTo("src: a folder, where a file is expected");
    }

    @Test
    void two_files_of_one_name_are_told_apart_by_their_folders_or_refused() throws IOException {
        KnowledgeFolder folder = folder();
        folder.write("kb/rules/advice/support.drl", folder.read("kb/rules/advice/unknown-facts.drl"));
        Files.delete(folder.root().resolve("kb/rules/advice/unknown-facts.drl"));
        Path given = Files.writeString(temporary.resolve("support.drl"), "no rules");
        Path better = Files.writeString(
                Files.createDirectory(temporary.resolve("advice")).resolve("support.drl"), "no rules");
        String root = folder.root().toString();

        Ran ran = Ran.of("check", "--kb", root, given.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err().strip())
                .isEqualTo(given + ": the name of kb/rules/advice/support.drl and of kb/rules/support/support.drl; "
                        + "expected it in a folder named as theirs");
        assertThat(Ran.of("check", "--kb", root, better.toString()).out())
                .startsWith(better + ", in place of kb/rules/advice/support.drl\n");
        assertThat(Ran.of(
                                "check",
                                "--kb",
                                root,
                                better.toString(),
                                temporary
                                        .resolve("folder/../advice/support.drl")
                                        .toString())
                        .err())
                .contains("in place of kb/rules/advice/support.drl stands " + better + " already");
    }

    @Test
    void a_file_of_the_folder_itself_is_no_replacement() {
        Ran ran = Ran.of("check", "decision-tables/red-flags.drl.xlsx", "kb/evidence.yaml");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).doesNotContain("in place of");
    }

    @CommandLine.Command(name = "some-report")
    private static final class SomeReport {
        @CommandLine.Mixin
        Output output;
    }

    private static Checks.Report found(Finding... findings) {
        return new Checks.Report(List.of(findings), Compiler.builtIn(true).contents(), true, 0, List.of());
    }

    private static String scope() {
        Contents contents = Compiler.builtIn(true).contents();
        return contents.rows().count() + " rows in " + contents.tables().size() + " tables, "
                + contents.rules().size() + " rules, " + contents.cases().size() + " cases";
    }

    private static Finding overlap() {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("age", 34.0);
        example.put("fever", true);
        example.put("sites", List.of("face", "legs"));
        return new Finding(
                Finding.Level.WARNING,
                "overlap",
                new Place("red-flags.drl.xlsx", "Red flags", 14, null),
                "a row that holds only where row 9 holds too, whatever else is said about the spots and the person",
                "rows that differ",
                "delete one of them",
                List.of(
                        Place.cell("red-flags.drl.xlsx", "Red flags", 9, "A9"),
                        Place.cell("urgency.drl.xlsx", "Urgency", 12, "A12")),
                example);
    }

    private static Finding note() {
        return new Finding(
                Finding.Level.NOTE, "age", Place.line("kb/evidence.yaml", 88), "a source of 1999", "a newer one");
    }

    private static String text(Checks.Report report, boolean notes, String... options) {
        SomeReport command = new SomeReport();
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out));
        line.parseArgs(options);
        Sources sources = Sources.of(Path.of("."));
        Check check = new Check();
        check.output = command.output;
        check.notes = notes;
        check.print(CheckReport.of(report, sources), sources);
        return out.toString();
    }

    @Test
    void related_places_an_example_and_how_to_mend_it_stand_below_a_finding() {
        assertThat(text(found(overlap(), note()), false))
                .isEqualTo(
                        """
                        red-flags.drl.xlsx
                          warning  Red flags!row 14   found a row that holds only where row 9 holds too, whatever else is said about
                                                      the spots and the person; expected rows that differ
                                                      to mend it: delete one of them
                                                      see also Red flags!A9, urgency.drl.xlsx › Urgency!A12
                                                      for example: age 34, fever yes, sites face, legs

                        """
                                + scope()
                                + ": 1 warning, 1 note (--notes lists them)\n");
    }

    @Test
    void notes_are_listed_when_asked_for() {
        assertThat(text(found(note()), true))
                .isEqualTo(
                        """
                        kb/evidence.yaml
                          note     line 88   found a source of 1999; expected a newer one

                        """
                                + scope()
                                + ": 1 note\n");
    }

    @Test
    void levels_are_coloured_where_a_terminal_shows_it_and_text_gives_no_orders_to_it() {
        Finding hostile = new Finding(
                Finding.Level.ERROR, "form", Place.line("kb/evidence.yaml", 1), "\u001b[2J@|red x|@\u202e", "text");
        System.setProperty("picocli.ansi", "true");
        try {
            assertThat(text(found(hostile), false))
                    .contains("\u001b[1mkb/evidence.yaml\u001b[0m", "\u001b[31m\u001b[1merror\u001b[0m")
                    .contains("found \\u001b[2J@|red x|@\\u202e; expected text");
            assertThat(text(
                            found(hostile),
                            false,
                            "--output",
                            temporary.resolve("report.txt").toString()))
                    .isEmpty();
            assertThat(temporary.resolve("report.txt")).content().doesNotContain("\u001b");
        } finally {
            System.clearProperty("picocli.ansi");
        }
    }

    @Test
    void a_report_can_be_written_to_a_file_and_the_outcome_is_said_all_the_same() throws IOException {
        Path page = temporary.resolve("page.html");
        Files.writeString(page, "something longer than nothing".repeat(10_000));

        Ran ran = Ran.of("check", "--format", "html", "--output", page.toString(), brokenRedFlags());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).matches("\\d+ rows in 7 tables, .* could be read: 4 errors.*\n");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(Ran.of(
                        "check", "--output", temporary.resolve("none/page.html").toString()))
                .matches(refused -> refused.status() == 2)
                .extracting(Ran::err)
                .asString()
                .contains("none/page.html: no such file");
    }

    @Test
    void a_workbook_that_cannot_be_opened_is_described_in_words_alone() throws IOException {
        Path given = Files.writeString(temporary.resolve("red-flags.drl.xlsx"), "PK but nothing behind it");

        Ran ran = Ran.of("check", "--format", "html", given.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("found a damaged zip archive; expected a workbook saved as .xlsx")
                .doesNotContain("RF-01");
    }
}
