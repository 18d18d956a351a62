package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.conclusion.Urgency;
import org.rubra.explanation.WhatIf;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.table.Action;
import org.rubra.table.ColumnForm;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;
import org.rubra.vocabulary.Schema;

/** What {@code rubra explain} says of recorded answers, and of a table in which only the topmost of the rows that hold counts. */
class ExplainTest {
    @AfterEach
    void elsewhere() {
        System.clearProperty("rubra.data");
    }

    private static final String FEVER = "docs/examples/02-child-with-fever-and-dots.json";
    private static final String STRAIN = "docs/examples/01-coughing-then-dots.json";
    /** The answer's own id and time. */
    private static final String WHICH = "^Answer .*\nGiven at \\S+";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String answered(Path temporary) throws IOException {
        System.setProperty("rubra.data", temporary.resolve("data").toString());
        return JSON.readTree(Ran.of("assess", FEVER).out()).path("id").asText();
    }

    @Test
    void a_recorded_answer_is_explained_as_its_file_is_and_nothing_is_recorded_again(@TempDir Path temporary)
            throws IOException {
        String id = answered(temporary);

        for (String[] asked : new String[][] {{}, {"--why-not", "UR-41"}, {"--nearest"}, {"--what-if"}}) {
            Ran ofRecord = Ran.of(
                    Stream.concat(Stream.of("explain", id), Stream.of(asked)).toArray(String[]::new));
            assertThat(ofRecord.err()).isEmpty();
            assertThat(ofRecord.status()).isZero();
            assertThat(Ran.of("audit", "verify").out()).startsWith("1 answer,");
            System.setProperty("rubra.data", temporary.resolve("other").toString());
            Ran ofFile = Ran.of(
                    Stream.concat(Stream.of("explain", FEVER), Stream.of(asked)).toArray(String[]::new));
            assertThat(ofFile.out().replaceFirst(WHICH, ""))
                    .isEqualTo(ofRecord.out().replaceFirst(WHICH, ""));
            assertThat(Ran.of("audit", "verify").out()).containsPattern("^\\d answers?,");
            System.setProperty("rubra.data", temporary.resolve("data").toString());
        }
    }

