package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * The conditions of one trusted rule: questions about the facts, and comparisons of what has been concluded. Everything is held to a small grammar
 * of our own, since what the compiler takes in its place may be any expression of Java.
 */
final class RuleConditions {
    private static final String LITERALS = "((?:\\s*,\\s*(?:\"[^\"\\\\]*\"|\\d+(?:\\.\\d+)?))*)";
    private static final Pattern QUESTION = Pattern.compile("(\\w+)\\(\\s*\"([^\"\\\\]*)\"" + LITERALS + "\\s*\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|(\\d+(?:\\.\\d+)?)");
    private static final Pattern COMPARISON =
            Pattern.compile("(\\w+)\\s*(==|!=|<=?|>=?)\\s*(\"[^\"\\\\]*\"|-?\\d{1,9}|\\$\\w+|\\w+\\.\\w+)");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*(\\w+)");

    private final RuleFile file;
    private final Stage stage;
    private final Vocabulary vocabulary;
    private final List<String> layers;
    private final List<Problem> problems;
    private final Set<String> presentation = new LinkedHashSet<>();
    private final Set<String> outcome = new LinkedHashSet<>();
    private final Map<String, Word> bound = new HashMap<>();

    RuleConditions(RuleFile file, Stage stage, Vocabulary vocabulary, List<String> layers, List<Problem> problems) {
        this.file = file;
        this.stage = stage;
        this.vocabulary = vocabulary;
        this.layers = layers;
        this.problems = problems;
    }

    /** The fields of the presentation that were asked about. */
    List<String> presentation() {
        return List.copyOf(presentation);
    }

    /** The fields of the outcome that were asked about. */
    List<String> outcome() {
        return List.copyOf(outcome);
    }

    /** What each variable stands for. */
    Map<String, Word> bound() {
        return bound;
    }

    void read(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (descr instanceof AndDescr
                || descr instanceof OrDescr
                || descr instanceof NotDescr
                || descr instanceof ExistsDescr) {
            ((ConditionalElementDescr) descr).getDescrs().forEach(each -> read((BaseDescr) each));
        } else {
            refuse(
                    descr.getLine(),
                    descr.getClass().getSimpleName().replace("Descr", ""),
                    "patterns, not, exists, and, or");
        }
    }

    private void pattern(PatternDescr pattern) {
        String type = pattern.getObjectType();
        List<String> types = Stream.concat(
                        Concluding.types().stream(),
                        stage == Stage.ADVICE
                                ? Stream.of("Presentation", "Outcome", "Layers")
                                : Stream.of("Presentation", "Layers"))
                .sorted()
                .toList();
        boolean plain = pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotations().isEmpty()
                && pattern.getIdentifier() == null
                && !pattern.isQuery();
        if (!plain) {
            refuse(pattern.getLine(), type + " with more than its conditions", type + "( … ) and nothing around it");
        } else if (!types.contains(type)) {
            refuse(pattern.getLine(), "the type " + type, "one of " + String.join(", ", types));
        } else {
            pattern.getConstraint().getDescrs().forEach(each -> constraint(pattern, type, each));
        }
    }

    private void constraint(PatternDescr pattern, String type, BaseDescr descr) {
        int line = descr.getLine() > 0 ? descr.getLine() : pattern.getLine();
        if (!(descr instanceof ExprConstraintDescr named) || named.getType() != ExprConstraintDescr.Type.NAMED) {
            refuse(line, descr.getText(), "conditions by name");
            return;
        }
        String expression = named.getExpression().strip();
        Schema schema = vocabulary.schema(type).orElse(null);
        if (schema != null) {
            questions(line, expression, question -> question(line, schema, question));
        } else if (type.equals("Layers")) {
            questions(line, expression, question -> layer(line, question));
        } else {
            comparison(line, Concluding.of(type).orElseThrow(), expression);
        }
    }

    /** Questions joined by and, or, not and brackets, and nothing else. */
    private void questions(int line, String expression, java.util.function.Consumer<Matcher> each) {
        Matcher question = QUESTION.matcher(expression);
        while (question.find()) {
            each.accept(question);
        }
        String rest = QUESTION.matcher(expression).replaceAll(" ? ");
        if (!rest.replaceAll("[!()\\s]", "").matches("\\?((&&|\\|\\|)\\?)*")) {
            refuse(line, "\"" + expression + "\"", "questions joined by &&, || and !");
        }
    }

