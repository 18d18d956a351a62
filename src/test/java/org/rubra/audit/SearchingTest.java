package org.rubra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Assessor;
import org.rubra.assessment.Request;
import org.rubra.knowledge.Compiler;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;
import org.rubra.trail.Mark;
import org.rubra.trail.NotAsLoggedException;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Presentation;

/** A record of real answers, as auditors search, count and export it. */
class SearchingTest {
    private static final KnowledgeBase BASE = Compiler.builtIn(true);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private final List<Answer> answers = new ArrayList<>();

    @TempDir
    Path folder;

    private Trail trail;

    @BeforeEach
    void answer_three() {
        trail = Trail.open(folder);
        answer(
                Map.of("age", 34, "shape", "dot", "blanches", false, "sites", List.of("face", "legs")),
                "person-1",
                null);
        answer(Map.of("age", 6, "shape", "dot", "blanches", false, "fever", true), null, "ward-7");
        answer(Map.of(), "person-1", null);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    private void answer(Map<String, Object> said, @Nullable String subject, @Nullable String caller) {
        answers.add(new RecordedAssessor(
                        new Assessor(BASE), trail, Clock.fixed(NOW.plusSeconds(answers.size()), ZoneOffset.UTC), "test")
                .assess(
                        new Request(new Presentation(BASE.vocabulary(), said), subject),
                        new Caller(Channel.REST, caller)));
    }

    private Query read(Map<String, List<String>> given) {
        return new Filters(BASE, trail).read(given);
    }

    private List<Long> found(String name, String... values) {
        return trail.search(read(Map.of(name, List.of(values)))).found().stream()
                .map(each -> each.position())
                .toList();
    }

    @Test
    void each_filter_finds_what_it_says() {
        assertThat(found("from", "2026-11-24T10:00:01+01:00")).containsExactly(2L, 1L);
        assertThat(found("to", "2026-11-24T09:00:01Z")).containsExactly(0L);
        assertThat(found("from", "2026-11-25")).isEmpty();
        assertThat(found("urgency", "emergency")).containsExactly(1L);
        assertThat(found("pattern", "petechiae")).contains(1L, 0L).doesNotContain(2L);
        assertThat(found("redFlag", "not-blanching", "fever")).containsExactly(1L);
        assertThat(found("release", BASE.digest())).containsExactly(2L, 1L, 0L);
        assertThat(found("channel", "rest")).containsExactly(2L, 1L, 0L);
        assertThat(found("channel", "page")).isEmpty();
        assertThat(found("caller", "ward-7")).containsExactly(1L);
        assertThat(found("caller", "ward-8")).isEmpty();
        assertThat(found("subject", "person-1")).containsExactly(2L, 0L);
        assertThat(found("before", "2")).containsExactly(1L, 0L);
        assertThat(found("limit", "1")).containsExactly(2L);
        answers.get(1).assessment().trace().fired().forEach(firing -> assertThat(found("row", firing.id()))
                .contains(1L));
    }

    @Test
    void every_kind_of_mark_has_a_filter_and_every_filter_a_meaning() {
        assertThat(Filters.all().keySet())
                .containsExactly(
                        "from", "to", "urgency", "pattern", "redFlag", "row", "release", "channel", "caller", "subject",
                        "before", "limit");
        for (Mark.Kind kind : Mark.Kind.values()) {
            assertThat(Filters.all()).containsKey(Filters.name(kind));
        }
    }

    @Test
    void every_fault_of_filters_is_told_at_once_with_what_was_meant() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("redflag", List.of("fever"));
        given.put("urgency", List.of("emergencie", "prompt"));
        given.put("row", List.of("PT-99x"));
        given.put("from", List.of("yesterday"));
        given.put("before", List.of("-1"));
        given.put("subject", List.of("one", "two"));
        given.put("caller", List.of("Anna Müller"));

        assertThatThrownBy(() -> read(given)).isInstanceOfSatisfying(BadFiltersException.class, faults -> {
            assertThat(faults.problems())
                    .extracting(each -> each.where().toString())
                    .containsExactlyInAnyOrder("redflag", "urgency", "row", "from", "before", "subject", "caller");
            assertThat(faults.problems())
                    .filteredOn(each -> each.where().toString().matches("redflag|urgency"))
                    .extracting(each -> each.suggestion())
                    .containsExactlyInAnyOrder("redFlag", "emergency");
        });
        assertThatThrownBy(() -> read(Map.of("limit", List.of("501"))))
                .hasMessage("the filters   found limit 501; expected 1 to 500");
        assertThatThrownBy(() -> read(Map.of("from", List.of("2026-02-02"), "to", List.of("2026-02-02"))))
                .hasMessageContaining("expected a later end");
        assertThatThrownBy(() -> read(Map.of("subject", List.of("Anna Müller"))))
                .hasMessageContaining("subject of another form")
                .hasMessageNotContaining("Anna");
    }

