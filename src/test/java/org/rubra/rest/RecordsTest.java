package org.rubra.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.audit.RecordedAssessor;
import org.rubra.bundle.BundleCheck;
import org.rubra.bundle.BundleVerification;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Presentation;

@QuarkusTest
class RecordsTest {
    private static final String RECORDS = "/api/v1/records";

    @Inject
    Trail trail;

    @Inject
    KnowledgeBase base;

    @ConfigProperty(name = "rubra.data")
    String data = "";

    @TestHTTPResource(RECORDS)
    URI records = URI.create(RECORDS);

    private final String caller = "test/" + UUID.randomUUID();
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void answer_five_of_one_caller() {
        RecordedAssessor assessor = new RecordedAssessor(new Assessor(base), trail, Clock.systemUTC(), "test");
        for (int i = 0; i < 5; i++) {
            Map<String, Object> said =
                    i == 3 ? Map.of("shape", "dot", "blanches", false, "fever", true) : Map.of("age", i);
            ids.add(assessor.assess(
                            new Request(new Presentation(base.vocabulary(), said), null),
                            new Caller(Channel.REST, caller))
                    .id());
        }
    }

    private ValidatableResponse ours(String more) {
        return given().get(RECORDS + more + (more.contains("?") ? "&" : "?") + "caller=" + caller)
                .then();
    }

