package org.rubra.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.rest.MemoryTrail;

@QuarkusTest
class PagesTest {
    @Inject
    MemoryTrail trail;

    @Inject
    KnowledgeBase base;

    private int recorded;

    @BeforeEach
    void count() {
        recorded = trail.size();
    }

    @AfterEach
    void mend() {
        trail.breakDown(false);
    }

    private static ValidatableResponse send(String form) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/assess")
                .then()
                .header("Cache-Control", "no-store");
    }

    private void refused(String form, int status, String says) {
        send(form).statusCode(status).body(containsString(says));
        assertThat(trail.size()).isEqualTo(recorded);
    }

    @Test
    void the_form_asks_for_every_field_and_presets_not_known() {
        String page = given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();

        assertThat(base.vocabulary().fields()).allSatisfy(field -> assertThat(page)
                .contains("id=\"f-" + field.name() + "\"", "name=\"" + field.name()));
        assertThat(page).doesNotContain("value=\"yes\" checked");
        assertThat(page).contains("not a medical device", "No clinician has reviewed");
    }

    @Test
    void a_form_left_empty_is_all_unknown_and_answered() {
        send("fever=&age=&onset=")
                .statusCode(200)
                .body(containsString("not settled"))
                .body(containsString(" more could raise the urgency: "))
                .body(containsString("less pressing: none of them could raise the urgency"));
        assertThat(trail.size()).isEqualTo(recorded + 1);
    }

    @Test
    void what_a_form_cannot_send_is_refused_as_strictly_as_elsewhere() {
        refused("fever=maybe", 400, "&quot;maybe&quot;");
        refused("fever=yes&fever=no", 400, "second look");
        refused("age=3.5", 400, "3.5");
        refused("age=200", 400, "200");
        refused("age=1e9", 400, "1e9");
        refused("sites=nose", 400, "nose");
        refused("colour=purpel", 400, "Did you mean purple?");
        refused("blanchs=no", 400, "blanchs");
    }

    @Test
    void what_was_typed_is_shown_as_text() {
        send("age=%3Cscript%3Ealert(1)%3C/script%3E").statusCode(400).body(not(containsString("<script>alert")));
        send("%3Cimg%20src%3Dx%3E=1").statusCode(400).body(not(containsString("<img")));
    }

    @Test
    void a_decimal_comma_is_understood() {
        send("sizeMm=2,5").statusCode(200).body(containsString("2.5 mm"));
    }

    @Test
    void a_form_on_a_foreign_page_is_refused() {
        given().contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .body("fever=yes")
                .post("/assess")
                .then()
                .statusCode(403);
        assertThat(trail.size()).isEqualTo(recorded);
    }

    @Test
    void no_answer_is_shown_that_could_not_be_recorded() {
        trail.breakDown(true);
        send("blanches=no&fever=yes")
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("could not be recorded"))
                .body(not(containsString("headline")));
    }

    @Test
    void an_answer_that_is_reloaded_leads_back_to_the_form() {
        given().redirects().follow(false).get("/assess").then().statusCode(303).header("Location", endsWith("/"));
    }

    @Test
    void every_row_and_rule_has_its_page() {
        List<String> ids = java.util.stream.Stream.concat(
                        base.contents().rows().map(row -> row.id()),
                        base.contents().rules().stream().map(rule -> rule.id()))
                .toList();

        assertThat(ids)
                .allSatisfy(id ->
                        given().get("/rows/" + id).then().statusCode(200).body(containsString("What it stands on")));
        given().get("/rows/RF-1").then().statusCode(404).body(containsString("/rows/RF-01"));
    }

    @Test
    void all_that_a_page_refers_to_is_there() {
        String page = given().get("/").asString();
        java.util.regex.Matcher each =
                java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"]*)\"").matcher(page);
        while (each.find()) {
            given().get(each.group(1)).then().statusCode(200);
        }
    }
}
