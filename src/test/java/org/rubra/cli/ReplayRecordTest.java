package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.RandomPresentations;
import org.rubra.assessment.Request;
import org.rubra.audit.RecordedAssessor;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Trail;

/** {@code rubra audit replay} as an auditor uses it. */
class ReplayRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLEAN =
            "(\\d+) answers? replayed in \\d+\\.\\d s, [\\d,]+ a second: \\1 the same, 0 otherwise, "
                    + "0 erased, 0 without their release, 0 unreadable\n";

    @TempDir
    Path temp;

    private Path data;

    @BeforeEach
    void a_record_of_its_own() {
        data = temp.resolve("data");
        System.setProperty("rubra.data", data.toString());
    }

    @AfterEach
    void record_where_it_belongs() {
        System.clearProperty("rubra.data");
    }

    private String ask(String presentation, String... options) throws IOException {
        Path file = Files.writeString(temp.resolve("asked.json"), "{\"presentation\":" + presentation + "}");
        List<String> arguments = new ArrayList<>(List.of("assess", file.toString()));
        arguments.addAll(List.of(options));
        Ran ran = Ran.of(arguments.toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        return JSON.readTree(ran.out()).path("id").asText();
    }

    private static Ran replay(String... options) {
        List<String> arguments = new ArrayList<>(List.of("audit", "replay"));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trail.sqlite"));
                Statement change = connection.createStatement()) {
            assertThat(change.executeUpdate(statement)).isPositive();
        }
    }

    /** A folder in which one row of the urgency, and the version, say something else. */
    private KnowledgeFolder edited() {
        KnowledgeFolder edited =
                KnowledgeFolder.copyTo(temp.resolve("edited")).edit("kb/manifest.yaml", "version: ", "version: 9");
        String cell = edited.compile().row("UR-12").orElseThrow().row().conditions().stream()
                .filter(condition -> condition.field().equals("firstNoticedDays"))
                .findFirst()
                .orElseThrow()
                .cell();
        edited.workbook("urgency.drl.xlsx", workbook -> KnowledgeFolder.cell(workbook, cell)
                .setCellValue(30));
        return edited;
    }

    private void answerRandom(KnowledgeBase base, int times) {
        try (Trail trail = Trail.open(data)) {
            RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test");
            new RandomPresentations(base, 20261124)
                    .stream(times).forEach(each -> assessor.assess(new Request(each, null), Caller.by(Channel.REST)));
        }
    }

    @Test
    void a_process_of_its_own_replays_all_answers_each_on_its_release() throws Exception {
        answerRandom(Compiler.builtIn(true), 300);
        ask("{\"shape\":\"dot\",\"blanches\":false}");
        ask("{\"fever\":true,\"age\":8}", "--no-safety-net");
        ask(
                "{\"sites\":[\"legs\",\"face\"],\"sizeMm\":2.5}",
                "--kb",
                edited().root().toString());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Drubra.data=" + data,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "audit",
                        "replay",
                        "--all")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).matches(CLEAN).startsWith("303 answers replayed");
    }

    @Test
    void one_answer_or_those_since_a_time_are_replayed() throws Exception {
        ask("{\"shape\":\"dot\"}");
        String id = ask("{\"fever\":true}");

        assertThat(replay(id).out()).matches(CLEAN).startsWith("1 answer replayed");
        assertThat(replay("--since", "2020-01-01").out()).startsWith("2 answers replayed");
        assertThat(replay("--since", "2999-01-01T10:00:00Z").out()).startsWith("0 answers replayed");
        sql("UPDATE entry SET at = 0 WHERE id = '" + id + "'");
        assertThat(replay("--since", "2020-01-01").out()).startsWith("1 answer replayed");
        assertThat(replay("nosuch"))
                .isEqualTo(new Ran(1, "", "found no answer nosuch in the record; expected the id of one\n"));
    }

    @Test
    void exactly_one_of_the_ways_to_choose_answers_is_given() {
        assertThat(replay().status()).isEqualTo(2);
        assertThat(replay("--all", "--since", "2020-01-01").status()).isEqualTo(2);
        assertThat(replay("x", "--all").status()).isEqualTo(2);
        Ran ran = replay("--since", "yesterday");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "found \"yesterday\"; expected a time such as 2026-11-24T09:00:00Z, or a day such as 2026-11-24");
        assertThat(data).doesNotExist();
    }

    @Test
    void what_cannot_be_read_or_has_no_release_is_told_and_ends_with_status_1_and_the_erased_are_counted()
            throws Exception {
        String torn = ask("{\"shape\":\"dot\"}");
        String erased = ask("{\"shape\":\"bump\"}");
        KnowledgeFolder edited = edited();
        String orphan = ask("{\"shape\":\"line\"}", "--kb", edited.root().toString());
        ask("{\"shape\":\"patch\"}");
        sql("UPDATE entry SET body = NULL WHERE id = '" + erased + "'");

        assertThat(replay("--all").status()).isZero();
        assertThat(replay("--all").out()).contains(": 3 the same, 0 otherwise, 1 erased,");

        sql("UPDATE entry SET body = x'0badc0de' WHERE id = '" + torn + "'");
        String digest = edited.compile().digest();
        sql("DELETE FROM release WHERE digest = '" + digest + "'");

        Ran text = replay("--all");
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .startsWith("position 0, " + torn + ": not replayed: what stands there is not what was logged\n"
                        + "position 2, " + orphan + ": not replayed: release " + digest
                        + " is not kept in this record\n4 answers replayed")
                .endsWith("1 the same, 0 otherwise, 1 erased, 1 without their release, 1 unreadable\n");
        Ran json = replay("--all", "--format", "json");
        assertThat(json.status()).isEqualTo(1);
        JsonNode document = JSON.readTree(json.out());
        assertThat(document.path("findings").findValuesAsText("outcome")).containsExactly("unreadable", "no-release");
        assertThat(document.path("outcomes").toString())
                .isEqualTo("{\"same\":1,\"different\":0,\"erased\":1,\"no-release\":1,\"unreadable\":1}");
    }

    @Test
    void on_a_candidate_it_is_said_who_of_the_recorded_is_answered_differently() throws Exception {
        String patient = Files.readString(Path.of("docs/examples/02-child-with-fever-and-dots.json"));
        ask(JSON.readTree(patient).path("presentation").toString());
        KnowledgeFolder edited = edited();
        String folder = edited.root().toString();
        Ran impact = Ran.of("impact", ".", folder, "--regions", "2000", "--format", "json");
        ask(JSON.readTree(impact.out()).at("/lowered/0/example").toString());
        ask("{\"shape\":\"dot\"}", "--kb", folder);
        ask("{\"shape\":\"bump\"}", "--no-safety-net");

        JsonNode impacts = JSON.readTree(
                        replay("--all", "--on", folder, "--format", "json").out())
                .path("impacts");
        assertThat(impacts).hasSize(2);
        assertThat(impacts.at("/0/tried/0/presentations").asInt()).isEqualTo(3);
        assertThat(impacts.at("/0/tried/0/changed").asInt()).isEqualTo(1);
        assertThat(impacts.at("/1/tried/0/presentations").asInt()).isEqualTo(1);
        assertThat(impacts.at("/1/tried/0/changed").asInt()).isZero();

        Ran text = replay("--all", "--on", folder);
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .contains(
                        "presentations: 3 tried, 1 answered differently", "by UR-12", "Nobody is answered differently")
                .endsWith("4 recorded answers: 0 erased, 0 without their release, 0 unreadable\n");
        Ran kept = replay("--all", "--on", edited.compile().digest());
        assertThat(kept).isEqualTo(text);
    }

    @Test
    void what_a_candidate_does_not_take_is_reported() throws Exception {
        ask("{\"sizeMm\":250}");
        KnowledgeFolder other =
                KnowledgeFolder.copyTo(temp.resolve("other")).edit("kb/vocabulary.yaml", "max: 300", "max: 200");

        Ran ran = replay("--all", "--on", other.root().toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("taken → refused: /sizeMm expected a number above 0 to 200 (mm)    1 of the presentations")
                .contains("1 answered differently in all");
    }

    @Test
    void a_candidate_with_faults_is_not_tried() throws Exception {
        ask("{}");
        KnowledgeFolder other = KnowledgeFolder.copyTo(temp.resolve("other")).delete("kb/vocabulary.yaml");

        Ran ran = replay("--all", "--on", other.root().toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("cannot be compared, since it has faults:");
    }

    @Test
    void another_release_is_named_by_digest_or_folder() throws Exception {
        ask("{}");
        assertThat(replay("--all", "--on", "sha256:00"))
                .isEqualTo(new Ran(1, "", "--on: release sha256:00 is not kept in this record\n"));
        assertThat(replay("--all", "--on", "nosuch").status()).isEqualTo(2);
        assertThat(replay("--all", "--on", "README.md").err())
                .startsWith("--on: found a file; expected a digest (sha256:…) or a folder with kb/");
    }
}
