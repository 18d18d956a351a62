package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/**
 * Reads a file of trusted rules and holds it to the house's form: which imports, which condition elements, which questions about which fields and
 * values, and one insert as the consequence. The compiler would accept much more, and a misspelt value without a word.
 */
final class RuleReader {
    private static final String CONCLUSION_PACKAGE = "org.rubra.conclusion.";
    private static final Set<String> IMPORTS =
            Set.of("org.rubra.vocabulary.Presentation", "org.rubra.vocabulary.Outcome", "org.rubra.vocabulary.Layers");
    private static final Pattern QUESTION =
            Pattern.compile("(\\w+)\\(\\s*\"([^\"]*)\"((?:\\s*,\\s*(?:\"[^\"]*\"|\\d+(?:\\.\\d+)?))*)\\s*\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|(\\d+(?:\\.\\d+)?)");
    private static final Pattern CONSEQUENCE =
            Pattern.compile("insert\\(new (\\w+)\\(\"([^\"]*)\"((?:, (?:\"[^\"]*\"|\\$\\w+))+)\\)\\);");
    private static final Set<String> CONCLUSIONS = Set.of(
            "PatternSupport",
            "RedFlag",
            "RaisedUrgency",
            "Explanation",
            "Advice",
            "Conflict",
            "AskFirst",
            "PatternEvidence");
    private static final Set<String> MATCHED = Stream.concat(
                    CONCLUSIONS.stream(), Stream.of("Balance", "Presentation", "Outcome", "Layers"))
            .collect(java.util.stream.Collectors.toSet());

    private final RuleFile file;
    private final Vocabulary vocabulary;
    private final List<String> layers;
    private final List<Problem> problems;
    private final Set<String> codes;

