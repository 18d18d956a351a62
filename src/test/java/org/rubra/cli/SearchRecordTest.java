package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rubra audit search} and {@code rubra audit rows}. */
class SearchRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private String first = "";
    private String second = "";

    @BeforeEach
    void answer_two() throws IOException {
        System.setProperty("rubra.data", data.toString());
        first = assess("docs/examples/01-coughing-then-dots.json");
        second = assess("docs/examples/02-child-with-fever-and-dots.json");
    }

    @AfterEach
    void record_where_it_belongs() {
        System.clearProperty("rubra.data");
    }

    private static String assess(String file) throws IOException {
        return JSON.readTree(Ran.of("assess", file).out()).path("id").asText();
    }

    private static Ran search(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "audit";
        all[1] = "search";
        System.arraycopy(options, 0, all, 2, options.length);
        return Ran.of(all);
    }

    @Test
    void answers_are_listed_newest_first_and_the_next_page_is_named() {
        Ran all = search();
        Ran page = search("--limit", "1");

        assertThat(all.status()).isZero();
        assertThat(all.out().lines()).hasSize(3);
        assertThat(all.out().indexOf(second)).isPositive().isLessThan(all.out().indexOf(first));
        assertThat(all.out()).endsWith("2 answers\n");
        assertThat(page.out())
                .contains(second)
                .doesNotContain(first)
                .endsWith("1 answer; older ones with --before 1\n");
        assertThat(search("--before", "1").out()).contains(first).doesNotContain(second);
    }

    @Test
    void filters_narrow_it_down() throws IOException {
        assertThat(search("--red-flag", "fever", "--red-flag", "not-blanching", "--urgency", "emergency")
                        .out())
                .contains(second)
                .doesNotContain(first);
        assertThat(search("--channel", "page").out()).isEqualTo("found no such answer\n");
        JsonNode page = JSON.readTree(search("--format", "json", "--limit", "1").out());
        assertThat(page.path("records").get(0).path("id").asText()).isEqualTo(second);
        assertThat(page.path("before").asLong()).isEqualTo(1);
    }

    @Test
    void all_that_was_said_is_exported() throws IOException {
        Ran ndjson = search("--format", "ndjson");
        Ran csv = search("--format", "csv", "--urgency", "emergency", "--limit", "5");

        assertThat(ndjson.out().lines()).hasSize(2);
        assertThat(JSON.readTree(ndjson.out().lines().toList().get(0))
                        .path("trace")
                        .path("fired"))
                .isNotEmpty();
        assertThat(csv.out()).startsWith("position,id,at,").contains(second).doesNotContain(first);
    }

    @Test
    void wrong_filters_are_told_at_their_options() {
        Ran wrong = search("--red-flag", "fevr", "--from", "yesterday");

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("--from   found \"yesterday\"; expected a time such as")
                .contains("--red-flag   found \"fevr\"")
                .contains("(did you mean: fever?)");
    }

    @Test
    void rows_are_told_with_those_that_never_fired() throws IOException {
        Ran text = Ran.of("audit", "rows");
        JsonNode json =
                JSON.readTree(Ran.of("audit", "rows", "--format", "json").out());

        assertThat(text.status()).isZero();
        assertThat(text.out())
                .contains("never")
                .containsPattern("2 answers; of \\d+ rows and rules in force \\d+ never fired\n");
        assertThat(json.path("answers").asInt()).isEqualTo(2);
        assertThat(json.path("rows"))
                .anySatisfy(row -> assertThat(row.path("count").asInt()).isPositive());
    }
}