    @Test
    void a_code_of_a_former_release_is_known_by_the_record() {
        assertThatThrownBy(() -> found("row", "OLD-1")).isInstanceOf(BadFiltersException.class);
        trail.append(former());

        assertThat(found("row", "OLD-1")).containsExactly(3L);
        assertThat(found("release", "sha256:former")).containsExactly(3L);
    }

    /** An answer of a release that knew other fields, one of which holds what a spreadsheet would run. */
    private static Entry former() {
        byte[] trace =
                """
                {"release":{"version":"1","digest":"sha256:former"},"layers":[],
                 "presentation":{"fever":true,"formula":"=1+1, \\"x\\""},"fired":[],"outcome":{}}"""
                        .replace("\n", "")
                        .getBytes(StandardCharsets.UTF_8);
        return new Entry(
                "00000000-0000-7000-8000-000000000001",
                NOW,
                new Assessment.Release("1", "sha256:former"),
                new Caller(Channel.PAGE, "-2-3"),
                null,
                "test",
                List.of(new Mark(Mark.Kind.ROW, "OLD-1")),
                "{}".getBytes(StandardCharsets.UTF_8),
                trace);
    }

    private String export(ExportFormat format, Map<String, List<String>> given) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(trail, BASE.vocabulary()).all(read(given), format, out::write);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ndjson_holds_the_answer_and_the_trace_to_the_letter() throws IOException {
        List<String> lines = export(ExportFormat.ndjson, Map.of("limit", List.of("1")))
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        JsonNode line = JSON.readTree(lines.get(2));
        assertThat(line.path("id").asText()).isEqualTo(answers.get(0).id());
        assertThat(line.path("subject").asText()).isEqualTo("person-1");
        assertThat(line.path("presentation").path("sites").size()).isEqualTo(2);
        assertThat(lines.get(2))
                .contains("\"answer\":" + new String(Json.bytes(answers.get(0)), StandardCharsets.UTF_8))
                .contains("\"trace\":"
                        + new String(Json.bytes(answers.get(0).assessment().trace()), StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"leaf = X'00'", "body = X'00'", "body = (SELECT body FROM entry WHERE position = 2)"})
    void an_answer_that_cannot_be_read_or_is_another_ends_an_export_and_is_named(String damage) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("trail.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE entry SET " + damage + " WHERE position = 1");
        }

