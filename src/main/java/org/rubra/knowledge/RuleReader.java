package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Vocabulary;

/**
 * Reads a file of trusted rules and holds it to the house's form: which imports, which condition elements, which questions about which fields and
 * values, and one insert as the consequence. The compiler would accept much more, and a misspelt value without a word.
 */
final class RuleReader {
    private static final String CONCLUSION_PACKAGE = "org.rubra.conclusion.";
    private static final Set<String> IMPORTS =
            Set.of("org.rubra.vocabulary.Presentation", "org.rubra.vocabulary.Outcome", "org.rubra.vocabulary.Layers");
    /** The name goes into generated code and has to be told from a row's id. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}]+,? [\\p{L}\\p{N} ,;:()'’%/–-]+");

    private static final Pattern STATEMENT = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern CONSEQUENCE =
            Pattern.compile("insert\\(new (\\w+)\\(\"([^\"\\\\]*)\"((?:, (?:\"[^\"\\\\]*\"|\\$\\w+))+)\\)\\);");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\$\\w+)");

    private final RuleFile file;
    private final Stage stage;
    private final Vocabulary vocabulary;
    private final List<String> layers;
    private final List<Problem> problems;
    private final List<RuleLogic> logic = new ArrayList<>();

    RuleReader(RuleFile file, Vocabulary vocabulary, List<String> layers, List<Problem> problems) {
        this.file = file;
        this.stage = Stage.valueOf(file.stage().toUpperCase(Locale.ROOT));
        this.vocabulary = vocabulary;
        this.layers = layers;
        this.problems = problems;
    }

    /** The rules as logic, once they have been read without a problem. */
    List<RuleLogic> logic() {
        return logic;
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
                        error.getLines().length > 0 ? error.getLines()[0] : 0,
                        error.getMessage().strip(),
                        "rules that parse"));
        if (descr == null || parser.hasErrors()) {
            return List.of();
        }
        PackageDescr read = descr;
        String layer = layer(read);
        checkHead(read);
        return read.getRules().stream().map(rule -> rule(rule, read, layer)).toList();
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
                        CONCLUSION_PACKAGE + "* or one of "
                                + String.join(", ", IMPORTS.stream().sorted().toList()));
            }
        }
        List<AttributeDescr> attributes = descr.getAttributes();
        if (attributes.stream().noneMatch(each -> is(each, "agenda-group", file.stage())) || attributes.size() != 1) {
            List<String> found = attributes.stream()
                    .map(each -> each.getName() + " \"" + each.getValue() + "\"")
                    .toList();
            int line = attributes.stream()
                    .filter(each -> !is(each, "agenda-group", file.stage()))
                    .findFirst()
                    .map(BaseDescr::getLine)
                    .orElse(1);
            refuse(
                    line,
                    found.isEmpty() ? "no agenda-group" : String.join(", ", found),
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
        if (descr.getUnit() != null) {
            refuse(descr.getUnit().getLine(), "a unit", "rules only");
        }
    }

    private static boolean is(AttributeDescr attribute, String name, String value) {
        return attribute.getName().equals(name) && attribute.getValue().equals(value);
    }

    private void forbid(Collection<? extends BaseDescr> found, String what) {
        found.forEach(each -> refuse(each.getLine(), what, "rules only"));
    }

    private TrustedRule rule(RuleDescr rule, PackageDescr descr, String layer) {
        String id = annotation(rule, "Id");
        List<String> evidence = Arrays.stream(annotation(rule, "Evidence").split("\\s*,\\s*"))
                .filter(each -> !each.isEmpty())
                .toList();
        checkForm(rule, descr);
        checkAnnotations(rule, id, evidence);
        RuleConditions conditions = new RuleConditions(file, stage, vocabulary, layers, problems);
        Premise premise = conditions.read(rule.getLhs());
        if (!rule.isQuery()) {
            consequence(rule, id, conditions.bound())
                    .ifPresent(concluded -> logic.add(new RuleLogic(
                            id,
                            stage,
                            layer,
                            premise,
                            conditions.variables(),
                            concluded.type(),
                            concluded.arguments())));
        }
        return new TrustedRule(
                id,
                rule.getName(),
                evidence,
                stage,
                layer,
                file.path(),
                rule.getLine(),
                conditions.presentation(),
                conditions.outcome(),
                text(rule));
    }

    private void checkForm(RuleDescr rule, PackageDescr descr) {
        if (!NAME.matcher(rule.getName()).matches()) {
            refuse(
                    rule.getLine(),
                    "the name \"" + rule.getName() + "\"",
                    "a sentence of letters, digits, spaces and , ; : ( ) ' % / -");
        }
        if (rule.isQuery()) {
            refuse(rule.getLine(), "a query", "rules only");
        }
        if (rule.hasParent()) {
            refuse(rule.getLine(), "extends \"" + rule.getParentName() + "\"", "a rule with all its conditions");
        }
        // the parser gives each rule the file's attributes too
        rule.getAttributes().values().stream()
                .filter(each ->
                        descr.getAttributes().stream().noneMatch(own -> is(own, each.getName(), each.getValue())))
                .forEach(each -> refuse(
                        each.getLine() > 0 ? each.getLine() : rule.getLine(),
                        each.getName() + " " + each.getValue(),
                        "no attribute of a rule's own"));
        rule.getNamedConsequences().keySet().stream()
                .filter(name -> !name.equals("default"))
                .forEach(name -> refuse(rule.getLine(), "the consequence " + name, "one consequence"));
    }

    private void checkAnnotations(RuleDescr rule, String id, List<String> evidence) {
        if (!id.matches("[A-Z]{2}-\\d{2,3}")) {
            refuse(rule.getLine(), id.isEmpty() ? "no @Id" : "@Id(" + id + ")", "an id such as EX-01, unquoted");
        }
        if (evidence.isEmpty()) {
            refuse(rule.getLine(), "no @Evidence", "the ids of the statements it stands on");
        }
        evidence.stream()
                .filter(each -> !STATEMENT.matcher(each).matches())
                .forEach(each -> refuse(rule.getLine(), "@Evidence(" + each + ")", "ids of statements, unquoted"));
        rule.getAnnotations().stream()
                .map(AnnotationDescr::getName)
                .filter(name -> !name.equals("Id") && !name.equals("Evidence"))
                .forEach(name -> refuse(rule.getLine(), "@" + name, "@Id and @Evidence"));
        // the parser keeps one of two
        Stream.of("@Id(", "@Evidence(")
                .filter(each -> head(rule).split(Pattern.quote(each), -1).length > 2)
                .forEach(each -> refuse(rule.getLine(), each + "…) a second time", "each once"));
    }

    private String head(RuleDescr rule) {
        return text(rule).split("\\bwhen\\b", 2)[0];
    }

    private static String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        Object value = annotation == null ? null : annotation.getValue();
        return value == null ? "" : value.toString().strip();
    }

    /** What a rule concludes. */
    private record Consequence(String type, List<String> arguments) {}

    private Optional<Consequence> consequence(RuleDescr rule, String id, Map<String, Word> bound) {
        String text = String.valueOf(rule.getConsequence()).strip().replaceAll("\\s+", " ");
        Matcher insert = CONSEQUENCE.matcher(text);
        if (!insert.matches() || !insert.group(2).equals(id)) {
            refuse(rule.getConsequenceLine(), text, "one insert of a conclusion whose source is \"" + id + "\"");
            return Optional.empty();
        }
        Concluding concluding = Concluding.of(insert.group(1)).orElse(null);
        if (concluding == null || !concluding.stages().contains(stage)) {
            problems.add(Problem.notAllowed(
                    Place.line(file.path(), rule.getConsequenceLine()),
                    insert.group(1),
                    "one of " + String.join(", ", Concluding.in(stage)) + " in the stage " + stage.code(),
                    Concluding.in(stage)));
            return Optional.empty();
        }
        List<String> arguments = ARGUMENT.matcher(insert.group(3))
                .results()
                .map(each -> each.group())
                .toList();
        if (arguments.size() != concluding.arguments().size()) {
            refuse(rule.getConsequenceLine(), text, concluding.arguments().size() + " words after the source");
            return Optional.empty();
        }
        for (int i = 0; i < arguments.size(); i++) {
            argument(
                    rule.getConsequenceLine(),
                    arguments.get(i),
                    concluding.arguments().get(i),
                    bound);
        }
        return Optional.of(new Consequence(
                concluding.type(),
                arguments.stream().map(each -> each.replace("\"", "")).toList()));
    }

    private void argument(int line, String argument, Word word, Map<String, Word> bound) {
        if (argument.startsWith("$")) {
            // a constant is no text: only codes can be carried over
            if (word.isConstant() || !Objects.equals(bound.get(argument), word)) {
                refuse(line, argument, "a variable that was bound to the like, or a code");
            }
            return;
        }
        String code = argument.substring(1, argument.length() - 1);
        List<String> allowed = word.allowed(vocabulary);
        if (!allowed.contains(code)) {
            problems.add(Problem.notAllowed(
                    Place.line(file.path(), line), code, "one of " + String.join(", ", allowed), allowed));
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

    private void refuse(int line, String found, String expected) {
        problems.add(new Problem(Place.line(file.path(), Math.max(0, line)), found, expected));
    }
}
