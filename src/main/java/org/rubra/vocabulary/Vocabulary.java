package org.rubra.vocabulary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every input field and every code a conclusion may use, each declared once, in {@code kb/vocabulary.yaml}. All schemas, forms, drop-downs and
 * checks are projections of it.
 */
public record Vocabulary(
        List<Group> groups,
        List<Field> fields,
        List<Term> patterns,
        List<Term> redFlags,
        List<Term> explanations,
        List<Term> conflicts,
        List<Term> advice,
        @JsonIgnore Schema presentation,
        @JsonIgnore Schema outcome) {

    /** A heading under which a form shows some of the fields. */
    public record Group(String id, String label) {}

    /** What {@code leads} says when no pattern does. */
    public static final String NO_PATTERN = "none";

    @com.fasterxml.jackson.annotation.JsonCreator
    public Vocabulary(
            List<Group> groups,
            List<Field> fields,
            List<Term> patterns,
            List<Term> redFlags,
            List<Term> explanations,
            List<Term> conflicts,
            List<Term> advice) {
        this(
                groups,
                fields,
                patterns,
                redFlags,
                explanations,
                conflicts,
                advice,
                new Schema("Presentation", fields),
                new Schema("Outcome", outcomeFields(patterns, redFlags, explanations, conflicts)));
    }

    /** The schema of a fact type that conditions may ask about, by the name that tables and rules use. */
    public Optional<Schema> schema(String fact) {
        return Stream.of(presentation, outcome)
                .filter(schema -> schema.fact().equals(fact))
                .findFirst();
    }

    /** Terms by code, in the order of the vocabulary. */
    public static Map<String, Term> byCode(List<Term> terms) {
        return terms.stream()
                .collect(Collectors.toMap(Term::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Field> outcomeFields(
            List<Term> patterns, List<Term> redFlags, List<Term> explanations, List<Term> conflicts) {
        List<String> urgencies = List.of("self-care", "routine", "prompt", "emergency");
        List<String> leads =
                Stream.concat(codes(patterns), Stream.of(NO_PATTERN)).toList();
        return List.of(
                derived("urgency", Type.CHOICE, urgencies),
                derived("leads", Type.CHOICE, leads),
                derived("considered", Type.SET, codes(patterns).toList()),
                derived("redFlags", Type.SET, codes(redFlags).toList()),
                derived("explanations", Type.SET, codes(explanations).toList()),
                derived("conflicts", Type.SET, codes(conflicts).toList()),
                derived("settled", Type.BOOLEAN, List.of()));
    }

    private static Stream<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code);
    }

    private static Field derived(String name, Type type, List<String> values) {
        List<Field.Value> shown =
                values.stream().map(v -> new Field.Value(v, v, List.of())).toList();
        return new Field(
                name, type, shown, null, null, null, null, "outcome", "article", name, name, null, null, List.of());
    }
}
