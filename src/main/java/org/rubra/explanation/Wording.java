package org.rubra.explanation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** What a trace says in codes, said as people read it: in the labels of the vocabulary. */
public final class Wording {
    private static final String OUTCOME = "Outcome";
    private static final List<String> STAGED = List.of("Presentation", OUTCOME);

    private final Vocabulary vocabulary;
    private final Map<String, String> labels;

    public Wording(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.labels = Stream.of(vocabulary.patterns(), vocabulary.redFlags(), vocabulary.explanations())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Term::code, Term::label, (one, other) -> one));
    }

    /** How soon, first said in one word, then as what to do. */
    public static String headline(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "Emergency: get help now";
            case PROMPT -> "Prompt: have it seen today or tomorrow";
            case ROUTINE -> "Routine: have it looked at";
            case SELF_CARE -> "Self-care: keep an eye on it";
        };
    }

    /** The label of a pattern, red flag or explanation. */
    public String label(String code) {
        return labels.getOrDefault(code, code);
    }

    /** A field's name as people read it. */
    public String field(String fact, String name) {
        if (fact.equals(OUTCOME)) {
            return switch (name) {
                case "leads" -> "Leading pattern";
                case "considered" -> "Patterns considered";
                case "redFlags" -> "Red flags";
                default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
            };
        }
        return declared(fact, name).map(Field::label).orElse(name);
    }

    /** An answer to a field, or a conclusion about it, as people read it. */
    public String value(String fact, String name, @Nullable Object value) {
        if (value == null) {
            return Field.NOT_ANSWERED;
        }
        if (fact.equals(OUTCOME)) {
            return value instanceof Boolean yes
                    ? yes ? "yes" : "no"
                    : value instanceof Iterable<?> several ? each(several) : label(Facts.text(value));
        }
        return declared(fact, name).map(field -> field.show(value)).orElseGet(() -> Facts.text(value));
    }

    private String each(Iterable<?> several) {
        String all = StreamSupport.stream(several.spliterator(), false)
                .map(one -> label(one.toString()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    /** What a condition asks about: a field, a kind of conclusion, or several of them. */
    public String asked(String names) {
        return Arrays.stream(names.split(", "))
                .map(name -> staged(name).map(fact -> field(fact, name)).orElseGet(() -> kind(name)))
                .collect(Collectors.joining(", "));
    }

    /** What a condition found there: {@code found 3 days}; a field without an answer is called so, lest it read like a negative finding. */
    public String found(String name, @Nullable Object value) {
        return staged(name)
                .map(fact -> (value == null ? "" : "found ") + value(fact, name, value))
                .orElseGet(() -> "found " + (value == null ? "none" : Facts.text(value)));
    }

    private Optional<String> staged(String name) {
        return STAGED.stream().filter(fact -> declared(fact, name).isPresent()).findFirst();
    }

    private Optional<Field> declared(String fact, String name) {
        return vocabulary.schema(fact).flatMap(schema -> schema.field(name));
    }

    private static String kind(String name) {
        return switch (name) {
            case "PatternEvidence" -> "Evidence about a pattern";
            case "Balance" -> "Evidence about a pattern in sum";
            case "PatternSupport" -> "How well a pattern fits";
            case "RedFlag" -> "Red flag";
            case "RaisedUrgency" -> "Urgency raised";
            case "Conflict" -> "Contradiction";
            case "AskFirst" -> "Ask first";
            case "layers" -> "Layers in force";
            default -> name;
        };
    }

    /** A conclusion as people read it. */
    public String concluded(Trace.Concluded concluded) {
        String says = concluded.says();
        return switch (concluded.kind()) {
            case "PatternEvidence" -> strength(says);
            case "PatternSupport" -> support(says);
            case "RedFlag" -> kind(concluded.kind()) + ": " + label(says);
            case "RaisedUrgency" -> raised(says);
            case "Explanation" -> "Explained by: " + label(says);
            case "AskFirst" -> kind(concluded.kind()) + ": " + field("Presentation", says);
            case "Advice", "Conflict" -> kind(concluded.kind()) + ": " + says.replace('-', ' ');
            default -> concluded.kind() + ": " + says;
        };
    }

    private String strength(String says) {
        int space = says.lastIndexOf(' ');
        String strength = says.substring(0, space);
        return Character.toUpperCase(strength.charAt(0)) + strength.substring(1) + " "
                + label(says.substring(space + 1)).toLowerCase(Locale.ROOT);
    }

    private String support(String says) {
        int space = says.indexOf(' ');
        return label(says.substring(0, space)) + ": " + says.substring(space + 1);
    }

    private String raised(String says) {
        String[] parts = says.split(" unless ", 2);
        return "Urgency at least " + parts[0]
                + (parts.length == 1
                        ? ""
                        : ", unless explained by: "
                                + Arrays.stream(parts[1].split(" or "))
                                        .map(this::label)
                                        .collect(Collectors.joining("; or ")));
    }
}