    private void layer(int line, Matcher question) {
        boolean asked = Set.of("on", "off").contains(question.group(1))
                && question.group(3).isEmpty();
        if (!asked || !layers.contains(question.group(2))) {
            refuse(line, question.group(), "on or off with one of " + String.join(", ", layers));
        }
    }

    private void question(int line, Schema schema, Matcher question) {
        String name = question.group(2);
        Field field = schema.field(name).orElse(null);
        if (field == null) {
            List<String> names = schema.fields().stream().map(Field::name).toList();
            problems.add(new Problem(
                    Place.line(file.path(), line),
                    "the unknown field \"" + name + "\"",
                    "a field of " + schema.fact(),
                    Near.to(name, names)));
            return;
        }
        (schema.fact().equals("Outcome") ? outcome : presentation).add(name);
        List<String> texts = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        Matcher literal = LITERAL.matcher(question.group(3));
        while (literal.find()) {
            if (literal.group(1) == null) {
                numbers.add(Double.valueOf(literal.group(2)));
            } else {
                texts.add(literal.group(1));
            }
        }
        if (!fits(question.group(1), field, texts, numbers)) {
            refuse(
                    line,
                    question.group(),
                    "a question that fits the " + field.type().code() + " " + name);
        }
        texts.stream()
                .filter(text -> !field.allowed().contains(text))
                .forEach(text -> problems.add(
                        Problem.notAllowed(Place.line(file.path(), line), text, field.expectation(), field.allowed())));
    }

    private static boolean fits(String method, Field field, List<String> texts, List<Double> numbers) {
        Type type = field.type();
        return switch (method) {
            case "is", "isNot", "ruledOut" -> type == Type.BOOLEAN && texts.isEmpty() && numbers.isEmpty();
            case "known", "unknown" -> texts.isEmpty() && numbers.isEmpty();
            case "oneOf" -> type == Type.CHOICE && !texts.isEmpty() && numbers.isEmpty();
            case "has", "only" -> type == Type.SET && !texts.isEmpty() && numbers.isEmpty();
            case "atLeast", "below" -> type.isNumeric() && texts.isEmpty() && numbers.size() == 1;
            default -> false;
        };
    }

    /** One member against a word, a weight or a variable; or a variable for a member. */
    private void comparison(int line, Concluding type, String expression) {
        Matcher binding = BINDING.matcher(expression);
        Matcher comparison = COMPARISON.matcher(expression);
        boolean binds = binding.matches();
        if (!binds && !comparison.matches()) {
            refuse(line, "\"" + expression + "\"", "a comparison of one member of " + type.type() + " with a value");
            return;
        }
        String member = binds ? binding.group(2) : comparison.group(1);
        Word word = type.members().get(member);
        if (word == null) {
            problems.add(Problem.notAllowed(
                    Place.line(file.path(), line),
                    member,
                    "one of "
                            + String.join(
                                    ", ",
                                    type.members().keySet().stream().sorted().toList()),
                    type.members().keySet()));
        } else if (binds) {
            bind(line, binding.group(1), word);
        } else {
            compare(line, expression, word, comparison.group(2), comparison.group(3));
        }
    }

    private void bind(int line, String variable, Word word) {
        Word before = bound.putIfAbsent(variable, word);
        if (before != null && before != word) {
            refuse(line, variable + " for a second thing", "each variable for one");
        }
    }

    private void compare(int line, String expression, Word word, String operator, String value) {
        if (value.startsWith("$")) {
            if (bound.get(value) != word) {
                refuse(line, "\"" + expression + "\"", "a variable that was bound to the like");
            }
        } else if (word == Word.WEIGHT ? !value.matches("-?\\d+") : !operator.matches("==|!=")) {
            refuse(line, "\"" + expression + "\"", word == Word.WEIGHT ? "a whole number" : "== or !=");
        } else if (word != Word.WEIGHT) {
            boolean quoted = value.startsWith("\"");
            String found = quoted ? value.substring(1, value.length() - 1) : value;
            List<String> allowed = word.isConstant() ? word.constants() : word.allowed(vocabulary);
            if (quoted == word.isConstant() || !allowed.contains(found)) {
                problems.add(Problem.notAllowed(
                        Place.line(file.path(), line), found, "one of " + String.join(", ", allowed), allowed));
            }
        }
    }

    private void refuse(int line, String found, String expected) {
        problems.add(new Problem(Place.line(file.path(), Math.max(0, line)), found, expected));
    }
}
