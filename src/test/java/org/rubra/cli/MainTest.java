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
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeFolder;
import org.rubra.trail.Trail;

/** The commands as a person or a script uses them: exit status, what is on standard output, what on standard error. */
class MainTest {
    private static final String EXAMPLE = "docs/examples/01-coughing-then-dots.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path temporary;

    private static Ran run(String... arguments) {
        return Ran.of(arguments);
    }

    private Path data() {
        return temporary.resolve("data");
    }

    private String file(String text) throws IOException {
        return Files.writeString(temporary.resolve("request.json"), text).toString();
    }

    private KnowledgeFolder folder() {
        return KnowledgeFolder.copyTo(temporary.resolve("folder"));
    }

    @BeforeEach
    void record_elsewhere(@TempDir Path folder) {
        temporary = folder;
        System.setProperty("rubra.data", data().toString());
    }

    @AfterEach
    void record_where_it_belongs() {
        System.clearProperty("rubra.data");
    }

    @Test
    void assess_gives_the_answer_that_it_recorded() throws IOException {
        Ran ran = run("assess", EXAMPLE);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        JsonNode answer = JSON.readTree(ran.out());
        assertThat(answer.path("urgency").asText()).isEqualTo("self-care");
        assertThat(answer.path("release").path("digest").asText())
                .isEqualTo(Compiler.builtIn(true).digest());
        try (Trail trail = Trail.open(data())) {
            assertThat(trail.find(answer.path("id").asText())).isPresent();
        }
    }

    @Test
    void assess_reads_standard_input() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(EXAMPLE))));
        try {
            Ran ran = run("assess", "-");
            assertThat(ran.status()).isZero();
            assertThat(JSON.readTree(ran.out()).path("urgency").asText()).isEqualTo("self-care");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void assess_as_text_says_the_urgency_the_notice_and_where_it_is_recorded() {
        Ran ran = run("assess", "--format", "text", EXAMPLE);

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("Urgency: self-care")
                .contains("EX-23", "Petechiae", "It does not diagnose", "Release 2026.", "sha256:", "Recorded as ");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void assess_with_a_trace_holds_what_fired() throws IOException {
        assertThat(JSON.readTree(run("assess", EXAMPLE).out()).path("trace").has("fired"))
                .isFalse();
        assertThat(run("assess", "--trace", EXAMPLE).out()).contains("\"fired\":[", "\"EX-21\"", "strain.drl");
    }

    @Test
    void bad_input_is_named_fault_by_fault_and_nothing_is_recorded() throws IOException {
        Ran ran = run("assess", file("{\"presentation\": {\"fevr\": true, \"age\": 3.5}, \"subject\": \"Jane Doe\"}"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("/presentation/age   found 3.5"),
                        fault -> assertThat(fault)
                                .startsWith("/presentation/fevr ")
                                .contains("did you mean: fever?"),
                        fault -> assertThat(fault).startsWith("/subject ").doesNotContain("Jane"));
        assertThat(data()).doesNotExist();
    }

    @Test
    void a_file_that_is_too_large_is_refused() throws IOException {
        Ran ran = run("assess", file("{\"presentation\": {}}" + " ".repeat(100_000)));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("at most 65536 bytes");
    }

    @Test
    void a_missing_file_is_wrong_use() {
        Ran ran = run("assess", "no-such-file.json");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip()).isEqualTo("no-such-file.json: no such file");
    }

    @Test
    void a_folder_in_place_of_a_file_is_wrong_use() {
        Ran ran = run("assess", temporary.toString());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(temporary.toString()).doesNotContain("\tat ");
    }

    @Test
    void unknown_options_commands_and_formats_are_wrong_use() {
        for (String[] arguments : List.of(
                new String[] {"assess", "--tracee", EXAMPLE},
                new String[] {"asess", EXAMPLE},
                new String[] {"assess", "--format", "xml", EXAMPLE},
                new String[] {"assess"},
                new String[] {})) {
            Ran ran = run(arguments);
            assertThat(ran.status()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).isNotEmpty().doesNotContain("\tat ");
        }
    }

    @Test
    void a_broken_folder_answers_nobody() {
        KnowledgeFolder folder = folder().cell("red-flags.drl.xlsx", "D9", "sometimes");

        Ran ran = run("assess", "--kb", folder.root().toString(), EXAMPLE);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip())
                .isEqualTo("red-flags.drl.xlsx › Red flags!D9   found \"sometimes\"; expected yes, no or blank");
        assertThat(data()).doesNotExist();
    }

    @Test
    void without_the_safety_net_an_answer_says_so() throws IOException {
        List<String> layers = new ArrayList<>();
        JSON.readTree(run("assess", "--no-safety-net", EXAMPLE).out())
                .path("layers")
                .forEach(layer -> layers.add(layer.path("layer").asText()));

        assertThat(layers).containsExactly("article");
        assertThat(run("assess", EXAMPLE).out()).contains("\"layer\":\"safetynet\"");
    }

    @Test
    void explain_shows_what_fires_and_records_it_like_an_answer() throws IOException {
        Ran ran = run("explain", EXAMPLE);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("EX-21", "kb/rules/explanations/strain.drl", "Strain just before: ", "→");
        assertThat(JSON.readTree(run("explain", "--format", "json", EXAMPLE).out())
                        .path("fired")
                        .size())
                .isPositive();
        assertThat(data()).isNotEmptyDirectory();
    }

    @Test
    void explain_shows_cell_by_cell_why_a_row_does_not_fire() {
        Ran ran = run("explain", "--why-not", "RF-02", EXAMPLE);

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("RF-02  ")
                .contains(
                        "red-flags.drl.xlsx › Red flags, row 9\nIt did not fire: ",
                        "O9    failed   Fever is yes; found no\n");
    }

    @Test
    void a_row_that_is_unknown_is_wrong_use_and_a_near_one_is_named() {
        Ran ran = run("explain", "--why-not", "RF-0", EXAMPLE);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("found no row RF-0", "did you mean: RF-01?");
    }

    @Test
    void a_trusted_rule_is_explained_by_its_conditions() {
        Ran ran = run("explain", "--why-not", "DF-01", EXAMPLE);

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains(
                        "kb/rules/defaults/self-care-is-earned.drl:11\nIt did not fire: 1 of 1 condition failed.\n",
                        "failed   none of these:\n",
                        "met      Urgency raised urgency == self-care; found ");
    }

    @Test
    void version_is_that_of_the_build() {
        Ran ran = run("--version");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).matches("rubra \\d{4}\\.\\d+\\.\\d+\n");
    }

    /** In a process of its own, since what the engine logs would pass by the streams that a test hands in. */
    @Test
    void standard_output_holds_the_result_and_nothing_else() throws Exception {
        KnowledgeFolder folder =
                folder().edit("kb/rules/defaults/self-care-is-earned.drl", "import org.rubra.conclusion.Urgency\n", "");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.rubra.cli.Main",
                        "check",
                        "--format",
                        "json",
                        "--kb",
                        folder.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(out).startsWith("{\"findings\":[").hasLineCount(1);
    }
}
