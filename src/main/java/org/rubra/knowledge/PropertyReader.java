package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.Property.How;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/** Reads {@code kb/properties.yaml} strictly: its claims use the words of table columns, its codes those of the vocabulary. */
final class PropertyReader {
    private static final String ANY = "any";
    private static final String NOT = "not";
    private static final String NOTHING_KNOWN = "nothing is known";
    private static final Map<String, How> SUFFIXES =
            new TreeMap<>(Map.of(" at least", How.AT_LEAST, " below", How.BELOW, " only", How.ONLY));
    private static final Map<String, How> WORDS = new TreeMap<>(Map.of(
            "known", How.KNOWN,
            "unknown", How.UNKNOWN,
            "none", How.NONE,
            "not lower", How.NOT_LOWER,
            "not higher", How.NOT_HIGHER));

    /** What the proofs know of an outcome; the rest of it depends on questions and on the order of patterns. */
    private static final List<String> OUTCOME =
            List.of("urgency", "redFlags", "explanations", "conflicts", "considered");

    private final Vocabulary vocabulary;
    private final List<Problem> problems;
    private final Set<String> names = new HashSet<>();

    PropertyReader(Vocabulary vocabulary, List<Problem> problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    Property read(Yaml yaml) {
        String name = yaml.text("property");
        if (!names.add(name)) {
            problems.add(
                    new Problem(yaml.place("property"), "the property \"" + name + "\" twice", "each property once"));
        }
        boolean safetyNet = yaml.flag("safetyNet", true);
        Property.Claim when = when(yaml);
        Property.Change change = change(yaml);
        Yaml then = yaml.optionalMap("then");
        if (then == null) {
            problems.add(new Problem(yaml.place(), "no \"then\"", "what must hold"));
        }
        Property property = new Property(
                name,
                yaml.has("safetyNet") ? safetyNet : null,
                when,
                change,
                then == null ? new Property.Claim(List.of()) : claim(then, change != null),
                yaml.place());
        yaml.done();
        return property;
    }

    private Property.Claim when(Yaml yaml) {
        if (yaml.isText("when")) {
            yaml.word("when", List.of(NOTHING_KNOWN));
            return new Property.Claim(
                    List.of(new Property.Part(How.UNKNOWN, "Presentation", "", List.of(), List.of())));
        }
        Yaml when = yaml.optionalMap("when");
        return when == null ? new Property.Claim(List.of()) : claim(when, false);
    }

    private Property.@Nullable Change change(Yaml yaml) {
        List<String> all =
                Arrays.stream(Property.Kind.values()).map(Property.Kind::words).toList();
        Object plain = yaml.plain("change");
        if (!yaml.has("change")) {
            return null;
        }
        Object key = plain instanceof Map<?, ?> map && map.size() == 1
                ? map.keySet().iterator().next()
                : plain;
        Property.Kind kind = Arrays.stream(Property.Kind.values())
                .filter(each -> each.words().equals(key) && each.namesFields() == plain instanceof Map)
                .findFirst()
                .orElse(null);
        if (kind == null) {
            problems.add(new Problem(
                    yaml.place("change"),
                    "\"" + plain + "\"",
                    "one of " + String.join(", ", all) + "; forgets and answers with the fields, or any",
                    Near.to(String.valueOf(key), all)));
            return null;
        }
        Object fields = plain instanceof Map<?, ?> map ? map.values().iterator().next() : ANY;
        return new Property.Change(kind, ANY.equals(fields) ? List.of() : fields(yaml, fields));
    }

    private List<String> fields(Yaml yaml, @Nullable Object given) {
        List<String> all = vocabulary.fields().stream().map(Field::name).toList();
        List<String> fields = given instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(given));
        fields.stream()
                .filter(field -> !all.contains(field))
                .forEach(field -> problems.add(
                        Problem.notAllowed(yaml.place("change"), field, "fields of the vocabulary, or any", all)));
        return fields.stream().filter(all::contains).toList();
    }

