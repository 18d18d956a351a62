package org.rubra.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Problem;

/** The sources that were looked at and the statements they carry, from {@code kb/evidence.yaml}. */
public record Evidence(List<Source> sources, List<Statement> statements) {

    /**
     * Something that was read.
     *
     * @param year of publication, null where it is not stated
     * @param kind article, guideline, review, …
     * @param seen the day on which it was looked at, ISO 8601
     * @param statements the ids of the statements that it carries
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            String id,
            String title,
            String publisher,
            @Nullable Integer year,
            String kind,
            String seen,
            List<String> statements) {}

    /** What a source says, in one sentence of our own. */
    public record Statement(String id, String text) {}

    public Evidence {
        sources = List.copyOf(sources);
        statements = List.copyOf(statements);
    }

    /** The statements by id. */
    public Map<String, Statement> byId() {
        Map<String, Statement> byId = new LinkedHashMap<>();
        statements.forEach(statement -> byId.putIfAbsent(statement.id(), statement));
        return byId;
    }

    /** A statement with every source that carries it. */
    public record Cited(String id, String text, List<Source> sources) {}

    /** The statements with these ids, in full. */
    public List<Cited> cited(List<String> ids) {
        Map<String, Statement> known = byId();
        return ids.stream()
                .map(known::get)
                .filter(java.util.Objects::nonNull)
                .map(statement -> new Cited(statement.id(), statement.text(), sourcesOf(statement.id())))
                .toList();
    }

    private List<Source> sourcesOf(String statement) {
        return sources.stream()
                .filter(source -> source.statements().contains(statement))
                .toList();
    }

    static Evidence read(Yaml yaml, List<Problem> problems) {
        List<Statement> statements = new java.util.ArrayList<>();
        for (Yaml each : yaml.maps("statements")) {
            Statement statement = new Statement(each.text("id"), each.text("text"));
            each.done();
            if (statements.stream().anyMatch(other -> other.id().equals(statement.id()))) {
                problems.add(new Problem(each.place("id"), statement.id() + " a second time", "each statement once"));
            }
            statements.add(statement);
        }
        Evidence evidence = new Evidence(
                yaml.maps("sources").stream()
                        .map(each -> source(each, problems))
                        .toList(),
                statements);
        yaml.done();
        evidence.check(yaml, problems);
        return evidence;
    }

    private static boolean isDay(String seen) {
        try {
            return !LocalDate.parse(seen).toString().isEmpty();
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private static Source source(Yaml yaml, List<Problem> problems) {
        Double year = yaml.optionalNumber("year");
        Source source = new Source(
                yaml.text("id"),
                yaml.text("title"),
                yaml.text("publisher"),
                year == null ? null : year.intValue(),
                yaml.text("kind"),
                yaml.text("seen"),
                yaml.texts("statements"));
        yaml.done();
        if (!isDay(source.seen())) {
            problems.add(new Problem(yaml.place("seen"), "\"" + source.seen() + "\"", "a day such as 2026-11-23"));
        }
        return source;
    }

    private void check(Yaml yaml, List<Problem> problems) {
        Map<String, Statement> known = byId();
        List<String> carried =
                sources.stream().flatMap(source -> source.statements().stream()).toList();
        carried.stream()
                .filter(id -> !known.containsKey(id))
                .forEach(id -> problems.add(Problem.notAllowed(
                        yaml.place("sources"), id, "the id of a statement of this file", known.keySet())));
        known.keySet().stream()
                .filter(id -> !carried.contains(id))
                .forEach(id -> problems.add(new Problem(
                        yaml.place("statements"),
                        "the statement " + id + " without a source",
                        "a source that carries it")));
    }
}