        for (ExportFormat format : ExportFormat.values()) {
            assertThatThrownBy(() -> export(format, Map.of()))
                    .isInstanceOf(NotAsLoggedException.class)
                    .hasMessageStartingWith("position 1: what stands in the record is not what was logged");
        }
    }

    @Test
    void csv_has_a_column_for_each_field_and_no_cell_that_a_spreadsheet_would_run() throws IOException {
        trail.append(former());
        String csv = export(ExportFormat.csv, Map.of());
        List<String> head = List.of(csv.substring(0, csv.indexOf("\r\n")).split(","));
        String[] lines = csv.split("\r\n");

        assertThat(head).startsWith("position", "id", "at").endsWith("otherFacts");
        BASE.vocabulary().fields().forEach(field -> assertThat(head).contains("presentation." + field.name()));
        assertThat(lines).hasSize(5);
        assertThat(lines[1])
                .startsWith("3,00000000-0000-7000-8000-000000000001,2026-11-24T09:00:00Z,1,sha256:former,page,'-2-3,")
                .endsWith(",\"{\"\"formula\"\":\"\"=1+1, \\\"\"x\\\"\"\"\"}\"");
        assertThat(lines[4].split(",", -1)).hasSameSizeAs(head);
        assertThat(lines[4].split(",", -1)[head.indexOf("presentation.sites")]).isEqualTo("face; legs");
        assertThat(lines[4].split(",", -1)[head.indexOf("presentation.age")]).isEqualTo("34");
        assertThat(lines[4].split(",", -1)[head.indexOf("presentation.fever")]).isEmpty();
        assertThat(lines[1].split(",", -1)[head.indexOf("presentation.fever")]).isEqualTo("true");
    }

    @Test
    void dangerous_cells_are_defused_and_quoted_where_rfc_4180_says_so() {
        assertThat(new String(
                        Csv.line(List.of("=a", "+a", "-a", "@a", "\ta", "\ra", "a=b", "", "x,y", "a\"b", "a\nb")),
                        StandardCharsets.UTF_8))
                .isEqualTo("'=a,'+a,'-a,'@a,'\ta,\"'\ra\",a=b,,\"x,y\",\"a\"\"b\",\"a\nb\"\r\n");
    }

    @Test
    void rows_that_fired_and_rows_that_never_did_stand_in_the_order_of_the_base() {
        trail.append(former());
        RowUse use = RowUse.of(trail, BASE);
        String fired = answers.get(1).assessment().trace().fired().get(0).id();

        assertThat(use.answers()).isEqualTo(4);
        assertThat(use.releases()).containsEntry(BASE.digest(), 3L).containsEntry("sha256:former", 1L);
        assertThat(use.rows())
                .extracting(RowUse.Row::id)
                .doesNotHaveDuplicates()
                .endsWith("OLD-1");
        assertThat(use.rows()).filteredOn(row -> row.id().equals("OLD-1")).allSatisfy(row -> {
            assertThat(row.inForce()).isFalse();
            assertThat(row.sentence()).isNull();
        });
        assertThat(use.rows()).filteredOn(row -> row.id().equals(fired)).allSatisfy(row -> {
            assertThat(row.count()).isPositive();
            assertThat(row.byRelease()).containsOnlyKeys(BASE.digest());
            assertThat(row.last()).isNotNull();
        });
        assertThat(use.unused()).isNotEmpty().allSatisfy(row -> assertThat(row.count())
                .isZero());
        assertThat(use.rows()).filteredOn(row -> row.count() > 0).doesNotContainAnyElementsOf(use.unused());
    }

    @Test
    void volumes_are_over_the_whole_record_where_no_time_is_given() {
        List<Volumes.Part> parts = Volumes.of(trail, Query.ALL, List.of("3")).parts();

        assertThat(parts).hasSize(3);
        assertThat(parts.stream().mapToLong(Volumes.Part::all).sum()).isEqualTo(3);
        assertThat(parts.get(0).from()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(parts.stream()
                        .mapToLong(part -> part.byUrgency().getOrDefault("emergency", 0L))
                        .sum())
                .isEqualTo(1);
        assertThat(Volumes.of(trail, read(Map.of("to", List.of("2020-01-01"))), List.of("5"))
                        .parts())
                .hasSize(5)
                .allSatisfy(part -> assertThat(part.all()).isZero());
        assertThatThrownBy(() -> Volumes.of(trail, Query.ALL, List.of("0")))
                .hasMessage("parts   found 0 parts; expected 1 to 366");
        assertThatThrownBy(() -> Volumes.of(trail, Query.ALL, List.of("many")))
                .hasMessage("parts   found \"many\"; expected one whole number from 1 to 366");
        assertThatThrownBy(() -> Volumes.of(trail, Query.ALL, List.of("100000000")))
                .hasMessage("parts   found \"100000000\"; expected one whole number from 1 to 366");
    }

    @Test
    void where_nobody_says_how_many_none_is_shorter_than_a_second() {
        assertThat(seconds("2026-11-24T09:00:00Z", "2026-11-25T09:00:00Z")).hasSize(30);
        assertThat(seconds("2026-11-24T09:00:00Z", "2026-11-24T09:00:10Z"))
                .hasSize(10)
                .containsOnly(1L);
        assertThat(seconds("2026-11-24T09:00:00Z", "2026-11-24T09:00:00.400Z")).hasSize(1);
    }

    private List<Long> seconds(String from, String to) {
        return Volumes.of(trail, read(Map.of("from", List.of(from), "to", List.of(to)))).parts().stream()
                .map(part -> Duration.between(Instant.parse(part.from()), Instant.parse(part.to()))
                        .toSeconds())
                .toList();
    }
}
