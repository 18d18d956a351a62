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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.trail.Consistency;
import org.rubra.vocabulary.Json;

/** {@code rubra audit} as an auditor uses it. */
class AuditTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private String id = "";

    @BeforeEach
    void answer_somebody() throws IOException {
        System.setProperty("rubra.data", data.toString());
        id = JSON.readTree(Ran.of("assess", "docs/examples/01-coughing-then-dots.json")
                        .out())
                .path("id")
                .asText();
    }

    @AfterEach
    void record_where_it_belongs() {
        System.clearProperty("rubra.data");
    }

    @Test
    void an_answer_is_verified_and_proven() throws IOException {
        assertThat(Ran.of("audit", "verify"))
                .isEqualTo(new Ran(0, "1 answer, 0 of them erased, 1 checkpoint: all of it holds\n", ""));
        String checkpoint = Ran.of("audit", "checkpoint").out();
        JsonNode proof = JSON.readTree(Ran.of("audit", "prove", id).out());

        assertThat(proof.path("position").asInt()).isZero();
        assertThat(JSON.readTree(proof.path("leaf").asText()).path("id").asText())
                .isEqualTo(id);
        assertThat(proof.path("checkpoint").asText()).isEqualTo(checkpoint);
        assertThat(proof.path("key").asText())
                .isEqualTo(Ran.of("audit", "key").out().strip());
        assertThat(Ran.of("audit", "verify").out())
                .isEqualTo("1 answer, 0 of them erased, 1 checkpoint: all of it holds\n");
    }

    @Test
    void where_there_is_no_record_none_is_made_and_found_to_hold() {
        Path nowhere = data.resolve("nowhere");
        System.setProperty("rubra.data", nowhere.toString());

        assertThat(Ran.of("audit", "verify"))
                .isEqualTo(new Ran(
                        2, "", nowhere + ": there is no record here; RUBRA_DATA or RUBRA_STORE says where it is\n"));
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_record_is_held_to_the_key_and_the_checkpoints_that_somebody_kept() throws SQLException, IOException {
        Path key = data.resolve("kept.pub");
        Path note = data.resolve("kept.note");
        Files.writeString(key, Ran.of("audit", "key").out());
        Files.writeString(note, Ran.of("audit", "checkpoint").out());
        Ran.of("audit", "key", "--new");
        String[] verify = {"audit", "verify", "--key", key.toString(), "--checkpoint", note.toString()};
        assertThat(Ran.of(verify).status()).isZero();

        // the answer cut off, with all that vouched for it
        sql("DELETE FROM entry", "UPDATE head SET size = 0, range = x''", "DELETE FROM checkpoint");
        Files.delete(data.resolve("checkpoint"));

        assertThat(Ran.of("audit", "verify").status()).isZero();
        assertThat(Ran.of(verify))
                .isEqualTo(new Ran(
                        1,
                        """
                        the log: a checkpoint vouches for 1 answers; found are 0
                        0 answers, 0 of them erased, 1 checkpoint: 1 fault
                        """,
                        ""));
        assertThat(Ran.of("audit", "verify", "--checkpoint", "nosuch").status()).isEqualTo(2);
    }

    @Test
    void a_command_gives_no_answer_on_a_record_that_lost_what_was_signed() throws SQLException {
        sql("DELETE FROM entry", "UPDATE head SET size = 0, range = x''");

        Ran ran = Ran.of("assess", "docs/examples/01-coughing-then-dots.json");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("its last checkpoint vouches for 1, of which some are others now");
    }

    @Test
    void a_changed_answer_is_named_and_ends_with_status_1() throws SQLException, IOException {
        sql("UPDATE entry SET subject = 'somebody else'");

        Ran text = Ran.of("audit", "verify");
        Ran json = Ran.of("audit", "verify", "--format", "json");

        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .isEqualTo("position 0, " + id + ": the table names another subject than was given\n"
                        + "1 answer, 0 of them erased, 1 checkpoint: 1 fault\n");
        assertThat(json.status()).isEqualTo(1);
        assertThat(JSON.readTree(json.out()).path("faults").get(0).path("id").asText())
                .isEqualTo(id);
    }

    @Test
    void a_log_is_proven_to_go_on_from_an_earlier_one() throws IOException {
        Ran.of("audit", "checkpoint");
        Ran.of("assess", "docs/examples/01-coughing-then-dots.json");
        Ran.of("audit", "checkpoint");

        Ran proof = Ran.of("audit", "consistency", "1", "2");

        assertThat(proof.status()).isZero();
        assertThat(Json.read(proof.out().getBytes(StandardCharsets.UTF_8), Consistency.class)
                        .isProven())
                .isTrue();
        assertThat(Ran.of("audit", "consistency", "1", "7"))
                .isEqualTo(
                        new Ran(1, "", "found no checkpoint of 7 leaves; expected the size of one that was signed\n"));
    }

    @Test
    void a_bundle_is_written_once_and_checked_without_the_store() throws IOException {
        Path bundle = data.resolve("bundle.zip");
        String key = Ran.of("audit", "key").out().strip();

        assertThat(Ran.of("audit", "export", "--bundle", bundle.toString()))
                .isEqualTo(new Ran(0, "written to " + bundle + "\n", ""));
        assertThat(Ran.of("audit", "export", "--bundle", bundle.toString()).status())
                .isEqualTo(2);
        assertThat(Ran.of("audit", "verify", "--bundle", bundle.toString(), "--key", key))
                .isEqualTo(new Ran(
                        0,
                        "1 record, 0 of them erased, the whole log of 1 leaves; checked by the key that was given: all of it holds\n",
                        ""));
        assertThat(Ran.of(
                                "audit",
                                "verify",
                                "--bundle",
                                bundle.toString(),
                                "--key",
                                data.resolve("log.pub").toString())
                        .status())
                .isZero();
        assertThat(Ran.of("audit", "verify", "--bundle", bundle.toString()).out())
                .contains("the bundle's own key " + key + ", which whoever made the bundle chose");
        assertThat(Ran.of("audit", "verify", "--bundle", data.resolve("log.pub").toString())
                        .err())
                .endsWith("found no whole zip file; expected a bundle\n");
        assertThat(Ran.of("audit", "verify", "--bundle", bundle.toString(), "--checkpoint", key)
                        .status())
                .isEqualTo(2);
    }

    @Test
    void a_bundle_is_checked_by_a_file_of_keys_after_another_key_was_made() throws IOException {
        Path keys = data.resolve("log.pub");
        Path before = data.resolve("before.zip");
        Path after = data.resolve("after.zip");
        Path none = Files.createFile(data.resolve("none.pub"));
        Ran.of("audit", "export", "--bundle", before.toString());
        String old = Ran.of("audit", "key").out().strip();
        Ran.of("audit", "key", "--new");
        Ran.of("audit", "export", "--bundle", after.toString());

        assertThat(Files.readAllLines(keys)).hasSize(2);
        for (Path each : List.of(before, after)) {
            assertThat(Ran.of("audit", "verify", "--bundle", each.toString(), "--key", keys.toString())
                            .out())
                    .endsWith("checked by the key that was given: all of it holds\n");
        }
        Ran strange = Ran.of("audit", "verify", "--bundle", after.toString(), "--key", old);
        assertThat(strange.status()).isEqualTo(1);
        assertThat(strange.out())
                .startsWith("key: found another key than the one that was given\n")
                .endsWith("\nnothing in it was checked, for its checkpoint cannot be believed: 2 faults\n");
        for (String wrong : List.of(none.toString(), "nonsense", before.toString())) {
            Ran refused = Ran.of("audit", "verify", "--bundle", after.toString(), "--key", wrong);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err())
                    .startsWith("--key: found no public key in \"" + wrong + "\"; expected one such as ");
        }
        Ran folder = Ran.of("audit", "verify", "--bundle", data.toString());
        assertThat(folder.status()).isEqualTo(2);
        assertThat(folder.err())
                .startsWith("--bundle: found " + data + ", which is a folder; expected a bundle, a zip file");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"leaf", "body"})
    void an_export_that_meets_what_cannot_be_read_names_it_and_leaves_no_file(String column) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trail.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE entry SET " + column + " = X'00'");
        }
        Path bundle = data.resolve("bundle.zip");
        String said =
                "position 0: what stands in the record is not what was logged; rubra audit verify names all that is not\n";

        assertThat(Ran.of("audit", "export", "--bundle", bundle.toString())).isEqualTo(new Ran(1, "", said));
        assertThat(bundle).doesNotExist();
        assertThat(Ran.of("audit", "search", "--format", "ndjson")).isEqualTo(new Ran(1, "", said));
        assertThat(Ran.of("audit", "search", "--format", "csv").err()).isEqualTo(said);
        assertThat(Ran.of("audit", "verify").out()).startsWith("position 0, " + id + ": ");
    }

    @Test
    void a_persons_answers_are_erased_and_the_record_holds() throws IOException {
        Path request = data.resolve("request.json");
        Files.writeString(request, "{\"presentation\": {\"age\": 8}, \"subject\": \"person-1\"}");
        String theirs = JSON.readTree(Ran.of("assess", request.toString()).out())
                .path("id")
                .asText();

        assertThat(Ran.of("audit", "erase", "--subject", "person-1", "--dry-run")
                        .out())
                .isEqualTo("1 answer about this subject would be erased\n");
        assertThat(Ran.of("audit", "erase", "--subject", "person-1").out())
                .isEqualTo(
                        "1 answer about this subject erased; 1 record of it in the log; the files are written anew\n");
        assertThat(Ran.of("audit", "verify").out())
                .isEqualTo("2 answers, 1 of them erased, 3 checkpoints: all of it holds\n");
        assertThat(Ran.of("explain", theirs))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "what was said in answer " + theirs + " was erased; that it was given is still in the log\n"));
        assertThat(Ran.of("audit", "retain", "--years", "1").out())
                .isEqualTo(
                        "0 answers of more than 1 year ago erased; 0 records of it in the log; the files are written anew\n");
        assertThat(Ran.of("audit", "retain", "--years", "0").status()).isEqualTo(2);
        assertThat(Ran.of("audit", "erase", "--subject", "a b").status()).isEqualTo(2);
    }

    @Test
    void what_is_not_there_is_said() {
        assertThat(Ran.of("audit", "prove", "unknown"))
                .isEqualTo(new Ran(1, "", "found no answer unknown in the record; expected the id of one\n"));
        assertThat(Ran.of("audit").status()).isEqualTo(2);
        assertThat(Ran.of("audit").err())
                .startsWith("found no command; expected one of ")
                .contains(
                        "verify",
                        "checkpoint",
                        "prove",
                        "key",
                        "consistency",
                        "export",
                        "erase",
                        "retain",
                        "search",
                        "rows");
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trail.sqlite"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
