package org.rubra.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.AnswerReader;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * A form that was sent. What was left empty is unknown; the rest is read as strictly as any caller's document.
 *
 * @param given what was sent for each field, without what was left empty
 * @param problems what was wrong with it
 */
record Submission(Map<String, List<String>> given, List<Problem> problems) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}([.,][0-9]{1,15})?");

    /** What was sent, and the presentation that it amounts to; none where anything is wrong. */
    record Outcome(Submission submission, Optional<Presentation> presentation) {}

    static Outcome read(Map<String, List<String>> sent, Vocabulary vocabulary) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            List<String> said = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!said.isEmpty() || vocabulary.presentation().field(name).isEmpty()) {
                given.put(name, said);
            }
        });
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> answers =
                new AnswerReader(vocabulary.presentation(), Place::pointer, problems).read(typed(given, vocabulary));
        Submission submission = new Submission(given, problems.stream().sorted().toList());
        return new Outcome(
                submission, problems.isEmpty() ? Optional.of(new Presentation(vocabulary, answers)) : Optional.empty());
    }

    private static Map<String, @Nullable Object> typed(Map<String, List<String>> given, Vocabulary vocabulary) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        given.forEach((name, values) -> typed.put(
                name,
                vocabulary
                        .presentation()
                        .field(name)
                        .map(field -> value(field, values))
                        .orElse("")));
        return typed;
    }

    /** The value in the field's own type, or as it was sent where it is not of that type, for the reader to refuse. */
    private static Object value(Field field, List<String> values) {
        if (field.type() == Type.SET || values.size() != 1) {
            return values;
        }
        String word = values.get(0);
        return switch (field.type()) {
            case BOOLEAN -> word.equals("yes") ? (Object) true : word.equals("no") ? (Object) false : word;
            case INTEGER, NUMBER -> NUMBER.matcher(word).matches() ? new BigDecimal(word.replace(',', '.')) : word;
            case CHOICE, SET -> word;
        };
    }

    /** What was wrong with the answer to a field. */
    List<String> faultsOf(String field) {
        return problems.stream()
                .filter(problem -> fieldOf(problem).equals(field))
                .map(problem -> "Found " + problem.found() + "; expected " + problem.expected() + ", or no answer."
                        + (problem.suggestion() == null ? "" : " Did you mean " + problem.suggestion() + "?"))
                .toList();
    }

    /** What was wrong with anything else that was sent. */
    List<String> faultsElsewhere(Vocabulary vocabulary) {
        return problems.stream()
                .filter(problem ->
                        vocabulary.presentation().field(fieldOf(problem)).isEmpty())
                .map(problem -> "Found " + problem.found() + "; expected " + problem.expected() + ".")
                .toList();
    }

    private static String fieldOf(Problem problem) {
        String pointer = Optional.ofNullable(problem.where().at()).orElse("");
        return pointer.isEmpty() ? "" : pointer.substring(1).split("/", 2)[0];
    }
}
