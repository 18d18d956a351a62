package org.rubra.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** Codes in the words of the vocabulary. */
final class Words {
    private final KnowledgeBase base;
    private final Map<String, String> labels;

    Words(KnowledgeBase base) {
        this.base = base;
        Vocabulary vocabulary = base.vocabulary();
        this.labels = Stream.of(vocabulary.patterns(), vocabulary.redFlags(), vocabulary.explanations())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Term::code, Term::label, (one, other) -> one));
    }

    /** How soon, first said in one word, then as what to do. */
    static String headline(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "Emergency: get help now";
            case PROMPT -> "Prompt: have it seen today or tomorrow";
            case ROUTINE -> "Routine: have it looked at";
            case SELF_CARE -> "Self-care: keep an eye on it";
        };
    }

    static String stage(String stage) {
        return switch (stage) {
            case "rows" -> "What the decision tables say of these answers";
            case "explanations" -> "What explains a finding";
            case "support" -> "How well each pattern fits";
            case "defaults" -> "What holds where nothing else was said";
            case "advice" -> "What to tell the person";
            default -> stage;
        };
    }

    String label(String code) {
        return labels.getOrDefault(code, code);
    }

    /** A row or rule with what it says and what it stands on. */
    Reason reason(String id) {
        return base.row(id)
                .map(located -> new Reason(
                        id, located.row().sentence(), cited(located.row().evidence())))
                .or(() -> base.rule(id).map(rule -> new Reason(id, rule.name(), cited(rule.evidence()))))
                .orElseGet(() -> new Reason(id, id, List.of()));
    }

    List<Reason> reasons(List<String> ids) {
        return ids.stream().map(this::reason).toList();
    }

    List<Evidence.Cited> cited(List<String> ids) {
        return base.contents().evidence().cited(ids);
    }

    /** A field's name as people read it. */
    String field(String fact, String name) {
        if (fact.equals("Outcome")) {
            return switch (name) {
                case "leads" -> "Leading pattern";
                case "considered" -> "Patterns considered";
                case "redFlags" -> "Red flags";
                default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
            };
        }
        return asked(fact, name).map(Field::label).orElse(name);
    }

    /** An answer to a field, or a conclusion about it, as people read it. */
    String value(String fact, String name, @Nullable Object value) {
        if (value == null) {
            return "not answered";
        }
        if (fact.equals("Outcome")) {
            return value instanceof Boolean yes
                    ? yes ? "yes" : "no"
                    : value instanceof Iterable<?> several ? each(several) : label(Facts.text(value));
        }
        return asked(fact, name).map(field -> field.show(value)).orElseGet(() -> Facts.text(value));
    }

    private String each(Iterable<?> several) {
        String all = java.util.stream.StreamSupport.stream(several.spliterator(), false)
                .map(one -> label(one.toString()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private Optional<Field> asked(String fact, String name) {
        return base.vocabulary().schema(fact).flatMap(schema -> schema.field(name));
    }

    /** A conclusion as people read it. */
    String concluded(Trace.Concluded concluded) {
        String says = concluded.says();
        return switch (concluded.kind()) {
            case "PatternEvidence" -> strength(says);
            case "PatternSupport" -> support(says);
            case "RedFlag" -> "Red flag: " + label(says);
            case "RaisedUrgency" -> raised(says);
            case "Explanation" -> "Explained by: " + label(says);
            case "Advice" -> "Advice: " + says.replace('-', ' ');
            case "Conflict" -> "Contradiction: " + says.replace('-', ' ');
            case "AskFirst" -> "Ask first: " + field("Presentation", says);
            default -> concluded.kind() + ": " + says;
        };
    }

    private String strength(String says) {
        int space = says.lastIndexOf(' ');
        String strength = says.substring(0, space);
        return Character.toUpperCase(strength.charAt(0)) + strength.substring(1) + " "
                + label(says.substring(space + 1)).toLowerCase(java.util.Locale.ROOT);
    }

    private String support(String says) {
        int space = says.indexOf(' ');
        return label(says.substring(0, space)) + ": " + says.substring(space + 1);
    }

    private static String raised(String says) {
        return "Urgency at least " + says.replace("unless", "— unless explained by");
    }
}
