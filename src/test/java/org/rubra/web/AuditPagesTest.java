package org.rubra.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Erasable;
import org.rubra.trail.Trail;

@QuarkusTest
class AuditPagesTest {
    private static final Map<String, Object> CHILD = Map.of("age", 8, "shape", "dot", "blanches", false, "fever", true);

    @Inject
    Trail trail;

    @Inject
    KnowledgeBase base;

    @Inject
    Engine engine;

    @SuppressWarnings("NullAway.Init")
    @ConfigProperty(name = "rubra.data")
    String folder;

    @SuppressWarnings("NullAway.Init")
    private SomeAnswers answers;

    @BeforeEach
    void answer() {
        answers = SomeAnswers.to(List.of(CHILD, Map.of("age", 40), Map.of("age", 41), CHILD), base, trail);
    }

    private static ValidatableResponse get(String address) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(address)
                .then();
    }

    private static String ok(String address) {
        return get(address)
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
    }

    @Test
    void the_list_shows_the_newest_first_with_all_that_was_filtered_by() {
        String page = ok(answers.list());

        assertThat(page).contains("4 answers");
        assertThat(answers.ids().stream().map(page::indexOf))
                .allMatch(at -> at > 0)
                .isSortedAccordingTo((a, b) -> b - a);
        assertThat(page).contains("value=\"" + answers.caller() + "\"");
    }

    @Test
    void filters_select_and_forms_may_send_what_was_left_empty() {
        String page = ok(answers.list() + "&urgency=emergency&pattern=&redFlag=fever&from=&row=SN-01");

        assertThat(page)
                .contains("2 answers", answers.ids().get(0), answers.ids().get(3));
        assertThat(page).doesNotContain(answers.ids().get(1));
        assertThat(page).contains("<option value=\"emergency\" selected>");
    }

    @Test
    void a_filter_that_is_given_twice_is_kept_twice() {
        String page = ok(answers.list() + "&redFlag=fever&redFlag=not-blanching");

        assertThat(page).contains("2 answers");
        assertThat(page).contains("<option value=\"fever\" selected>", "<option value=\"not-blanching\" selected>");
    }

    @Test
    void the_older_ones_are_a_link_away_and_none_is_shown_twice() {
        String first = ok(answers.list() + "&limit=3");
        Matcher older = Pattern.compile("href=\"([^\"]*before=[^\"]*)\"").matcher(first);
        assertThat(older.find()).isTrue();

        String second = ok(older.group(1).replace("&amp;", "&"));

        assertThat(first).doesNotContain(answers.ids().get(0));
        assertThat(second)
                .contains(answers.ids().get(0))
                .doesNotContain(answers.ids().get(1));
        assertThat(second).contains("Newest").doesNotContain("Older");
    }

    @Test
    void filters_with_faults_are_shown_with_what_was_expected() {
        get("/audit?from=yesterday&urgency=urgent&colour=red")
                .statusCode(400)
                .body(containsString("From: found &quot;yesterday&quot;; expected a time"))
                .body(containsString("<option value=\"urgent\" selected>"))
                .body(containsString("an unknown name"));
    }

    @Test
    void what_was_typed_is_shown_as_text() {
        get("/audit?caller=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .statusCode(400)
                .body(not(containsString("<script>alert")));
        get("/audit?%3Cimg%20src%3Dx%3E=1").statusCode(400).body(not(containsString("<img")));
        get("/audit/%3Cscript%3E").statusCode(404).body(not(containsString("<script>alert")));
    }

    @Test
    void an_answer_says_what_was_said_and_what_was_not() {
        String page = ok(answers.page(0));

        assertThat(page).contains("id=\"f-fever\">Fever: <b>yes</b>", "class=\"unknown\" id=\"f-onset\"");
        assertThat(base.vocabulary().fields())
                .allSatisfy(field -> assertThat(page).containsOnlyOnce("id=\"f-" + field.name() + "\""));
        assertThat(page).contains("Emergency", base.digest(), answers.subject());
    }

    @Test
    void all_that_an_answer_refers_to_is_there() {
        String page = ok(answers.page(0));
        Matcher each =
                Pattern.compile("(?:src|href|action|hx-get)=\"([/#][^\"]*)\"").matcher(page);
        while (each.find()) {
            String address = each.group(1);
            if (address.startsWith("#")) {
                assertThat(page).contains("id=\"" + address.substring(1) + "\"");
            } else if (!address.startsWith("/api/v1/traces/")) {
                // traces are read from a record in memory here
                assertThat(get(address).extract().statusCode()).as(address).isIn(200, 303);
            }
        }
    }

    @Test
    void every_row_and_rule_of_the_release_is_read_against_the_answer() {
        assertThat(FilterForm.rows(base)).isNotEmpty().allSatisfy(row -> assertThat(
                        ok(answers.page(0) + "/rows/" + row.value()))
                .containsPattern("class=\"verdict (met|aside|failed|unknown)\">It (fired|did not fire|could not fire)"
                        + "|Every condition was met, and still"));
    }

    @Test
    void a_row_is_drawn_with_what_came_of_its_cells() {
        assertThat(ok(answers.page(1) + "/rows/SN-01")).contains("<b>not answered</b>");
        assertThat(ok(answers.page(0) + "/rows/SN-01"))
                .contains("It fired", "<td class=\"condition met\">")
                .doesNotContain("<td class=\"condition failed\">");
        assertThat(ok(answers.page(1) + "/rows/SN-01"))
                .contains("none of its conditions failed", "<td class=\"condition unknown\">")
                .doesNotContain("<td class=\"condition met\">");
        assertThat(ok(answers.page(0) + "/rows/PT-19"))
                .contains("1 of 1 condition failed", "<td class=\"condition failed\">");
    }

    @Test
    void a_raise_that_was_set_aside_is_called_so_on_the_page_of_the_row_and_of_the_answer() {
        Map<String, Object> strain = base.contents().cases().stream()
                .filter(each -> each.expect().fires().contains("EX-23"))
                .findFirst()
                .orElseThrow()
                .given();
        SomeAnswers explained = SomeAnswers.to(List.of(strain), base, trail);
        String by = "set aside by EX-21 (Strong physical strain just before, in someone otherwise well)";

        assertThat(ok(explained.page(0) + "/rows/SN-17"))
                .contains("class=\"verdict aside\"", "does not count: it was " + by);
        assertThat(ok(explained.page(0)))
                .contains("<b>Why not prompt?</b>", "it fired, but what it raised was " + by, "Strongly against it: ")
                .contains("nothing that counts", "Raised, but set aside: ", "Does not count: " + by);
    }

    @Test
    void any_row_may_be_asked_for_and_one_that_is_not_there_is_guessed() {
        assertThat(ok(answers.page(0) + "/rows?row=SN-01")).contains("It fired");
        get(answers.page(0) + "/rows?row=SN-1").statusCode(404).body(containsString(answers.page(0) + "/rows/SN-01"));
        get(answers.page(0) + "/rows?row=").statusCode(303);
    }

    @Test
    void what_if_names_the_changes_that_lead_elsewhere() {
        assertThat(ok(answers.page(0) + "/what-if"))
                .contains(
                        "Nothing of this size would",
                        "<b>no</b> <span class=\"small\">instead of</span> <del>yes</del>");
        assertThat(ok(answers.page(1) + "/what-if")).contains("not answered before", "class=\"could emergency\"");
    }

    @Test
    void rows_in_use_are_counted_and_lead_to_the_answers_in_which_they_fired() {
        String page = ok("/audit/rows");

        assertThat(page).contains("href=\"/audit?row=SN-01\"", "Never fired:");
        assertThat(base.contents().tables())
                .allSatisfy(table -> assertThat(page).contains(table.title()));
    }

    @Test
    void rows_in_use_are_sorted_by_how_often_they_fired_where_that_is_asked_for_and_releases_are_named_by_version() {
        String inOrder = ok("/audit/rows");
        String byCount = ok("/audit/rows?sort=count");

        assertThat(inOrder)
                .contains(
                        "href=\"/audit/rows?sort=count\"",
                        "title=\"" + base.digest() + "\">Of release " + base.version())
                .doesNotContain("aria-sort");
        assertThat(byCount).contains("href=\"/audit/rows\"", "aria-sort=\"descending\"", "All rows and rules");
        assertThat(Pattern.compile("aria-label=\"(\\d+) answers in which")
                        .matcher(byCount)
                        .results()
                        .map(each -> Long.valueOf(each.group(1))))
                .isNotEmpty()
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void who_asked_is_said_in_words() {
        assertThat(ok(answers.list())).contains("Asked over</th>", "the REST interface · " + answers.caller());
        assertThat(ok(answers.page(0))).contains("<dd>the REST interface · " + answers.caller());
    }

    @Test
    void a_source_whose_publisher_is_not_given_is_named_by_its_title_alone() {
        assertThat(ok(answers.page(0)))
                .contains("<cite>Article on tiny red spots")
                .doesNotContain("Not given");
    }

    @Test
    void what_is_not_there_is_said_calmly() {
        get("/audit/01a20ecc-0000-7000-8000-000000000000").statusCode(404).body(containsString("No such answer"));
    }

    @Test
    void who_comes_through_a_proxy_is_refused_and_told_how_that_is_changed() {
        for (String address : List.of(
                "/audit",
                "/audit/rows",
                answers.page(0),
                answers.page(0) + "/rows/SN-01",
                answers.page(0) + "/rows",
                answers.page(0) + "/what-if")) {
            given().header("X-Forwarded-For", "203.0.113.7")
                    .get(address)
                    .then()
                    .statusCode(403)
                    .body(containsString("RUBRA_AUDIT"))
                    .body(not(containsString(answers.ids().get(0))));
        }
    }

    @Test
    void an_answer_is_called_verified_only_where_its_place_in_the_log_was_proven() throws SQLException {
        String id = answers.ids().get(0);
        String elsewhere = answers.ids().get(1);
        assertThat(ok(answers.page(0))).contains("class=\"proof met\"", ", verified.");

        byte[] body = put("body", id, bytes("body", elsewhere));
        try {
            assertNotShown(answers.page(0));
        } finally {
            put("body", id, body);
        }
        byte[] leaf = put("leaf", id, bytes("leaf", elsewhere));
        try {
            assertNotShown(answers.page(0));
        } finally {
            put("leaf", id, leaf);
        }
        assertThat(ok(answers.page(0))).contains("class=\"proof met\"");
    }

    @Test
    void what_was_erased_is_gone_and_its_place_stays() {
        trail.erase(new Erasable.OfSubject(answers.subject()), "test");

        get(answers.page(2)).statusCode(410).body(containsString("position"));
        get(answers.page(2) + "/rows/SN-01").statusCode(410);
        assertThat(ok("/audit")).containsPattern("(?s)" + answers.ids().get(2) + ".{0,200}erased");
    }

    private static void assertNotShown(String address) {
        get(address)
                .statusCode(500)
                .body(containsString("What stands in the record for this answer is not what was logged"));
        get("/audit").statusCode(200);
    }

    /** Writes into a column of an entry. @return what was there */
    private byte[] put(String column, String id, byte[] value) throws SQLException {
        byte[] before = bytes(column, id);
        try (Connection second = second();
                PreparedStatement update =
                        second.prepareStatement("UPDATE entry SET " + column + " = ? WHERE id = ?")) {
            update.setBytes(1, value);
            update.setString(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        return before;
    }

    private byte[] bytes(String column, String id) throws SQLException {
        try (Connection second = second();
                PreparedStatement select = second.prepareStatement("SELECT " + column + " FROM entry WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Objects.requireNonNullElse(row.getBytes(1), new byte[0]) : new byte[0];
            }
        }
    }

    private Connection second() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder + "/trail.sqlite");
    }

    @Test
    void texts_in_the_picture_are_escaped() {
        ChainWords.Text text = new ChainWords.Text("fact", "<b>&", "\"<", "</title><script>", "#f-x");
        ChainPicture picture = new ChainPicture(9, 9, List.of(new ChainPicture.Box(0, 0, true, text)), List.of());

        String drawn = engine.getTemplate("audit/path")
                .data("path", picture)
                .data("urgency", "prompt")
                .render();

        assertThat(drawn)
                .contains("&lt;b&gt;&amp;", "&lt;/title&gt;&lt;script&gt;")
                .doesNotContain("<b>", "<script>");
    }
}
