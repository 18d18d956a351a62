package org.rubra.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessment;
import org.rubra.log.Checkpoint;
import org.rubra.log.Note;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Consistency;
import org.rubra.trail.Entry;
import org.rubra.trail.Inclusion;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;

/** What vouches for the record, over HTTP. */
@QuarkusTest
class LogTest {
    @Inject
    Trail trail;

    private String recorded() {
        String id = UUID.randomUUID().toString();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        trail.append(new Entry(
                id,
                Instant.now(),
                new Assessment.Release("1", "sha256:00"),
                Caller.by(Channel.REST),
                "person-4711",
                "1",
                List.of(),
                body,
                body));
        return id;
    }

    private static ValidatableResponse get(String path) {
        return given().get("/api/v1/log/" + path).then();
    }

    private static void problem(String path, int status) {
        get(path).statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }

    private long size(String note) {
        return Checkpoint.of(Note.open(note, List.of(trail.log().key()))).size();
    }

    @Test
    void the_key_and_signed_states_are_told_as_text() {
        recorded();
        String signed = trail.log().checkpoint();

        assertThat(get("key")
                        .statusCode(200)
                        .contentType("text/plain")
                        .extract()
                        .asString())
                .isEqualTo(trail.log().key() + "\n");
        String last = get("checkpoint")
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        assertThat(size(last)).isGreaterThanOrEqualTo(size(signed));
        assertThat(get("checkpoints/" + size(signed)).statusCode(200).extract().asString())
                .isEqualTo(signed);
        problem("checkpoints/999999999", 404);
        problem("checkpoints/x", 404);
    }

    @Test
    void an_answer_is_proven_to_be_in_the_log_and_nothing_of_what_was_said_is_told() {
        String id = recorded();

        String told = get("inclusion/" + id).statusCode(200).extract().asString();

        assertThat(Json.read(told.getBytes(StandardCharsets.UTF_8), Inclusion.class)
                        .isProven())
                .isTrue();
        assertThat(told).contains(id).doesNotContain("person-4711");
        problem("inclusion/never", 404);
    }

    @Test
    void a_log_is_proven_to_go_on_from_an_earlier_one() throws IOException {
        recorded();
        long from = size(trail.log().checkpoint());
        recorded();
        recorded();
        long to = size(trail.log().checkpoint());

        byte[] told = get("consistency?from=" + from + "&to=" + to)
                .statusCode(200)
                .extract()
                .asByteArray();

        Consistency proof = Json.read(told, Consistency.class);
        assertThat(size(proof.earlier())).isEqualTo(from);
        assertThat(size(proof.later())).isEqualTo(to);
        assertThat(proof.isProven()).isTrue();
        assertThat(new Consistency(proof.earlier(), proof.later(), List.of(), proof.keys()).isProven())
                .isFalse();
        assertThat(new ObjectMapper().readTree(told).fieldNames())
                .toIterable()
                .containsExactly("earlier", "later", "path", "keys");
    }

    @Test
    void sizes_that_were_never_signed_or_are_no_sizes_are_refused() {
        long size = size(trail.log().checkpoint());
        get("consistency?from=1&to=999999999").statusCode(404).body("detail", containsString("found no checkpoint of"));
        problem("consistency?from=0&to=" + size, 400);
        problem("consistency?from=2&to=1", 400);
        problem("consistency?from=1", 400);
        problem("consistency?from=x&to=1", 400);
    }
}
