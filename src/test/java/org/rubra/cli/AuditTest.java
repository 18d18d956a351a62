package org.rubra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .isEqualTo(new Ran(0, "1 answer, 0 of them erased, 0 checkpoints: all of it holds\n", ""));
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
    void a_changed_answer_is_named_and_ends_with_status_1() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("trail.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE entry SET subject = 'somebody else'");
        }

        Ran text = Ran.of("audit", "verify");
        Ran json = Ran.of("audit", "verify", "--format", "json");

        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .isEqualTo("position 0, " + id + ": the table names another subject than was given\n"
                        + "1 answer, 0 of them erased, 0 checkpoints: 1 fault\n");
        assertThat(json.status()).isEqualTo(1);
        assertThat(JSON.readTree(json.out()).path("faults").get(0).path("id").asText())
                .isEqualTo(id);
    }

    @Test
    void what_is_not_there_is_said() {
        assertThat(Ran.of("audit", "prove", "unknown"))
                .isEqualTo(new Ran(1, "", "found no answer unknown in the record; expected the id of one\n"));
        assertThat(Ran.of("audit").status()).isEqualTo(2);
        assertThat(Ran.of("audit").err())
                .startsWith("found no command; expected verify, checkpoint, prove, key, replay, search or rows");
    }
}