    @Test
    void records_are_paged_by_the_address_of_the_next_page_and_keep_their_filters() {
        List<String> found = new ArrayList<>();
        String next = RECORDS + "?limit=2&caller=" + caller;
        for (int size : List.of(2, 2, 1)) {
            ValidatableResponse page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("records", hasSize(size));
            found.addAll(page.extract().path("records.id"));
            next = page.extract().path("next");
        }

        assertThat(next).isNull();
        assertThat(found).containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void filters_may_be_given_several_times_and_all_must_hold() {
        ours("?redFlag=not-blanching&redFlag=fever&urgency=emergency")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("records.id", contains(ids.get(3)))
                .body("records[0].urgency", equalTo("emergency"))
                .body("records[0].redFlags", hasItems("not-blanching", "fever"))
                .body("records[0].rows", notNullValue())
                .body("records[0].release.digest", equalTo(base.digest()))
                .body("records[0].presentation", nullValue());
        ours("?urgency=emergency&urgency=self-care").statusCode(200).body("records", hasSize(0));
    }

    @Test
    void a_bundle_of_what_the_filters_select_is_checked_without_the_service(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("records.zip");
        Files.write(
                file,
                ours("/export?format=bundle&urgency=emergency")
                        .statusCode(200)
                        .contentType("application/zip")
                        .header("Content-Disposition", "attachment; filename=\"records.zip\"")
                        .extract()
                        .asByteArray());

        BundleVerification found = BundleCheck.verify(file, List.of(trail.log().key()));
        assertThat(found.faults()).isEmpty();
        assertThat(found.records()).isEqualTo(1);
        assertThat(found.whole()).isFalse();
        ours("/export?format=bundle&urgency=soon").statusCode(400).body("errors.parameter", contains("urgency"));
        ours("/export?format=bundle&limit=2")
                .statusCode(400)
                .body("detail", containsString("a bundle has all that the other filters select"))
                .body("errors.parameter", contains("limit"));
    }

    @Test
    void an_export_that_meets_what_cannot_be_read_says_so_and_where_it_was_begun_never_looks_whole()
            throws SQLException {
        for (String column : List.of("leaf", "body")) {
            damaged(column, ids.get(4), () -> ours("/export?format=ndjson")
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("detail", containsString("not what was logged")));
        }
        for (int i = 0; i < 20; i++) {
            answer_five_of_one_caller();
        }
        // the newest is the last in a bundle, and the oldest in the others; by then more was sent than is held back
        damaged("body", ids.get(ids.size() - 1), () -> assertCutOff("bundle"));
        damaged("body", ids.get(0), () -> assertCutOff("ndjson"));
        for (String format : List.of("bundle", "ndjson", "csv")) {
            ours("/export?format=" + format).statusCode(200);
        }
    }

    private void damaged(String column, String id, Runnable meanwhile) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data + "/trail.sqlite");
                PreparedStatement read = connection.prepareStatement("SELECT " + column + " FROM entry WHERE id = ?");
                PreparedStatement write =
                        connection.prepareStatement("UPDATE entry SET " + column + " = ? WHERE id = ?")) {
            read.setString(1, id);
            byte[] before = new byte[0];
            try (ResultSet row = read.executeQuery()) {
                before = row.getBytes(1);
            }
            write.setString(2, id);
            write.setBytes(1, new byte[1]);
            assertThat(write.executeUpdate()).isEqualTo(1);
            try {
                meanwhile.run();
            } finally {
                write.setBytes(1, before);
                write.executeUpdate();
            }
        }
    }

    private void assertCutOff(String format) {
        URI address = URI.create(records + "/export?format=" + format + "&caller=" + caller);
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray()))
                .as(format)
                .isInstanceOf(IOException.class);
    }

    @Test
    void unknown_names_and_values_are_refused_each_with_its_parameter_and_what_was_meant() {
        ours("?redflag=fever&urgency=emergencie")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rubra:problem:faulty-filters"))
                .body("detail", containsString("redflag"))
                .body("errors.parameter", contains("redflag", "urgency"))
                .body("errors.suggestion", contains("redFlag", "emergency"));
        ours("/rows").statusCode(400).body("errors.parameter", contains("caller"));
        ours("/export?format=xlsx").statusCode(400).body("errors.parameter", contains("format"));
        ours("/export").statusCode(400).body("errors[0].expected", equalTo("one of ndjson, csv, bundle"));
        for (String parts : List.of("0", "367", "100000000", "many")) {
            ours("/volumes?parts=" + parts)
                    .statusCode(400)
                    .body("errors.parameter", contains("parts"))
                    .body("errors[0].found", containsString(parts))
                    .body("errors[0].expected", endsWith("1 to 366"));
        }
    }

    @Test
    void all_of_them_are_written_out_whatever_a_page_holds() {
        String ndjson = ours("/export?format=ndjson")
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .header("Content-Disposition", "attachment; filename=\"records.ndjson\"")
                .extract()
                .asString();
        String csv = ours("/export?format=csv&limit=2")
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertThat(ndjson.lines()).hasSize(5).allMatch(line -> line.contains("\"trace\":{\"release\""));
        assertThat(csv.lines()).hasSize(3);
    }

    @Test
    void rows_and_volumes_are_counted() {
        given().get(RECORDS + "/rows")
                .then()
                .statusCode(200)
                .body("rows.find { it.count > 0 }.last.at", notNullValue())
                .body("releases.'" + base.digest() + "'", notNullValue());
        ours("/volumes?parts=4")
                .statusCode(200)
                .body("parts", hasSize(4))
                .body("parts.all.sum()", equalTo(5))
                .body("parts.byUrgency.emergency.sum()", equalTo(1));
    }

    @Test
    void the_record_is_not_shown_through_a_proxy_unless_the_operator_says_so() {
        for (String each : List.of("", "/rows", "/volumes", "/export?format=csv")) {
            given().header("X-Forwarded-For", "10.0.0.7")
                    .get(RECORDS + each)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("RUBRA_AUDIT=open"));
        }
    }

    @Test
    void the_interface_document_names_every_filter() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'" + RECORDS + "'.get.parameters.name", hasItems("from", "redFlag", "limit"))
                .body("paths.'" + RECORDS + "/export'.get.parameters.name", hasItems("format", "redFlag"))
                .body(
                        "paths.'" + RECORDS + "/export'.get.parameters.find { it.name == 'format' }.description",
                        startsWith("ndjson, csv or bundle"))
                .body("paths.'" + RECORDS + "/volumes'.get.parameters.name", hasItems("parts"))
                .body("paths.'" + RECORDS + "'.get.responses.'403'", notNullValue());
    }
}