    @Test
    void a_trace_begins_with_what_the_answer_was_and_what_was_said_and_ends_with_the_notice(@TempDir Path temporary)
            throws IOException {
        String id = answered(temporary);
        KnowledgeBase base = Compiler.builtIn(true);

        String text = Ran.of("explain", id).out();

        assertThat(text.lines().limit(4))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Answer " + id),
                        line -> assertThat(line)
                                .matches("Given at \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z, asked over the command line"),
                        line -> assertThat(line).isEqualTo("Release " + base.version() + ", " + base.digest()),
                        line -> assertThat(line).isEqualTo("Urgency emergency – Emergency: get help now"));
        assertThat(text)
                .containsSubsequence(
                        "\nWhat was said\n",
                        "  Days since first noticed: 1 day\n",
                        "  Fever: yes\n",
                        "  Age: 8 years\n",
                        "\nNot answered, and so not known: Fading within days; Persisting; ",
                        "\nWhat fired\n",
                        "Fever is yes: yes\n",
                        base.contents().manifest().notice());
    }

    @Test
    void a_raise_that_was_set_aside_is_called_so_wherever_it_is_told(@TempDir Path temporary) throws IOException {
        System.setProperty("rubra.data", temporary.resolve("data").toString());
        String answer = Ran.of("assess", "--format", "text", STRAIN).out();
        String id = answer.substring(answer.indexOf("Recorded as ") + "Recorded as ".length())
                .strip();
        String by = "set aside by EX-21 (Strong physical strain just before, in someone otherwise well)";

        assertThat(answer)
                .contains("nothing that counts\n    SN-17  ", "      does not count: " + by + "\n")
                .doesNotContain("explained by strain");
        assertThat(Ran.of("explain", id).out())
                .containsPattern("(?s)\nSN-17  .*?       the urgency does not count: set aside by EX-21 ");
        assertThat(Ran.of("explain", id, "--why-not", "SN-17").out())
                .contains("\nIt fired: every condition was met. But the urgency that it raised does not count: it was "
                        + by + ".\n");
        JsonNode whyNot = JSON.readTree(
                Ran.of("explain", "--format", "json", id, "--why-not", "SN-17").out());
        assertThat(whyNot.path("setAside").toString())
                .isEqualTo("[{\"explanation\":\"strain\",\"because\":[\"EX-21\"]}]");
        assertThat(Ran.of("explain", id, "--why-not", "PT-02").out())
                .contains("\nIt fired: every condition was met.\n");
    }

    @Test
    void a_fact_without_an_answer_is_not_said_to_have_been_looked_for(@TempDir Path temporary) throws IOException {
        String id = answered(temporary);

        assertThat(Ran.of("explain", id, "--why-not", "EX-21").out())
                .contains("unknown  Fading within days is yes; not answered\n")
                .doesNotContain("nothing");
    }

    @Test
    void what_a_program_reads_is_told_as_json(@TempDir Path temporary) throws IOException {
        String id = answered(temporary);

        JsonNode whyNot = JSON.readTree(
                Ran.of("explain", "--format", "json", id, "--why-not", "SN-01").out());
        JsonNode nearest = JSON.readTree(
                Ran.of("explain", "--format", "json", id, "--nearest").out());
        JsonNode whatIf = JSON.readTree(
                Ran.of("explain", "--format", "json", id, "--what-if").out());

        assertThat(whyNot.path("sheet").asText()).isEqualTo("Safety net");
        assertThat(whyNot.path("cells").findValuesAsText("truth")).containsOnly("TRUE");
        assertThat(nearest.findValuesAsText("kind")).contains("pattern", "red-flag");
        assertThat(whatIf.path("urgency").asText()).isEqualTo("emergency");
        assertThat(whatIf.path("complete").asBoolean()).isTrue();
        assertThat(whatIf.path("down").path("ways").get(0).path("changes")).isNotEmpty();
    }

    @Test
    void what_would_have_been_is_said_in_words_and_as_no_advice(@TempDir Path temporary) throws IOException {
        String id = answered(temporary);

        assertThat(Ran.of("explain", id, "--what-if").out())
                .startsWith(
                        "The answer was emergency. What follows is how the release that gave it would have answered "
                                + "otherwise; it is no advice.\n\nA higher urgency: no change of up to 3 facts leads there\n")
                .contains("\nA lower urgency\n", "(was yes)");
        assertThat(Ran.of("explain", id, "--nearest").out())
                .contains("(pattern, not concluded)\n", "(red flag, not concluded)\n", "  nearest: ");
    }

    @Test
    void what_came_near_begins_with_why_it_was_not_more_urgent(@TempDir Path temporary) throws IOException {
        System.setProperty("rubra.data", temporary.resolve("data").toString());

        String nearest = Ran.of("explain", STRAIN, "--nearest").out();

        assertThat(nearest)
                .containsSubsequence(
                        "Why not routine?\n",
                        "Why not prompt?\n  nearest: SN-17  ",
                        ": it fired, but what it raised was set aside by EX-21 (",
                        "Why not emergency?\n  nearest: SN-",
                        ": not decided: ",
                        "; not answered\n",
                        "Cherry angioma (pattern, not concluded)\n",
                        "  strongly against it: PT-02\n  judged unlikely by PS-04  A pattern");
    }

    @Test
    void what_was_left_out_of_what_could_have_been_is_said() {
        Schema fields = Compiler.builtIn(true).vocabulary().presentation();
        WhatIf.Ways none = new WhatIf.Ways(List.of(), 0);

        assertThat(WhatIfText.of(new WhatIf(Urgency.PROMPT, 2, false, none, none), fields))
                .contains("A lower urgency: no change of up to 2 facts leads there")
                .endsWith("There was too much to try: changes of more than 2 facts were left out.\n");
        assertThat(WhatIfText.of(new WhatIf(Urgency.PROMPT, 3, false, none, none), fields))
                .endsWith("of a field with many values, some combinations were left out.\n");
        assertThat(WhatIfText.of(new WhatIf(Urgency.PROMPT, 3, true, none, none), fields))
                .doesNotContain("left out");
    }

    @Test
    void an_id_that_is_not_on_record_is_said_and_two_questions_at_once_are_wrong_use(@TempDir Path temporary)
            throws IOException {
        String id = answered(temporary);

        assertThat(Ran.of("explain", "018f0000-0000-7000-8000-000000000000"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "found no answer 018f0000-0000-7000-8000-000000000000 in the record; expected the id of one\n"));
        assertThat(Ran.of("explain", id, "--nearest", "--what-if").status()).isEqualTo(2);
        assertThat(Ran.of("explain", id, "--why-not", "ZZ-99999").status()).isEqualTo(2);
    }

    @Test
    void a_past_answer_is_read_with_the_layers_it_was_given_with(@TempDir Path temporary) throws IOException {
        System.setProperty("rubra.data", temporary.resolve("data").toString());
        String id = JSON.readTree(Ran.of("assess", "--no-safety-net", FEVER).out())
                .path("id")
                .asText();

        assertThat(Ran.of("explain", id, "--why-not", "SN-01").out())
                .contains("It could not fire: its layer, safetynet, was not in force; all its conditions are met.\n");
    }

    @Test
    void a_row_that_holds_and_is_beaten_says_which_answers_first_and_that_one_names_it(@TempDir Path temporary)
            throws IOException {
        Path root = KnowledgeFolder.copyTo(temporary.resolve("folder")).root();
        TableDraft draft = new TableDraft(
                "article",
                "Extra",
                HitPolicy.FIRST,
                false,
                List.of(
                        ColumnForm.condition("Presentation", "itchy", Operator.IS),
                        ColumnForm.condition("Presentation", "sites", Operator.HAS),
                        ColumnForm.action(Action.Kind.RaisedUrgency)),
                List.of(
                        new TableDraft.RowDraft(
                                "ZZ-01", "Itch on the face", List.of("G1"), List.of("yes", "face", "prompt")),
                        new TableDraft.RowDraft("ZZ-02", "Itch", List.of("G1"), List.of("yes", "", "routine"))));
        Files.write(
                root.resolve("decision-tables/extra.drl.xlsx"),
                WorkbookWriter.write(draft, Compiler.builtIn(true).vocabulary(), Map.of()));
        String file = Files.writeString(
                        temporary.resolve("request.json"),
                        "{\"presentation\": {\"itchy\": true, \"sites\": [\"face\"]}}")
                .toString();
        System.setProperty("rubra.data", temporary.resolve("data").toString());

        Ran whyNot = Ran.of("explain", "--kb", root.toString(), "--why-not", "ZZ-02", file);
        Ran trace = Ran.of("explain", "--kb", root.toString(), file);

        assertThat(whyNot.err()).isEmpty();
        assertThat(whyNot.out())
                .startsWith(
                        "ZZ-02  Itch\nextra.drl.xlsx › Extra, row 9\nEvery condition was met, and still it did not fire: ZZ-01 answers before it.\n");
        assertThat(trace.out()).contains("ZZ-01  Itch on the face").doesNotContain("ZZ-02  Itch");
        assertThat(trace.out()).contains("       answers before ZZ-02, which holds too\n");
    }
}
