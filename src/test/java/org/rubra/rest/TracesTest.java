package org.rubra.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rubra.assessment.Assessment;
import org.rubra.trail.Entry;

/** What is told of recorded answers over HTTP. */
@QuarkusTest
class TracesTest {
    @Inject
    MemoryTrail trail;

    private static String answered() {
        return given().contentType("application/json")
                .header("Rubra-Caller", "ward-4")
                .body(
                        """
                        {"presentation": {"shape": "dot", "blanches": false, "fever": false}}""")
                .post("/api/v1/assessments")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static ValidatableResponse get(String path) {
        return given().get("/api/v1/traces/" + path).then();
    }

    private static ValidatableResponse missing(String path) {
        return get(path).statusCode(404).contentType("application/problem+json").body("status", equalTo(404));
    }

    @Test
    void a_trace_is_told_as_it_was_recorded_and_beside_it_who_asked_when_on_what_sources_and_the_chain() {
        String id = answered();

        String told = get(id).statusCode(200)
                .contentType("application/json")
                .body("id", equalTo(id))
                .body("at", notNullValue())
                .body("caller.channel", equalTo("rest"))
                .body("caller.name", equalTo("ward-4"))
                .body("software", notNullValue())
                .body("sources.sources.title", everyItem(notNullValue()))
                .body("chain.nodes.id", hasItems("fact blanches", "row UR-03", "outcome Outcome"))
                .body("chain.edges.find { it.to == 'outcome Outcome' }.from", notNullValue())
                .extract()
                .asString();

        Entry entry = trail.find(id).orElseThrow();
        String recorded = new String(entry.trace(), StandardCharsets.UTF_8);
        assertThat(told).startsWith(recorded.substring(0, recorded.length() - 1) + ",\"id\":");
        List<String> cited = get(id).extract().path("fired.evidence.flatten().unique()");
        List<String> sources = get(id).extract().path("sources.id");
        assertThat(sources).isNotEmpty().containsExactlyElementsOf(cited);
    }

    @Test
    void of_what_was_erased_it_is_told_that_it_is_gone() {
        String id = answered();
        trail.erase(id);

        for (String path : List.of("", "/why-not", "/why-not/RF-01", "/what-if")) {
            get(id + path)
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("status", equalTo(410))
                    .body("title", equalTo("Gone"));
        }
        missing("never-given");
    }

    @Test
    void what_is_not_as_it_was_logged_is_not_shown() {
        String id = answered();
        trail.damage(id);

        for (String path : List.of("", "/why-not", "/why-not/RF-01", "/what-if")) {
            get(id + path)
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("What stands on record here is not what was logged, so it is not shown."));
        }
    }

    @Test
    void a_trace_of_a_release_that_is_not_kept_is_told_alone_and_nothing_is_said_of_what_it_did_not_say() {
        Entry entry = trail.find(answered()).orElseThrow();
        trail.append(new Entry(
                "of-old",
                entry.at(),
                new Assessment.Release("2020.1.1", "sha256:old"),
                entry.caller(),
                null,
                entry.software(),
                entry.marks(),
                entry.answer(),
                entry.trace()));

        assertThat(get("of-old").statusCode(200).extract().asByteArray()).isEqualTo(entry.trace());
        missing("of-old/why-not/RF-01");
        missing("of-old/why-not");
        missing("of-old/what-if");
    }

    @Test
    void a_row_is_told_cell_by_cell_and_a_rule_condition_by_condition() {
        String id = answered();

        get(id + "/why-not/SN-01")
                .statusCode(200)
                .body("id", equalTo("SN-01"))
                .body("file", equalTo("safety-net.drl.xlsx"))
                .body("row", notNullValue())
                .body("inForce", equalTo(true))
                .body("truth", equalTo("FALSE"))
                .body("cells.find { it.field == 'fever' }.wanted", equalTo("is yes"))
                .body("cells.find { it.field == 'fever' }.found", equalTo(false))
                .body("cells.find { it.field == 'blanches' }.truth", equalTo("TRUE"));
        get(id + "/why-not/EX-21")
                .statusCode(200)
                .body("file", equalTo("kb/rules/explanations/strain.drl"))
                .body("line", notNullValue())
                .body("sheet", nullValue())
                .body("cells.find { it.field == 'recentStrain' }.truth", equalTo("UNKNOWN"));
    }

    @Test
    void what_was_not_concluded_comes_with_its_nearest_row() {
        get(answered() + "/why-not")
                .statusCode(200)
                .body("kind", hasItems("pattern", "red-flag"))
                .body("code", hasItem("fever"))
                .body("find { it.code == 'fever' }.row.cells.truth", hasItem("FALSE"));
    }

    @Test
    void the_smallest_changes_to_another_urgency_are_told_both_ways() {
        get(answered() + "/what-if")
                .statusCode(200)
                .body("urgency", equalTo("prompt"))
                .body("searched", equalTo(3))
                .body("complete", equalTo(true))
                .body("up.ways.find { it.changes.field == ['fever'] }.urgency", equalTo("emergency"))
                .body("up.ways.find { it.changes.field == ['fever'] }.changes[0].from", equalTo(false))
                .body("down.ways.find { it.changes.field == ['blanches'] }.urgency", equalTo("routine"))
                .body("up.more", notNullValue());
    }

    @Test
    void an_unknown_answer_or_row_is_not_found_and_a_near_row_is_named() {
        missing("unknown");
        missing("unknown/why-not");
        missing("unknown/why-not/RF-01");
        missing("unknown/what-if");
        missing(answered() + "/why-not/RF-0").body("suggestion", equalTo("RF-01"));
    }

    @Test
    void all_of_it_stands_in_the_openapi_document() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/traces/{id}/what-if'.get.operationId", equalTo("whatIf"))
                .body("paths.'/api/v1/traces/{id}/why-not'.get.operationId", equalTo("nearest"))
                .body("paths.'/api/v1/traces/{id}/why-not/{rowId}'.get.responses.'404'", notNullValue());
    }
}