    RuleReader(RuleFile file, Vocabulary vocabulary, List<String> layers, List<Problem> problems) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.layers = layers;
        this.problems = problems;
        this.codes = codes(vocabulary);
    }

    private static Set<String> codes(Vocabulary vocabulary) {
        Set<String> codes = new LinkedHashSet<>();
        Stream.of(
                        vocabulary.patterns(),
                        vocabulary.redFlags(),
                        vocabulary.explanations(),
                        vocabulary.conflicts(),
                        vocabulary.advice())
                .flatMap(List::stream)
                .map(Term::code)
                .forEach(codes::add);
        vocabulary.fields().stream().map(Field::name).forEach(codes::add);
        codes.addAll(List.of("self-care", "routine", "likely", "possible", "unlikely"));
        return codes;
    }

    List<TrustedRule> read() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr descr = null;
        try {
            descr = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            refuse(0, String.valueOf(e.getMessage()), "rules that parse");
        }
        parser.getErrors()
                .forEach(error -> refuse(
                        error.getLines().length > 0 ? error.getLines()[0] : 0, error.getMessage(), "rules that parse"));
        if (descr == null || parser.hasErrors()) {
            return List.of();
        }
        PackageDescr read = descr;
        String layer = layer(read);
        checkHead(read);
        return read.getRules().stream().map(rule -> rule(rule, layer)).toList();
    }

    private String layer(PackageDescr descr) {
        String name = descr.getName() == null ? "" : descr.getName();
        List<String> allowed = layers.stream().map(layer -> "rubra." + layer).toList();
        if (!allowed.contains(name)) {
            refuse(1, "package " + name, "package " + String.join(" or ", allowed));
        }
        return name.replaceFirst("^rubra\\.", "");
    }

    private void checkHead(PackageDescr descr) {
        for (ImportDescr each : descr.getImports()) {
            if (!IMPORTS.contains(each.getTarget()) && !each.getTarget().startsWith(CONCLUSION_PACKAGE)) {
                refuse(
                        each.getLine(),
                        "import " + each.getTarget(),
                        CONCLUSION_PACKAGE + "* or one of " + sorted(IMPORTS));
            }
        }
        boolean grouped = descr.getAttributes().stream()
                .anyMatch(each ->
                        each.getName().equals("agenda-group") && each.getValue().equals(file.stage()));
        if (!grouped || descr.getAttributes().size() != 1) {
            refuse(
                    1,
                    "other attributes than the file's stage",
                    "agenda-group \"" + file.stage() + "\" once at the top");
        }
        forbid(descr.getGlobals(), "a global");
        forbid(descr.getFunctions(), "a function");
        forbid(descr.getFunctionImports(), "a function import");
        forbid(descr.getTypeDeclarations(), "a type declaration");
        forbid(descr.getEnumDeclarations(), "an enum declaration");
        forbid(descr.getEntryPointDeclarations(), "an entry point");
        forbid(descr.getWindowDeclarations(), "a window");
        forbid(descr.getAccumulateImports(), "an accumulate import");
    }

    private void forbid(java.util.Collection<? extends BaseDescr> found, String what) {
        found.forEach(each -> refuse(each.getLine(), what, "rules only"));
    }

    private TrustedRule rule(RuleDescr rule, String layer) {
        String id = annotation(rule, "Id");
        List<String> evidence = Arrays.stream(annotation(rule, "Evidence").split("\\s*,\\s*"))
                .filter(each -> !each.isEmpty())
                .toList();
        if (!id.matches("[A-Z]{2}-\\d{2,3}")) {
            refuse(rule.getLine(), "@Id(" + id + ")", "an id such as EX-01");
        }
        if (evidence.isEmpty()) {
            refuse(rule.getLine(), "no @Evidence", "the ids of the statements it stands on");
        }
        boolean second = rule.getNamedConsequences().keySet().stream().anyMatch(name -> !name.equals("default"));
        // the parser gives each rule the file's attributes too
        boolean foreign = rule.getAttributes().values().stream()
                .anyMatch(each -> !each.getName().equals("agenda-group")
                        || !each.getValue().equals(file.stage()));
        if (rule.isQuery() || foreign || second) {
            refuse(
                    rule.getLine(),
                    "attributes " + rule.getAttributes().keySet() + ", consequences "
                            + rule.getNamedConsequences().keySet(),
                    "no attribute of its own and one consequence");
        }
        Set<String> presentation = new LinkedHashSet<>();
        Set<String> outcome = new LinkedHashSet<>();
        conditions(rule.getLhs(), presentation, outcome);
        consequence(rule, id);
        return new TrustedRule(
                id,
                rule.getName(),
                evidence,
                Stage.valueOf(file.stage().toUpperCase(Locale.ROOT)),
                layer,
                file.path(),
                rule.getLine(),
                List.copyOf(presentation),
                List.copyOf(outcome),
                text(rule));
    }

    private static String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        Object value = annotation == null ? null : annotation.getValue();
        return value == null ? "" : value.toString().strip();
    }

    private void conditions(BaseDescr descr, Set<String> presentation, Set<String> outcome) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern, presentation, outcome);
        } else if (descr instanceof AndDescr
                || descr instanceof OrDescr
                || descr instanceof NotDescr
                || descr instanceof ExistsDescr) {
            ((ConditionalElementDescr) descr)
                    .getDescrs()
                    .forEach(each -> conditions((BaseDescr) each, presentation, outcome));
        } else {
            refuse(
                    descr.getLine(),
                    descr.getClass().getSimpleName().replace("Descr", ""),
                    "patterns, not, exists, and, or");
        }
    }

    private void pattern(PatternDescr pattern, Set<String> presentation, Set<String> outcome) {
        String type = pattern.getObjectType();
        if (!MATCHED.contains(type) || pattern.getSource() != null) {
            refuse(pattern.getLine(), "the type " + type, "one of " + sorted(MATCHED));
            return;
        }
        for (BaseDescr each : pattern.getConstraint().getDescrs()) {
            String expression = each.getText();
            Schema schema = vocabulary.schema(type).orElse(null);
            if (schema != null || type.equals("Layers")) {
                questions(pattern.getLine(), schema, expression, type.equals("Outcome") ? outcome : presentation);
            } else {
                literals(pattern.getLine(), expression);
            }
        }
    }

    /** Questions joined by and, or, not and brackets, and nothing else. */
    private void questions(
            int line, @org.jspecify.annotations.Nullable Schema schema, String expression, Set<String> fields) {
        Matcher question = QUESTION.matcher(expression);
        while (question.find()) {
            if (schema != null) {
                question(line, schema, question.group(1), question.group(2), question.group(3));
                fields.add(question.group(2));
            } else if (!layers.contains(question.group(2))
                    || !Set.of("on", "off").contains(question.group(1))) {
                refuse(line, question.group(), "on or off with one of " + String.join(", ", layers));
            }
        }
        String rest = QUESTION.matcher(expression).replaceAll("").replaceAll("&&|\\|\\||[!()\\s]", "");
        if (!rest.isEmpty()) {
            refuse(line, "\"" + rest + "\" in a condition", "questions joined by &&, || and !");
        }
    }

    private void question(int line, Schema schema, String method, String name, String arguments) {
        Field field = schema.field(name).orElse(null);
        List<String> texts = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        Matcher literal = LITERAL.matcher(arguments);
        while (literal.find()) {
            (literal.group(1) == null ? numbers : texts)
                    .add(literal.group(1) == null ? literal.group(2) : literal.group(1));
        }
        if (field == null) {
            List<String> names = schema.fields().stream().map(Field::name).toList();
            problems.add(new Problem(
                    Place.line(file.path(), line),
                    "the unknown field \"" + name + "\"",
                    "a field of " + schema.fact(),
                    Near.to(name, names)));
            return;
        }
        boolean fits =
                switch (method) {
                    case "is", "isNot", "ruledOut" ->
                        field.type() == org.rubra.vocabulary.Type.BOOLEAN && texts.isEmpty() && numbers.isEmpty();
                    case "known", "unknown" -> texts.isEmpty() && numbers.isEmpty();
                    case "oneOf" ->
                        field.type() == org.rubra.vocabulary.Type.CHOICE && !texts.isEmpty() && numbers.isEmpty();
                    case "has", "only" ->
                        field.type() == org.rubra.vocabulary.Type.SET && !texts.isEmpty() && numbers.isEmpty();
                    case "atLeast", "below" -> field.type().isNumeric() && texts.isEmpty() && numbers.size() == 1;
                    default -> false;
                };
        if (!fits) {
            refuse(
                    line,
                    method + "(\"" + name + "\"" + arguments + ")",
                    "a question that fits the " + field.type().code() + " " + name);
        }
        texts.stream()
                .filter(text -> !field.allowed().contains(text))
                .forEach(text -> problems.add(
                        Problem.notAllowed(Place.line(file.path(), line), text, field.expectation(), field.allowed())));
    }

    private void literals(int line, String expression) {
        if (expression.contains("eval") || QUESTION.matcher(expression).find()) {
            refuse(line, "\"" + expression + "\"", "comparisons of a conclusion's own members");
        }
        checkCodes(line, expression);
    }

    private void consequence(RuleDescr rule, String id) {
        String text = String.valueOf(rule.getConsequence()).strip().replaceAll("\\s+", " ");
        Matcher insert = CONSEQUENCE.matcher(text);
        if (!insert.matches()
                || !CONCLUSIONS.contains(insert.group(1))
                || !insert.group(2).equals(id)) {
            refuse(rule.getConsequenceLine(), text, "one insert of a conclusion whose source is \"" + id + "\"");
            return;
        }
        checkCodes(rule.getConsequenceLine(), insert.group(3));
    }

    /** Every quoted word outside a question is a code of the vocabulary; prompt and emergency are not, since only rows raise so far. */
    private void checkCodes(int line, String text) {
        Matcher literal = LITERAL.matcher(text);
        while (literal.find()) {
            String word = literal.group(1);
            if (word != null && !codes.contains(word)) {
                problems.add(Problem.notAllowed(
                        Place.line(file.path(), line),
                        word,
                        "a code of the vocabulary, or an urgency up to routine",
                        codes));
            }
        }
    }

    private String text(RuleDescr rule) {
        List<String> lines = file.text().lines().toList();
        int from = Math.max(1, rule.getLine());
        int to = from;
        while (to < lines.size() && !lines.get(to - 1).strip().equals("end")) {
            to++;
        }
        return String.join("\n", lines.subList(from - 1, to));
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    private void refuse(int line, String found, String expected) {
        problems.add(new Problem(Place.line(file.path(), Math.max(0, line)), found, expected));
    }
}
