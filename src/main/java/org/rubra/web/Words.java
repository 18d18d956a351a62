package org.rubra.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.Evidence;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Caller;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** Codes in the words of the vocabulary. */
final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHORT = "sha256:".length() + 12;
    private static final List<String> STAGED = List.of("Presentation", "Outcome");

    private final KnowledgeBase base;
    private final String rows;
    private final Map<String, String> labels;

    Words(KnowledgeBase base) {
        this(base, "/rows/");
    }

    /** @param rows the address under which rows and rules are shown */
    Words(KnowledgeBase base, String rows) {
        this.base = base;
        this.rows = rows;
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

    /** A time to the second, in UTC. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The same, of a time in ISO 8601. */
    static String time(String at) {
        return time(Instant.parse(at));
    }

    /** The way in, and who asked where they named themselves. */
    static String caller(Caller caller) {
        return caller.channel().code() + (caller.name() == null ? "" : " · " + caller.name());
    }

    /** Enough of a digest to know it by. */
    static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), SHORT)) + "…";
    }

    String label(String code) {
        return labels.getOrDefault(code, code);
    }

    /** A row or rule with what it says and what it stands on. */
    Reason reason(String id) {
        return base.row(id)
                .map(located ->
                        reason(id, located.row().sentence(), located.row().evidence()))
                .or(() -> base.rule(id).map(rule -> reason(id, rule.name(), rule.evidence())))
                .orElseGet(() -> reason(id, id, List.of()));
    }

    private Reason reason(String id, String sentence, List<String> evidence) {
        return new Reason(id, href(id), sentence, cited(evidence));
    }

    /** The page of a row or rule. */
    String href(String id) {
        return rows + id;
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

    /** What a condition asks about: a field, or a kind of conclusion. */
    String asked(String name) {
        return STAGED.stream()
                .flatMap(fact -> asked(fact, name).stream())
                .findFirst()
                .map(Field::label)
                .orElse(name);
    }

    /** What a condition found there. */
    String found(String name, @Nullable Object value) {
        return STAGED.stream()
                .filter(fact -> asked(fact, name).isPresent())
                .findFirst()
                .map(fact -> value(fact, name, value))
                .orElseGet(() -> value == null ? "nothing" : Facts.text(value));
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
                + label(says.substring(space + 1)).toLowerCase(Locale.ROOT);
    }

    private String support(String says) {
        int space = says.indexOf(' ');
        return label(says.substring(0, space)) + ": " + says.substring(space + 1);
    }

    private static String raised(String says) {
        return "Urgency at least " + says.replace("unless", "— unless explained by");
    }
}
