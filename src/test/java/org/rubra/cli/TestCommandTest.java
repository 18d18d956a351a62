package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.KnowledgeFolder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code rubra test} as an editor or a CI server uses it. */
class TestCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FAILING =
            """

            - case: fever that is <no> "red flag" & more
              given: {fever: true}
              expect: {urgency: [self-care, emergency], redFlags: []}
            """;

    private Path temporary;

    @BeforeEach
    void somewhere(@TempDir Path folder) {
        temporary = folder;
    }

    /** A file of cases with one more, which fails. */
    private String failing() throws IOException {
        String cases = Files.readString(Path.of("kb/cases/strain.yaml")).stripTrailing() + "\n";
        return Files.writeString(temporary.resolve("strain.yaml"), cases + FAILING)
                .toString();
    }

    private static int lines(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).size();
    }

    @Test
    void test_passes_on_the_repository_and_says_nothing_else_where_nobody_watches() {
        Ran ran = Ran.of("test");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).matches("\\d+ passed, 0 failed\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_case_that_fails_is_shown_with_the_rows_that_made_the_difference() throws IOException {
        String given = failing();

        Ran ran = Ran.of("test", "--only", "FEVER that is <no>", given);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .isEqualTo(
                        """
                        With %s, in place of kb/cases/strain.yaml
                        kb/cases/strain.yaml:%d:3  fever that is <no> "red flag" & more
                            redFlags: expected [], got [fever]
                              RF-02 concluded fever: Fever beside spots is a red flag and is evaluated (red-flags.drl.xlsx › Red
                                flags!row 9)
                                O9    met      fever is yes; found yes

                        0 passed, 1 failed
                        """
                                .formatted(given, lines(given) - 2));
    }

    @Test
    void the_same_as_json_has_a_shape_that_programs_can_rely_on() throws IOException {
        String given = failing();

        JsonNode report = JSON.readTree(Ran.of("test", "--only", "fever that is <no>", "--format", "json", given)
                .out());

        assertThat(report.path("cases").asInt()).isEqualTo(1);
        assertThat(report.path("failures"))
                .isEqualTo(JSON.readTree(
                        """
                                [{"name": "fever that is <no> \\"red flag\\" & more", "place": "kb/cases/strain.yaml:%1$d:3",
                                  "where": {"file": "kb/cases/strain.yaml", "line": %1$d, "at": "3"},
                                  "expectedAndGot": ["redFlags: expected [], got [fever]"],
                                  "differences": [{"what": "redFlags", "expected": "[]", "got": "[fever]", "because": [
                                    {"id": "RF-02", "sentence": "Fever beside spots is a red flag and is evaluated",
                                     "where": {"file": "red-flags.drl.xlsx", "sheet": "Red flags", "line": 9},
                                     "part": "concluded fever",
                                     "facts": [{"cell": "O9", "field": "fever", "wanted": "is yes", "found": true, "truth": "TRUE"}]}]}]}]
                                """
                                .formatted(lines(given) - 2)));
        assertThat(report.path("neverFired")).hasSizeGreaterThan(200);
        assertThat(report.path("given").get(0).path("as").asText()).isEqualTo("kb/cases/strain.yaml");
        assertThat(report.has("coverage")).isFalse();
    }

    @Test
    void a_workbook_is_tested_in_place_of_its_namesake() {
        KnowledgeFolder folder =
                KnowledgeFolder.copyTo(temporary.resolve("folder")).cell("red-flags.drl.xlsx", "O9", "no");

        Ran ran = Ran.of(
                "test",
                folder.root().resolve("decision-tables/red-flags.drl.xlsx").toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("RF-02 did not fire: Fever beside spots", "O9    failed   fever is no; found yes");
    }

    @Test
    void a_text_that_no_case_has_in_its_name_is_wrong_use() {
        Ran ran = Ran.of("test", "--only", "xyzzy");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("found no case whose name has \"xyzzy\" in it; expected one at least");
    }

    @Test
    void coverage_counts_for_each_row_and_rule_the_cases_that_fire_and_nearly_miss_it() throws IOException {
        Ran text = Ran.of("test", "--coverage");
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .containsPattern("\nred-flags.drl.xlsx\n  RF-01 \\d+/\\d+ +RF-02 \\d+/\\d+ ")
                .containsPattern("\nkb/rules/explanations/strain.drl\n  EX-21 \\d+/\\d+ ")
                .contains("\nNo case fires: none\nNo case nearly misses: none\n");

        JsonNode coverage = JSON.readTree(
                        Ran.of("test", "--coverage", "--format", "json").out())
                .path("coverage");
        JsonNode flag = StreamSupport.stream(coverage.spliterator(), false)
                .filter(each -> each.path("id").asText().equals("RF-18"))
                .findFirst()
                .orElseThrow();
        assertThat(flag.path("where").path("file").asText()).isEqualTo("red-flags.drl.xlsx");
        assertThat(flag.path("fired").asInt())
                .isPositive()
                .isEqualTo(flag.path("firedBy").size());
        assertThat(flag.path("nearlyMissed").asInt())
                .isPositive()
                .isEqualTo(flag.path("nearlyMissedBy").size());
    }

    @Test
    void a_row_or_rule_that_lacks_a_case_is_named_and_fails_where_coverage_is_required() {
        KnowledgeFolder folder = KnowledgeFolder.copyTo(temporary.resolve("folder"))
                .edit("kb/cases/safety-net-off.yaml", "not: [AV-01, DF-05]", "not: [AV-01]");
        String root = folder.root().toString();
        assertThat(Ran.of("test", "--require-coverage", "--kb", root))
                .matches(ran -> ran.status() == 1)
                .matches(ran -> ran.out().startsWith("No case fires: none\nNo case nearly misses: DF-05\n"));

        folder.delete("kb/cases/safety-net-emergency.yaml");
        Ran named = Ran.of("test", "--coverage", "--kb", root);
        assertThat(named.status()).isZero();
        assertThat(named.out())
                .containsPattern("\nNo case fires: (.*, )?SN-04, ")
                .containsPattern("\nNo case nearly misses: (.*, )?DF-05");
        assertThat(Ran.of("test", "--require-coverage", "--kb", root).status()).isEqualTo(1);
        assertThat(Ran.of("test", "--require-coverage").status()).isZero();
    }

    @Test
    void junit_xml_has_a_test_for_each_case_and_says_where_one_failed() throws Exception {
        Path xml = temporary.resolve("cases.xml");
        Path cases = Path.of(failing());
        Files.writeString(
                cases,
                "- {case: \"ends in \\x01\", given: {}, expect: {urgency: routine}}\n",
                java.nio.file.StandardOpenOption.APPEND);

        Ran ran = Ran.of("test", "--junit", xml.toString(), cases.toString());

        assertThat(ran.status()).isEqualTo(1);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(Integer.parseInt(root.getAttribute("tests")))
                .isEqualTo(document.getElementsByTagName("testcase").getLength())
                .isGreaterThan(500);
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        Element failed = (Element) failure.getParentNode();
        assertThat(failed.getAttribute("name")).isEqualTo("fever that is <no> \"red flag\" & more");
        assertThat(failed.getAttribute("file")).isEqualTo("kb/cases/strain.yaml");
        assertThat(failed.getAttribute("line")).isEqualTo(String.valueOf(lines(cases.toString()) - 3));
        assertThat(failure.getAttribute("message")).isEqualTo("redFlags: expected [], got [fever]");
        assertThat(((Element) failed.getParentNode()).getAttribute("failures")).isEqualTo("1");
        assertThat(((Element) failed.getNextSibling().getNextSibling()).getAttribute("name"))
                .isEqualTo("ends in \uFFFD");
    }

    @Test
    void a_report_that_cannot_be_written_is_wrong_use() {
        Ran ran = Ran.of(
                "test",
                "--only",
                "thirty",
                "--junit",
                temporary.resolve("none/cases.xml").toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("none/cases.xml: no such file");
    }

    @Test
    void progress_is_drawn_in_one_line_and_cleared_where_someone_watches_and_not_at_all_elsewhere() {
        StringWriter out = new StringWriter();
        Progress progress = new Progress(new PrintWriter(out), 2, true);
        progress.step();
        progress.step();
        assertThat(out.toString())
                .isEqualTo("\r[" + "#".repeat(20) + " ".repeat(20) + "] 1 of 2\r[" + "#".repeat(40) + "] 2 of 2");
        progress.end();
        assertThat(out.toString()).endsWith(" \r").doesNotContain("\n");

        StringWriter nothing = new StringWriter();
        Progress unseen = new Progress(new PrintWriter(nothing), 1, false);
        unseen.step();
        unseen.end();
        assertThat(nothing.toString()).isEmpty();
    }
}
