package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

    private static final Set<String> FACTS = Set.of("Presentation", "Outcome", "Layers");
    /** Where there is a problem: it stands for what could not be read. */
    private static final Premise NOTHING = new Premise.Any(List.of());

    private static final Premise.Comparison ANYTHING = new Premise.Comparison("", "==", "");

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

    /** The codes that each variable can stand for. */
    Map<String, List<String>> variables() {
        Map<String, List<String>> variables = new TreeMap<>();
        bound.forEach((name, word) -> variables.put(name, word.allowed(vocabulary)));
        return variables;
    }

    /** Reads a rule's left side; what is returned means something only when no problem was found. */
    Premise read(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            return pattern(pattern);
        }
        if (descr instanceof AndDescr
                || descr instanceof OrDescr
                || descr instanceof NotDescr
                || descr instanceof ExistsDescr) {
            List<Premise> parts = ((ConditionalElementDescr) descr)
                    .getDescrs().stream().map(each -> read((BaseDescr) each)).toList();
            Premise joined = descr instanceof OrDescr ? new Premise.Any(parts) : new Premise.All(parts);
            return descr instanceof NotDescr ? new Premise.Not(joined) : joined;
        }
        refuse(
                descr.getLine(),
                descr.getClass().getSimpleName().replace("Descr", ""),
                "patterns, not, exists, and, or");
        return NOTHING;
    }

    private Premise pattern(PatternDescr pattern) {
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
            return constraints(pattern, type);
        }
        return NOTHING;
    }

    private Premise constraints(PatternDescr pattern, String type) {
        List<Premise> asked = new ArrayList<>();
        List<Premise.Comparison> compared = new ArrayList<>();
        for (BaseDescr descr : pattern.getConstraint().getDescrs()) {
            int line = descr.getLine() > 0 ? descr.getLine() : pattern.getLine();
            if (!(descr instanceof ExprConstraintDescr named) || named.getType() != ExprConstraintDescr.Type.NAMED) {
                refuse(line, descr.getText(), "conditions by name");
                continue;
            }
            String expression = named.getExpression().strip();
            Schema schema = vocabulary.schema(type).orElse(null);
            if (schema != null) {
                asked.add(questions(line, expression, question -> question(line, schema, question)));
            } else if (type.equals("Layers")) {
                asked.add(questions(line, expression, question -> layer(line, question)));
            } else {
                compared.add(comparison(line, Concluding.of(type).orElseThrow(), expression));
            }
        }
        return FACTS.contains(type) ? new Premise.All(asked) : new Premise.Concluded(type, compared);
    }

    /** Questions joined by and, or, not and brackets, and nothing else. */
    private Premise questions(int line, String expression, Function<Matcher, Premise> each) {
        List<Premise> asked = new ArrayList<>();
        Matcher question = QUESTION.matcher(expression);
        while (question.find()) {
            asked.add(each.apply(question));
        }
        String form = QUESTION.matcher(expression).replaceAll("?").replaceAll("\\s", "");
        return new Joined(form, asked).read().orElseGet(() -> {
            refuse(line, "\"" + expression + "\"", "questions joined by &&, || and !");
            return NOTHING;
        });
    }

    private Premise layer(int line, Matcher question) {
        boolean asked = Set.of("on", "off").contains(question.group(1))
                && question.group(3).isEmpty();
        if (!asked || !layers.contains(question.group(2))) {
            refuse(line, question.group(), "on or off with one of " + String.join(", ", layers));
        }
        Premise on = new Premise.InForce(question.group(2));
        return question.group(1).equals("on") ? on : new Premise.Not(on);
    }

    private Premise question(int line, Schema schema, Matcher question) {
        String name = question.group(2);
        Field field = schema.field(name).orElse(null);
        if (field == null) {
            List<String> names = schema.fields().stream().map(Field::name).toList();
            problems.add(new Problem(
                    Place.line(file.path(), line),
                    "the unknown field \"" + name + "\"",
                    "a field of " + schema.fact(),
                    Near.to(name, names)));
            return NOTHING;
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
        return new Premise.Asks(
                schema.fact(), question.group(1), name, texts, numbers.isEmpty() ? null : numbers.get(0));
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
    private Premise.Comparison comparison(int line, Concluding type, String expression) {
        Matcher binding = BINDING.matcher(expression);
        Matcher comparison = COMPARISON.matcher(expression);
        boolean binds = binding.matches();
        if (!binds && !comparison.matches()) {
            refuse(line, "\"" + expression + "\"", "a comparison of one member of " + type.type() + " with a value");
            return ANYTHING;
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
        return binds
                ? new Premise.Comparison(member, "==", binding.group(1))
                : new Premise.Comparison(member, comparison.group(2), code(comparison.group(3)));
    }

    /** A quoted code without its quotes, and a constant as its code. */
    private static String code(String value) {
        return value.startsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value.contains(".") ? Word.codeOf(value) : value;
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