    /** @param second whether it speaks of the second of two presentations */
    private Property.Claim claim(Yaml yaml, boolean second) {
        List<Property.Part> parts = new ArrayList<>();
        for (String key : yaml.keys()) {
            if (key.equals(ANY)) {
                parts.add(joined(
                        How.ANY,
                        yaml.maps(key).stream().map(each -> claim(each, second)).toList()));
            } else if (key.equals(NOT)) {
                Yaml not = yaml.optionalMap(key);
                parts.add(joined(How.NOT, not == null ? List.of() : List.of(claim(not, second))));
            } else {
                Property.Part part = part(yaml, key, second);
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        if (yaml.keys().isEmpty()) {
            problems.add(new Problem(yaml.place(), "nothing claimed", "one field at least"));
        }
        return new Property.Claim(parts);
    }

    private static Property.Part joined(How how, List<Property.Claim> claims) {
        return new Property.Part(how, "", "", List.of(), claims);
    }

    private Property.@Nullable Part part(Yaml yaml, String key, boolean second) {
        Map.Entry<String, How> suffix = SUFFIXES.entrySet().stream()
                .filter(each -> key.endsWith(each.getKey()))
                .findFirst()
                .orElse(Map.entry("", How.IS));
        String name = key.substring(0, key.length() - suffix.getKey().length());
        Schema outcome = vocabulary.outcome();
        boolean ofOutcome = OUTCOME.contains(name);
        Field field =
                (ofOutcome ? outcome : vocabulary.presentation()).field(name).orElse(null);
        List<String> values = values(yaml, key);
        if (field == null) {
            List<String> names = Stream.concat(
                            OUTCOME.stream(), vocabulary.fields().stream().map(Field::name))
                    .toList();
            problems.add(new Problem(
                    yaml.place(key),
                    "the unknown field \"" + name + "\"",
                    "a field of the vocabulary, or one of " + String.join(", ", OUTCOME),
                    Near.to(name, names)));
            return null;
        }
        How how = values.size() == 1 && suffix.getValue() == How.IS
                ? WORDS.getOrDefault(values.get(0), How.IS)
                : suffix.getValue();
        if (!fits(how, field, ofOutcome, second) || !admits(how, field, values)) {
            problems.add(new Problem(
                    yaml.place(key),
                    "\"" + String.join(", ", values) + "\"",
                    expectation(field, suffix.getValue(), ofOutcome, second),
                    nearest(field, values)));
            return null;
        }
        return new Property.Part(
                how, ofOutcome ? outcome.fact() : "Presentation", name, isWord(how) ? List.of() : values, List.of());
    }

    private static boolean isWord(How how) {
        return WORDS.containsValue(how);
    }

    private static List<String> values(Yaml yaml, String key) {
        Object plain = yaml.plain(key);
        return plain instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(
                        plain instanceof java.math.BigDecimal number ? number.toPlainString() : String.valueOf(plain));
    }

    private static boolean fits(How how, Field field, boolean ofOutcome, boolean second) {
        boolean urgency = field.name().equals("urgency");
        return switch (how) {
            case IS -> !field.type().isNumeric();
            case ONLY -> field.type() == Type.SET;
            case NONE -> ofOutcome && field.type() == Type.SET;
            case AT_LEAST, BELOW -> field.type().isNumeric() || urgency;
            case KNOWN, UNKNOWN -> !ofOutcome;
            case NOT_LOWER, NOT_HIGHER -> urgency && second;
            case ANY, NOT -> false;
        };
    }

    private static boolean admits(How how, Field field, List<String> values) {
        if (isWord(how)) {
            return true;
        }
        if (field.type().isNumeric()) {
            return values.size() == 1 && values.get(0).matches("[0-9]+(\\.[0-9]+)?");
        }
        List<String> allowed = field.type() == Type.BOOLEAN ? List.of("yes", "no") : field.allowed();
        boolean one = how == How.AT_LEAST || how == How.BELOW;
        return !values.isEmpty() && allowed.containsAll(values) && (!one || values.size() == 1);
    }

    private static @Nullable String nearest(Field field, List<String> values) {
        return values.stream()
                .filter(value -> !field.allowed().contains(value))
                .map(value -> Near.to(value, field.allowed()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String expectation(Field field, How suffix, boolean ofOutcome, boolean second) {
        String words = field.type().isNumeric()
                ? "a number, with at least or below after the field's name"
                : field.type() == Type.BOOLEAN ? "yes, no" : "one of " + String.join(", ", field.allowed());
        if (suffix != How.IS) {
            return words;
        }
        return words
                + (!ofOutcome ? ", known or unknown" : field.type() == Type.SET ? ", or none" : "")
                + (second && field.name().equals("urgency") ? ", not lower or not higher" : "");
    }
}
