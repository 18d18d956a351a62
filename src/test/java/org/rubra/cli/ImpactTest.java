package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.table.Action;

/** What {@code rubra impact} says of changes to real knowledge bases. */
class ImpactTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KnowledgeFolder old;
    private KnowledgeFolder now;
    private Path temporary;

    @BeforeEach
    void copies(@TempDir Path folder) {
        temporary = folder;
        old = KnowledgeFolder.copyTo(folder.resolve("old"));
        now = KnowledgeFolder.copyTo(folder.resolve("new"));
        System.setProperty("rubra.data", folder.resolve("data").toString());
    }

    @AfterEach
    void nothing_was_recorded() {
        System.clearProperty("rubra.data");
        assertThat(temporary.resolve("data")).doesNotExist();
    }

    private Ran impact(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("impact", old.root().toString(), now.root().toString()));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private JsonNode json(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--format", "json"));
        return JSON.readTree(impact(all.toArray(String[]::new)).out());
    }

    private String presentations(String... lines) throws IOException {
        return Files.writeString(temporary.resolve("people.ndjson"), String.join("\n", lines) + "\n")
                .toString();
    }

    private String condition(String row, String field) {
        return old.compile().row(row).orElseThrow().row().conditions().stream()
                .filter(condition -> condition.field().equals(field))
                .findFirst()
                .orElseThrow()
                .cell();
    }

    private String action(String row, Action.Kind kind) {
        return old.compile().row(row).orElseThrow().row().actions().stream()
                .filter(action -> action.kind() == kind)
                .findFirst()
                .orElseThrow()
                .cell();
    }

    private void relax() {
        String cell = condition("UR-12", "firstNoticedDays");
        now.workbook("urgency.drl.xlsx", workbook -> KnowledgeFolder.cell(workbook, cell)
                .setCellValue(30));
    }

    @Test
    void who_moves_to_a_lower_urgency_comes_first_with_the_row_responsible_though_no_case_shows_it()
            throws IOException {
        relax();

        Ran ran = impact();

        assertThat(ran.status()).isEqualTo(1);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.get(2)).matches("LOWER URGENCY: \\d+");
        assertThat(lines.get(3)).matches("  prompt → self-care  by UR-12  \\d+ of the regions");
        assertThat(lines.get(4)).contains("{\"onset\":\"sudden\",\"firstNoticedDays\":15,");
        assertThat(ran.out())
                .containsPattern(
                        "\nUrgency before \\(down\\) and after \\(across\\), cases: \\d+ tried, 0 answered differently\n")
                .containsPattern(
                        "\nUR-12: all (\\d+) regions of firstNoticedDays, blanches, nothing else known; \\1 in \\d+ cases\n")
                .containsPattern("\n\\d+ to a lower urgency, 0 to a higher one, \\d+ answered differently in all\n$");
    }

    @Test
    void the_example_can_be_asked_again_and_the_same_change_gives_the_same_report() throws IOException {
        relax();
        JsonNode report = json("--regions", "2000");
        JsonNode move = report.path("lowered").path(0);

        JsonNode again =
                json("--presentations", presentations(move.path("example").toString()));

        assertThat(again.path("tried").path(1).toString())
                .isEqualTo("{\"source\":\"presentations\",\"presentations\":1,\"changed\":1,"
                        + "\"matrix\":[{\"before\":\"prompt\",\"after\":\"self-care\",\"count\":1}]}");
        assertThat(again.path("lowered").path(0).path("rows").toString()).isEqualTo("[\"UR-12\"]");
        assertThat(again.path("regions")).isEmpty();
        assertThat(json("--regions", "2000")).isEqualTo(report);
    }

    @Test
    void where_only_sentences_and_looks_change_nobody_is_answered_differently() {
        now.cell("red-flags.drl.xlsx", condition("RF-02", "fever").replaceAll("^[A-Z]+", "B"), "Fever beside spots");

        Ran ran = impact();

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).endsWith("\nNobody is answered differently\n").contains("regions: 0 tried");
    }

    @Test
    void who_moves_up_follows_the_matrix() throws IOException {
        now.cell("red-flags.drl.xlsx", action("RF-02", Action.Kind.RaisedUrgency), "prompt");

        JsonNode report = json("--regions", "200");

        assertThat(report.path("lowered")).isEmpty();
        assertThat(rows(report, "advice"))
                .as("what was changed, and not the rows of advice that follow")
                .isEqualTo("RF-02");
        assertThat(report.path("raised").path(0).toString())
                .startsWith("{\"aspect\":\"urgency\",\"before\":\"routine\",\"after\":\"prompt\",\"rows\":[\"RF-02\"],")
                .endsWith("\"example\":{\"fever\":true}}");
        assertThat(impact("--regions", "200").out())
                .containsSubsequence(
                        "Urgency before (down)",
                        "Higher urgency: ",
                        "\n  routine → prompt  by RF-02  ",
                        "\n      for example {\"fever\":true}\n");
    }

    @Test
    void patterns_red_flags_explanations_and_questions_are_compared_too() throws IOException {
        now.cell("red-flags.drl.xlsx", action("RF-02", Action.Kind.RedFlag), "fatigue");
        now.replace("patterns.drl.xlsx", "strongly for", "slightly for");
        now.cell("explanations.drl.xlsx", condition("EX-05", "raised"), "no");

        JsonNode report = json("--regions", "100");

        assertThat(moves(report, "redFlags")).contains("fever → ", " → fatigue");
        assertThat(moves(report, "leads")).contains("petechiae → none");
        assertThat(moves(report, "explanations")).contains("long-standing → ");
        assertThat(moves(report, "questions")).isNotEmpty();
        assertThat(rows(report, "redFlags")).isEqualTo("RF-02");
        assertThat(rows(report, "explanations")).isEqualTo("EX-05");
    }

    private static List<String> moves(JsonNode report, String aspect) {
        List<String> moves = new ArrayList<>();
        report.path("other").forEach(move -> {
            if (move.path("aspect").asText().equals(aspect)) {
                moves.add(move.path("before").asText() + " → "
                        + move.path("after").asText());
            }
        });
        return moves;
    }

    private static String rows(JsonNode report, String aspect) {
        for (JsonNode move : report.path("other")) {
            if (move.path("aspect").asText().equals(aspect)) {
                return move.path("rows").path(0).asText();
            }
        }
        return "";
    }

    @Test
    void a_changed_rule_of_many_fields_is_tried_near_the_cases_that_fire_it_and_that_is_said() throws IOException {
        now.edit(
                "kb/rules/explanations/strain.drl", "below(\"firstNoticedDays\", 3)", "below(\"firstNoticedDays\", 6)");

        JsonNode report = json("--regions", "2000");

        JsonNode regions = report.path("regions").path(0);
        assertThat(regions.path("id").asText()).isEqualTo("EX-21");
        assertThat(regions.path("alone").asLong())
                .isBetween(1L, 2000L)
                .isLessThan(regions.path("of").asLong());
        assertThat(report.path("lowered").toString()).contains("\"rows\":[\"EX-21\"]");
        assertThat(impact("--regions", "2000").out()).contains("\nEX-21: NOT ALL REGIONS, ");
    }

    @Test
    void a_presentation_that_only_one_of_the_two_takes_is_reported() throws IOException {
        now.edit("kb/vocabulary.yaml", "max: 300", "max: 200");
        now.edit(
                "kb/vocabulary.yaml",
                "  - name: fading\n",
                "  - {name: oozing, type: boolean, group: spot, layer: article, label: Oozing, question: Do they ooze?}\n  - name: fading\n");

        JsonNode report = json(
                "--presentations",
                presentations(
                        "{\"sizeMm\": 250}",
                        "{\"presentation\": {\"sizeMm\": 260}, \"subject\": \"a\"}",
                        "{\"oozing\": true}",
                        "{}"));

        assertThat(report.path("affected").path("taken").asInt()).isEqualTo(3);
        assertThat(report.path("other").toString())
                .contains(
                        "\"before\":\"taken\",\"after\":\"refused: /sizeMm expected a number above 0 to 200 (mm)\",\"rows\":[],"
                                + "\"counts\":{\"presentations\":2},\"example\":{\"sizeMm\":250}")
                .contains("\"before\":\"refused: /oozing expected a field of the vocabulary\",\"after\":\"taken\"");
    }

    @Test
    void what_is_no_answer_to_a_field_any_more_is_tried_and_reported_without_a_file_too() throws IOException {
        now.edit("kb/vocabulary.yaml", "max: 300", "max: 200");

        JsonNode report = json("--regions", "2000");

        assertThat(report.path("regions").toString()).contains("\"id\":\"field sizeMm\",\"fields\":[\"sizeMm\"]");
        assertThat(report.path("other").path(0).toString())
                .startsWith(
                        "{\"aspect\":\"taken\",\"before\":\"taken\",\"after\":\"refused: /sizeMm expected a number above 0 to 200 (mm)\",")
                .endsWith("\"example\":{\"sizeMm\":250}}");
    }

    @Test
    void lines_that_are_no_presentation_are_named_and_nothing_is_reported() throws IOException {
        String file = presentations("{\"fever\": true}", "{\"fevr\": true}", "", "{\"age\": 3.5} x");

        Ran ran = impact("--presentations", file);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .containsExactly(
                        file
                                + ":2:/fevr   found the unknown field \"fevr\"; expected a field of the vocabulary   (did you mean: fever?)",
                        file + ":3   found an empty document; expected a JSON object",
                        file + ":4   found a fault at column 15; expected well-formed JSON in UTF-8");
        assertThat(impact("--presentations", temporary.resolve("none").toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void presentations_come_from_standard_input_too() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("{\"fever\": true}\n{}".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(json("--presentations", "-")
                            .path("tried")
                            .path(1)
                            .path("presentations")
                            .asInt())
                    .isEqualTo(2);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void workbooks_are_put_in_place_of_their_namesakes() throws IOException {
        now.cell("red-flags.drl.xlsx", action("RF-02", Action.Kind.RaisedUrgency), "prompt");
        String before = old.root().resolve("decision-tables/red-flags.drl.xlsx").toString();
        String after = now.root().resolve("decision-tables/red-flags.drl.xlsx").toString();
        String knowledge = old.root().toString();

        String both = Ran.of("impact", "--kb", knowledge, before, after, "--regions", "9", "--format", "json")
                .out();

        assertThat(both).contains("\"rows\":[\"RF-02\"]");
        assertThat(Ran.of("impact", "--kb", knowledge, after, "--regions", "9", "--format", "json")
                        .out())
                .isEqualTo(both);
        assertThat(Ran.of("impact", "--kb", knowledge, now.root().toString(), "--regions", "9", "--format", "json")
                        .out())
                .isEqualTo(both);
    }

    @Test
    void what_cannot_be_compared_is_said_and_is_no_impact() throws IOException {
        String red = old.root().resolve("decision-tables/red-flags.drl.xlsx").toString();
        String urgency = old.root().resolve("decision-tables/urgency.drl.xlsx").toString();
        String elsewhere =
                Files.copy(Path.of(red), temporary.resolve("mine.drl.xlsx")).toString();
        now.cell("red-flags.drl.xlsx", condition("RF-02", "fever"), "sometimes");

        Ran names = Ran.of("impact", red, urgency);
        Ran mixed = Ran.of("impact", red, old.root().toString());
        Ran alone = Ran.of("impact", "--kb", old.root().toString(), elsewhere);
        Ran none = Ran.of("impact", "--regions", "0", red);
        Ran faults = impact();

        assertThat(List.of(names.status(), mixed.status(), alone.status(), none.status()))
                .containsOnly(2);
        assertThat(names.err()).startsWith("found two workbooks of different names; expected two versions of one\n");
        assertThat(alone.err())
                .isEqualTo(elsewhere + ": no workbook of this name in "
                        + old.root().resolve("decision-tables") + "\n");
        assertThat(none.err()).startsWith("--regions: found 0; expected 1 or more\n");
        assertThat(faults.status()).isEqualTo(1);
        assertThat(faults.out()).isEmpty();
        assertThat(faults.err())
                .isEqualTo(now.root() + " cannot be compared, since it has faults:\n  red-flags.drl.xlsx › Red flags!"
                        + condition("RF-02", "fever") + "   found \"sometimes\"; expected yes, no or blank\n");
    }

    @Test
    void the_page_needs_nothing_else_and_begins_with_who_moves_down() {
        relax();

        String page = impact("--regions", "2000", "--format", "html").out();

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .containsSubsequence(
                        "move to a lower urgency.</b>",
                        "<h2>LOWER URGENCY: ",
                        "<span class=\"removed\">prompt</span> → <span class=\"added\">self-care</span> by <b class=\"id\">UR-12</b>",
                        "<h2>Urgency before and after</h2>",
                        "<td class=\"removed\">",
                        "<h2>What was tried</h2>")
                .doesNotContain("<script", "<link", "http:", "https:");
    }
}
