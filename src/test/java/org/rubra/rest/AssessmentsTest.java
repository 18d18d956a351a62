package org.rubra.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssessmentsTest {
    private static final String DOTS_WITH_FEVER =
            """
            {"presentation": {"shape": "dot", "blanches": false, "fever": true}, "subject": "case-1"}""";

    @Inject
    MemoryTrail trail;

    private int recorded;

    @BeforeEach
    void count() {
        recorded = trail.size();
    }

    @AfterEach
    void mend() {
        trail.breakDown(false);
    }

    private static ValidatableResponse post(String document) {
        return given().contentType("application/json")
                .body(document)
                .post("/api/v1/assessments")
                .then();
    }

    private static ValidatableResponse presentation(String members) {
        return post("{\"presentation\": {" + members + "}}");
    }

    private ValidatableResponse refused(ValidatableResponse response, int status) {
        assertThat(trail.size()).isEqualTo(recorded);
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("type", notNullValue());
    }

    private void hasFault(ValidatableResponse response, String pointer, String found) {
        refused(response, 400)
                .body("errors.pointer", contains(pointer))
                .body("errors[0].found", containsString(found))
                .body("errors[0].expected", notNullValue());
    }

    @Test
    void dots_that_do_not_fade_when_pressed_with_fever_are_an_emergency() {
        String id = post(DOTS_WITH_FEVER)
                .statusCode(200)
                .contentType("application/json")
                .body("urgency", equalTo("emergency"))
                .body("settled", equalTo(true))
                .body("release.digest", startsWith("sha256:"))
                .body("redFlags.code", hasItems("not-blanching", "fever"))
                .body("redFlags[0].because", not(hasSize(0)))
                .body("notice", notNullValue())
                .body("trace.fired", equalTo(null))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .path("id");

        assertThat(trail.size()).isEqualTo(recorded + 1);
        given().get("/api/v1/traces/" + id)
                .then()
                .statusCode(200)
                .body("presentation.fever", equalTo(true))
                .body("outcome.urgency", equalTo("emergency"))
                .body("fired.id", not(hasSize(0)));
    }

    @Test
    void the_whole_trace_stands_in_the_answer_on_demand() {
        given().contentType("application/json")
                .body(DOTS_WITH_FEVER)
                .post("/api/v1/assessments?trace=full")
                .then()
                .statusCode(200)
                .body("trace.href", startsWith("/api/v1/traces/"))
                .body("trace.presentation.shape", equalTo("dot"))
                .body("trace.fired.evidence", not(hasSize(0)));
    }

    @Test
    void another_wish_for_the_trace_is_refused() {
        refused(
                given().contentType("application/json")
                        .body(DOTS_WITH_FEVER)
                        .post("/api/v1/assessments?trace=fully")
                        .then(),
                400);
    }

    @Test
    void the_same_presentation_gives_the_same_bytes_but_for_id_and_trace() {
        String one = post(DOTS_WITH_FEVER).extract().asString();
        String other = post(DOTS_WITH_FEVER).extract().asString();

        assertThat(one).isNotEqualTo(other);
        assertThat(withoutId(one)).isEqualTo(withoutId(other));
    }

    private static String withoutId(String answer) {
        return answer.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
    }

    @Test
    void an_empty_presentation_and_null_answers_are_unknown_and_answered() {
        String empty = presentation("").statusCode(200).extract().asString();
        String nulls = presentation("\"fever\": null, \"sites\": null, \"age\": null")
                .statusCode(200)
                .extract()
                .asString();

        assertThat(withoutId(nulls)).isEqualTo(withoutId(empty));
    }

    @Test
    void an_unknown_field_is_refused_with_the_one_that_was_perhaps_meant() {
        ValidatableResponse response = presentation("\"blanchs\": false");

        hasFault(response, "/presentation/blanchs", "blanchs");
        response.body("errors[0].suggestion", equalTo("blanches"));
    }

    @Test
    void an_unknown_value_is_refused_with_the_one_that_was_perhaps_meant() {
        ValidatableResponse response = presentation("\"colour\": \"purpel\"");

        hasFault(response, "/presentation/colour", "purpel");
        response.body("errors[0].suggestion", equalTo("purple"));
    }

    @Test
    void an_unknown_member_beside_the_presentation_is_refused() {
        hasFault(post("{\"presentation\": {}, \"subjct\": \"x\"}"), "/subjct", "subjct");
    }

    @Test
    void a_word_is_no_boolean() {
        hasFault(presentation("\"fever\": \"yes\""), "/presentation/fever", "\"yes\"");
    }

    @Test
    void a_number_is_no_boolean() {
        hasFault(presentation("\"fever\": 1"), "/presentation/fever", "1");
    }

    @Test
    void a_fraction_is_no_integer() {
        hasFault(presentation("\"age\": 3.5"), "/presentation/age", "3.5");
    }

    @Test
    void digits_in_quotes_are_no_number() {
        hasFault(presentation("\"age\": \"34\""), "/presentation/age", "\"34\"");
    }

    @Test
    void a_single_word_is_no_set() {
        hasFault(presentation("\"sites\": \"face\""), "/presentation/sites", "\"face\"");
    }

    @Test
    void a_value_named_twice_in_a_set_is_refused() {
        hasFault(presentation("\"sites\": [\"face\", \"face\"]"), "/presentation/sites/1", "second time");
    }

    @Test
    void a_number_out_of_range_is_refused() {
        hasFault(presentation("\"age\": 131"), "/presentation/age", "131");
        hasFault(presentation("\"sizeMm\": 0"), "/presentation/sizeMm", "0");
        hasFault(presentation("\"firstNoticedDays\": 1e400"), "/presentation/firstNoticedDays", "1E+400");
    }

    @Test
    void a_member_named_twice_is_refused() {
        hasFault(presentation("\"fever\": true, \"fever\": false"), "/presentation/fever", "second time");
    }

    @Test
    void bytes_after_the_document_are_refused() {
        hasFault(post("{\"presentation\": {}} {}"), "", "after the document");
    }

    @Test
    void a_document_too_deep_is_refused() {
        refused(post("{\"presentation\": " + "[".repeat(40) + "]".repeat(40) + "}"), 400);
    }

    @Test
    void what_is_not_json_is_refused() {
        hasFault(post("presentation: {}"), "", "line 1");
        hasFault(post("{\"presentation\": {"), "", "");
    }

    @Test
    void an_empty_document_is_refused() {
        hasFault(post(""), "", "empty");
    }

    @Test
    void null_and_lists_are_no_document() {
        hasFault(post("null"), "", "null");
        hasFault(post("[]"), "", "[]");
        hasFault(post("{}"), "/presentation", "no \"presentation\"");
        hasFault(post("{\"presentation\": null}"), "/presentation", "null");
    }

    @Test
    void a_subject_with_free_text_is_refused_and_not_repeated() {
        ValidatableResponse response = post("{\"presentation\": {}, \"subject\": \"Jane Doe, born 1990\"}");

        refused(response, 400).body(not(containsString("Jane")));
    }

    @Test
    void all_faults_are_named_at_once() {
        refused(presentation("\"blanchs\": 1, \"fever\": \"yes\", \"age\": -1, \"sites\": [\"nose\", \"face\"]"), 400)
                .body(
                        "errors.pointer",
                        contains(
                                "/presentation/age",
                                "/presentation/blanchs",
                                "/presentation/fever",
                                "/presentation/sites/0"))
                .body("detail", containsString("4 faults"));
    }

    @Test
    void a_document_over_64_kilobytes_is_refused_with_a_reason() {
        refused(post("{\"presentation\": {}}" + " ".repeat(64 * 1024)), 413).body("detail", containsString("65536"));
        refused(post(" ".repeat(900 * 1024)), 413);
        presentation(" ".repeat(60 * 1024)).statusCode(200);
    }

    @Test
    void a_document_beyond_the_hard_limit_is_refused() {
        assertThat(given().contentType("application/json")
                        .body(" ".repeat(1024 * 1024 + 1))
                        .post("/api/v1/assessments")
                        .statusCode())
                .isEqualTo(413);
        assertThat(trail.size()).isEqualTo(recorded);
    }

    @Test
    void other_content_types_are_refused() {
        refused(
                given().contentType("text/plain")
                        .body(DOTS_WITH_FEVER)
                        .post("/api/v1/assessments")
                        .then(),
                415);
        refused(
                given().contentType("application/x-www-form-urlencoded")
                        .body("fever=true")
                        .post("/api/v1/assessments")
                        .then(),
                415);
    }

    @Test
    void a_document_without_a_content_type_is_refused() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(io.restassured.RestAssured.baseURI + ":"
                        + io.restassured.RestAssured.port + "/api/v1/assessments"))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(DOTS_WITH_FEVER))
                .build();
        var response = java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void other_methods_addresses_and_wishes_are_refused() {
        refused(given().get("/api/v1/assessments").then(), 405).header("Allow", containsString("POST"));
        refused(given().delete("/api/v1/vocabulary").then(), 405);
        refused(given().get("/api/v1/nothing").then(), 404);
        refused(given().get("/nothing").then(), 404);
        refused(given().get("/api/v1/traces/018f").then(), 404);
        refused(
                given().contentType("application/json")
                        .accept("text/csv")
                        .body(DOTS_WITH_FEVER)
                        .post("/api/v1/assessments")
                        .then(),
                406);
    }

    @Test
    void nothing_is_answered_that_could_not_be_recorded() {
        trail.breakDown(true);

        refused(post(DOTS_WITH_FEVER), 503)
                .header("Retry-After", notNullValue())
                .body(not(containsString("urgency")))
                .body(not(containsString("canaries")));
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        trail.breakDown(false);
        post(DOTS_WITH_FEVER).statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("checks[0].data.recording", equalTo(true));
    }

    @Test
    void answers_and_refusals_are_counted() {
        post(DOTS_WITH_FEVER);
        presentation("\"fever\": 1");

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("rubra_assessments_total{channel=\"rest\",urgency=\"emergency\"}"))
                .body(containsString("rubra_refusals_total{reason=\"faulty\"}"))
                .body(containsString("rubra_assessment_duration_seconds_count"));
    }

    @Test
    void the_knowledge_base_is_open_to_readers() {
        given().get("/api/v1/vocabulary")
                .then()
                .statusCode(200)
                .body("fields.name", hasItem("blanches"))
                .body("patterns.code", hasItem("petechiae"));
        given().get("/api/v1/knowledge-base")
                .then()
                .statusCode(200)
                .body("release.digest", startsWith("sha256:"))
                .body("layers.inForce", contains(true, true))
                .body("tables.rows.flatten().id", hasItem("RF-01"))
                .body("rules.id", hasItem("DF-01"))
                .body("statements.find { it.id == 'N1' }.sources", not(hasSize(0)))
                .body("statements.find { it.id == 'N1' }.carriedBy", not(hasSize(0)));
    }

    @Test
    void a_row_is_shown_with_its_columns_and_its_evidence_in_full() {
        given().get("/api/v1/knowledge-base/rows/RF-01")
                .then()
                .statusCode(200)
                .body("kind", equalTo("row"))
                .body("table", notNullValue())
                .body("columns", not(hasSize(0)))
                .body("evidence[0].text", notNullValue())
                .body("evidence[0].sources[0].publisher", notNullValue());
        given().get("/api/v1/knowledge-base/rows/DF-01")
                .then()
                .statusCode(200)
                .body("kind", equalTo("rule"))
                .body("text", containsString("rule \""));
        refused(given().get("/api/v1/knowledge-base/rows/RF-1").then(), 404).body("suggestion", equalTo("RF-01"));
    }

    @Test
    void every_answer_forbids_what_a_page_does_not_need() {
        given().get("/api/v1/vocabulary")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Referrer-Policy", "no-referrer");
    }
}
