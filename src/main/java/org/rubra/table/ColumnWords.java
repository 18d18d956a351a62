package org.rubra.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/**
 * A column in a few words, as people describe a new table: {@code fever is}, {@code age at least}, {@code sites has}, {@code outcome urgency is},
 * {@code conclude red flag}, {@code conclude urgency unless strain}, {@code conclude evidence for petechiae}.
 */
final class ColumnWords {
    private static final String CONDITION =
            "\"FIELD is\", \"FIELD has\", \"FIELD at least\" or \"FIELD below\", with \"outcome\" before a field of the outcome";
    private static final String CONCLUSION = "\"conclude\" and red flag, urgency, urgency unless EXPLANATION,"
            + " evidence for PATTERN, explanation, advice or conflict";
    private static final List<String> PLAIN_CONCLUSIONS =
            List.of("red flag", "urgency", "explanation", "advice", "conflict");
    private static final Pattern ASKS = Pattern.compile("(outcome )?(\\w+) (is|has|at least|below)");
    private static final Pattern CONCLUDES = Pattern.compile("conclude (.+)");

    private final Vocabulary vocabulary;
    private final List<Problem> problems;

    ColumnWords(Vocabulary vocabulary, List<Problem> problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Whether words begin to describe a conclusion, and not a condition. */
    static boolean concludes(String words) {
        return words.strip().startsWith("conclude");
    }

    /** The column that the words describe; where they describe none, a problem says why. */
    Optional<ColumnForm> read(String words) {
        String plain = words.strip().replaceAll("\\s+", " ");
        Matcher asks = ASKS.matcher(plain);
        Matcher concludes = CONCLUDES.matcher(plain);
        if (concludes.matches()) {
            return conclusion(words, concludes.group(1));
        }
        if (asks.matches()) {
            Schema schema = asks.group(1) == null ? vocabulary.presentation() : vocabulary.outcome();
            return condition(words, schema, asks.group(2), asks.group(3));
        }
        return refuse(words, "a column that cannot be understood", CONDITION + "; or " + CONCLUSION);
    }

    private Optional<ColumnForm> condition(String words, Schema schema, String name, String comparison) {
        Optional<Field> field = schema.field(name);
        if (field.isEmpty()) {
            List<String> names = schema.fields().stream().map(Field::name).toList();
            problems.add(Problem.notAllowed(place(words), name, "a field of " + schema.fact(), names));
            return Optional.empty();
        }
        Optional<Operator> operator = Stream.of(operators(comparison))
                .filter(each -> each.fits(field.get().type()))
                .findFirst();
        return operator.isPresent()
                ? operator.map(fits -> ColumnForm.condition(schema.fact(), name, fits))
                : refuse(
                        words,
                        "\"" + comparison + "\"",
                        fitting(field.get()) + ", since " + name + " is "
                                + field.get().expectation());
    }

    private static Operator[] operators(String comparison) {
        return switch (comparison) {
            // a choice is asked for with several values a cell, which says more and costs nothing
            case "is" -> new Operator[] {Operator.ANY_OF, Operator.IS};
            case "has" -> new Operator[] {Operator.HAS};
            case "at least" -> new Operator[] {Operator.AT_LEAST};
            default -> new Operator[] {Operator.BELOW};
        };
    }

    private static String fitting(Field field) {
        return String.join(
                " or ",
                Stream.of("is", "has", "at least", "below")
                        .filter(word -> Arrays.stream(operators(word)).anyMatch(each -> each.fits(field.type())))
                        .map(word -> "\"" + word + "\"")
                        .toList());
    }

    private Optional<ColumnForm> conclusion(String words, String what) {
        if (what.startsWith("urgency unless ")) {
            List<String> unless =
                    List.of(what.substring("urgency unless ".length()).split(" or |, ?", -1));
            boolean known = unless.stream()
                    .map(code -> isKnown(words, code, "an explanation", vocabulary.explanations()))
                    .reduce(true, Boolean::logicalAnd);
            return known ? Optional.of(ColumnForm.raise(unless)) : Optional.empty();
        }
        if (what.startsWith("evidence for ")) {
            String pattern = what.substring("evidence for ".length());
            return isKnown(words, pattern, "a pattern", vocabulary.patterns())
                    ? Optional.of(ColumnForm.evidence(pattern))
                    : Optional.empty();
        }
        return switch (what.toLowerCase(Locale.ROOT)) {
            case "red flag" -> Optional.of(ColumnForm.action(Action.Kind.RedFlag));
            case "urgency" -> Optional.of(ColumnForm.action(Action.Kind.RaisedUrgency));
            case "explanation" -> Optional.of(ColumnForm.action(Action.Kind.Explanation));
            case "advice" -> Optional.of(ColumnForm.action(Action.Kind.Advice));
            case "conflict" -> Optional.of(ColumnForm.action(Action.Kind.Conflict));
            default -> {
                problems.add(Problem.notAllowed(place(words), what, CONCLUSION, PLAIN_CONCLUSIONS));
                yield Optional.empty();
            }
        };
    }

    private boolean isKnown(String words, String code, String what, List<Term> terms) {
        List<String> codes = terms.stream().map(Term::code).toList();
        if (!codes.contains(code)) {
            problems.add(Problem.notAllowed(place(words), code, what + ", one of " + String.join(", ", codes), codes));
        }
        return codes.contains(code);
    }

    private Optional<ColumnForm> refuse(String words, String found, String expected) {
        problems.add(new Problem(place(words), found, expected));
        return Optional.empty();
    }

    private static Place place(String words) {
        return Place.file("column \"" + words + "\"");
    }
}
