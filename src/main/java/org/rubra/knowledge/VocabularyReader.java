package org.rubra.knowledge;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/** Reads {@code kb/vocabulary.yaml} strictly. */
final class VocabularyReader {
    private static final List<String> TYPES =
            Arrays.stream(Type.values()).map(Type::code).toList();

    private final List<String> layers;
    private final List<Problem> problems;

    VocabularyReader(List<String> layers, List<Problem> problems) {
        this.layers = layers;
        this.problems = problems;
    }

    Vocabulary read(Yaml yaml) {
        List<Vocabulary.Group> groups =
                yaml.maps("groups").stream().map(this::group).toList();
        List<String> groupIds = groups.stream().map(Vocabulary.Group::id).toList();
        Set<String> names = new HashSet<>();
        List<Field> fields = yaml.maps("fields").stream()
                .map(each -> field(each, groupIds, names))
                .toList();
        Vocabulary vocabulary = new Vocabulary(
                groups,
                fields,
                terms(yaml, "patterns", "label"),
                terms(yaml, "redFlags", "label"),
                terms(yaml, "explanations", "label"),
                terms(yaml, "conflicts", "text"),
                terms(yaml, "advice", "text"));
        yaml.done();
        checkApplies(yaml, fields);
        return vocabulary;
    }

    private Vocabulary.Group group(Yaml yaml) {
        Vocabulary.Group group = new Vocabulary.Group(yaml.text("id"), yaml.text("label"));
        yaml.done();
        return group;
    }

    private Field field(Yaml yaml, List<String> groups, Set<String> names) {
        String name = yaml.text("name");
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            problems.add(new Problem(yaml.place("name"), "\"" + name + "\"", "a name such as recentStrain"));
        }
        unique(yaml, "name", name, names);
        String typeCode = yaml.word("type", TYPES);
        Type type = TYPES.contains(typeCode) ? Type.valueOf(typeCode.toUpperCase(Locale.ROOT)) : Type.BOOLEAN;
        List<Field.Value> values = yaml.maps("values").stream().map(this::value).toList();
        if (type.hasValues() == values.isEmpty()) {
            problems.add(new Problem(
                    yaml.place("values"),
                    values.isEmpty() ? "no values" : "values",
                    typeCode + (type.hasValues() ? " fields to list their values" : " fields to have none")));
        }
        Set<String> seen = new HashSet<>();
        values.forEach(value -> unique(yaml, "values", value.value(), seen));
        Field field = new Field(
                name,
                type,
                values,
                yaml.optionalText("unit"),
                yaml.optionalNumber("min"),
                yaml.optionalNumber("above"),
                yaml.optionalNumber("max"),
                yaml.word("group", groups),
                yaml.word("layer", layers),
                yaml.text("label"),
                yaml.text("question"),
                yaml.optionalText("help"),
                applies(yaml.optionalMap("appliesWhen")),
                codes(yaml));
        boolean full = field.max() != null && (field.min() == null) != (field.above() == null);
        if (type.isNumeric() && !full) {
            problems.add(new Problem(yaml.place(), "no full range", "max, and either min or above"));
        }
        if (!type.isNumeric()) {
            Stream.of("unit", "min", "above", "max")
                    .filter(yaml::has)
                    .forEach(key -> problems.add(
                            new Problem(yaml.place(key), key, typeCode + " fields to have neither unit nor range")));
        }
        yaml.done();
        return field;
    }

    private Field.Value value(Yaml yaml) {
        Field.Value value = new Field.Value(yaml.text("value"), yaml.text("label"), codes(yaml));
        yaml.done();
        return value;
    }

    private Field.@Nullable Applies applies(@Nullable Yaml yaml) {
        if (yaml == null) {
            return null;
        }
        Field.Applies applies = new Field.Applies(
                yaml.text("field"), yaml.optionalNumber("below"), yaml.optionalNumber("atLeast"), yaml.texts("in"));
        yaml.done();
        return applies;
    }

    private void checkApplies(Yaml yaml, List<Field> fields) {
        for (Field field : fields) {
            Field.Applies applies = field.appliesWhen();
            if (applies == null) {
                continue;
            }
            Field other = fields.stream()
                    .filter(each -> each.name().equals(applies.field()))
                    .findFirst()
                    .orElse(null);
            if (other == null || other.name().equals(field.name()) || !fits(applies, other)) {
                problems.add(
                        new Problem(
                                yaml.place("fields"),
                                "appliesWhen of " + field.name() + " on " + applies.field(),
                                "another field, with below or atLeast or both for a number, and some of its values in for a choice"));
            }
        }
    }

    private static boolean fits(Field.Applies applies, Field other) {
        Double below = applies.below();
        Double atLeast = applies.atLeast();
        boolean unbounded = below == null && atLeast == null;
        boolean bounded = below == null ? atLeast != null : atLeast == null || atLeast < below;
        return switch (other.type()) {
            case INTEGER, NUMBER -> bounded && applies.in().isEmpty();
            case CHOICE ->
                unbounded && !applies.in().isEmpty() && other.allowed().containsAll(applies.in());
            case BOOLEAN ->
                unbounded
                        && applies.in().size() == 1
                        && List.of("true", "false").containsAll(applies.in());
            case SET -> false;
        };
    }

    private List<Term> terms(Yaml yaml, String key, String words) {
        Set<String> codes = new HashSet<>();
        return yaml.maps(key).stream()
                .map(each -> {
                    Term term =
                            new Term(each.text("code"), each.text(words), each.optionalText("summary"), codes(each));
                    unique(each, "code", term.code(), codes);
                    each.done();
                    return term;
                })
                .toList();
    }

    private List<Field.Coding> codes(Yaml yaml) {
        return yaml.maps("codes").stream()
                .map(each -> {
                    Field.Coding coding =
                            new Field.Coding(each.word("system", List.of("HPO", "ICD-10-CM")), each.text("code"));
                    each.done();
                    return coding;
                })
                .toList();
    }

    private void unique(Yaml yaml, String key, String word, Set<String> seen) {
        if (!seen.add(word)) {
            problems.add(new Problem(yaml.place(key), "\"" + word + "\" a second time", "each once"));
        }
    }
}
