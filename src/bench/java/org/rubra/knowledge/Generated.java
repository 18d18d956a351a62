package org.rubra.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.rubra.conclusion.Strength;
import org.rubra.table.Action;
import org.rubra.table.ColumnForm;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.table.TableDraft;
import org.rubra.table.WorkbookWriter;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * A table of as many rows as wanted over 15 fields, 2 to 5 conditions a row, of which about ten rows fire a case whatever their number. The same
 * number of rows is the same table.
 */
public final class Generated {
    private static final int FIRINGS = 10;
    private static final double ANSWERED = 0.9;
    private static final List<String> PATTERNS = List.of("one", "two", "three", "four", "five", "six");

    private static final Vocabulary VOCABULARY = vocabulary();
    private final Random random = new Random(20261123);
    private final List<Row> rows = new ArrayList<>();

    private Generated(int count) {
        while (rows.size() < count) {
            List<Condition> conditions = conditions();
            double expected =
                    count * conditions.stream().mapToDouble(Generated::share).reduce(1, (a, b) -> a * b);
            if (expected > FIRINGS * 0.7 && expected < FIRINGS * 1.4) {
                rows.add(row(conditions));
            }
        }
    }

    public static KnowledgeBase base(int count) {
        DecisionTable table = table(count);
        Manifest manifest =
                new Manifest("1", "Generated", "none", List.of(new Manifest.Layer("article", "Article", false)), null);
        Contents contents = new Contents(
                manifest,
                VOCABULARY,
                new Evidence(List.of(), List.of()),
                List.of(table),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new KnowledgeBase(contents, "sha256:none", List.of("article"), List.of(), kieBase(table));
    }

    public static DecisionTable table(int count) {
        return new DecisionTable(
                "generated.drl.xlsx",
                "Generated",
                "Generated",
                "article",
                HitPolicy.COLLECT,
                false,
                List.of(),
                new Generated(count).rows);
    }

    /** From rows to a base that can answer, in the way the compiler of folders takes. */
    @SuppressWarnings("deprecation") // as in Compiler
    public static KieBase kieBase(DecisionTable table) {
        Model model = new RowRules(VOCABULARY).model(List.of(table), layer -> true);
        return KieBaseBuilder.createKieBaseFromModel(
                List.of(model), KieServices.get().newKieBaseConfiguration(null, Presentation.class.getClassLoader()));
    }

    public static Vocabulary ofVocabulary() {
        return VOCABULARY;
    }

    /** The same table as a workbook. */
    public static byte[] workbook(int count) {
        List<ColumnForm> columns = new ArrayList<>();
        for (Field field : VOCABULARY.fields()) {
            for (Operator operator : operators(field)) {
                columns.add(ColumnForm.condition("Presentation", field.name(), operator));
            }
        }
        PATTERNS.forEach(pattern -> columns.add(ColumnForm.evidence(pattern)));
        List<TableDraft.RowDraft> drafts = table(count).rows().stream()
                .map(row -> new TableDraft.RowDraft(
                        row.id(),
                        row.sentence(),
                        row.evidence(),
                        columns.stream().map(column -> cell(row, column)).toList()))
                .toList();
        return WorkbookWriter.write(
                new TableDraft("article", "Generated", columns, drafts), VOCABULARY, Map.of("G1", "Generated."));
    }

    private static String cell(Row row, ColumnForm column) {
        return row.conditions().stream()
                .filter(each -> each.field().equals(column.field()) && each.operator() == column.operator())
                .map(each -> String.join(", ", each.values()))
                .findFirst()
                .orElseGet(() -> row.actions().stream()
                        .filter(each -> !column.isCondition() && PATTERNS.contains(column.pattern()))
                        .filter(each -> String.valueOf(each.pattern()).equals(column.pattern()))
                        .map(Action::value)
                        .findFirst()
                        .orElse(""));
    }

    /** Random presentations; one answer in ten is unknown. */
    public static List<Presentation> presentations(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Map<String, Object> answers = new HashMap<>();
                    for (Field field : VOCABULARY.fields()) {
                        if (random.nextDouble() < ANSWERED) {
                            answers.put(field.name(), answer(field, random));
                        }
                    }
                    return new Presentation(VOCABULARY, answers);
                })
                .toList();
    }

    private static Object answer(Field field, Random random) {
        return switch (field.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INTEGER, NUMBER -> (double) random.nextInt(100);
            case CHOICE -> field.allowed().get(random.nextInt(field.allowed().size()));
            case SET -> {
                LinkedHashSet<String> members = new LinkedHashSet<>();
                members.add(field.allowed().get(random.nextInt(field.allowed().size())));
                members.add(field.allowed().get(random.nextInt(field.allowed().size())));
                yield members;
            }
        };
    }

    private static Vocabulary vocabulary() {
        List<Field> fields = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> fields.add(field("yes" + i, Type.BOOLEAN, 0)));
        IntStream.range(0, 6).forEach(i -> fields.add(field("choice" + i, Type.CHOICE, 3 + i)));
        IntStream.range(0, 2).forEach(i -> fields.add(field("set" + i, Type.SET, 8)));
        IntStream.range(0, 2).forEach(i -> fields.add(field("number" + i, Type.INTEGER, 0)));
        List<Term> patterns = PATTERNS.stream()
                .map(code -> new Term(code, code, null, List.of()))
                .toList();
        return new Vocabulary(List.of(), fields, patterns, List.of(), List.of(), List.of(), List.of());
    }

    private static Field field(String name, Type type, int values) {
        boolean number = type == Type.INTEGER;
        return new Field(
                name,
                type,
                IntStream.range(0, values)
                        .mapToObj(i -> new Field.Value("v" + i, "v" + i, List.of()))
                        .toList(),
                null,
                number ? 0.0 : null,
                null,
                number ? 99.0 : null,
                "all",
                "article",
                name,
                name,
                null,
                null,
                List.of());
    }

    private Row row(List<Condition> conditions) {
        int number = rows.size() + 1;
        String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
        List<String> strengths = Strength.codes();
        Action action = new Action(
                Action.Kind.PatternEvidence,
                pattern,
                List.of(),
                strengths.get(random.nextInt(strengths.size())),
                "Z" + number);
        String id = "G%c-%d".formatted('A' + number / 900, 100 + number % 900);
        return new Row(id, "Row " + number, List.of("G1"), conditions, List.of(action), number);
    }

    private List<Condition> conditions() {
        List<Field> fields = new ArrayList<>(VOCABULARY.fields());
        Collections.shuffle(fields, random);
        return fields.subList(0, 2 + random.nextInt(4)).stream()
                .map(this::condition)
                .toList();
    }

    private static List<Operator> operators(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> List.of(Operator.IS);
            case CHOICE -> List.of(Operator.ANY_OF);
            case SET -> List.of(Operator.HAS);
            case INTEGER, NUMBER -> List.of(Operator.AT_LEAST, Operator.BELOW);
        };
    }

    private Condition condition(Field field) {
        List<Operator> operators = operators(field);
        Operator operator = operators.get(random.nextInt(operators.size()));
        List<String> values =
                switch (field.type()) {
                    case BOOLEAN -> List.of(random.nextBoolean() ? "yes" : "no");
                    case INTEGER, NUMBER -> List.of(Integer.toString(10 * (1 + random.nextInt(9))));
                    case CHOICE, SET -> some(field.allowed(), random.nextInt(3) == 0 ? 2 : 1);
                };
        return new Condition("Presentation", field.name(), operator, values, "A1");
    }

    private List<String> some(List<String> values, int count) {
        List<String> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, count).stream().sorted().toList();
    }

    /** The share of random presentations that satisfies a condition. */
    private static double share(Condition condition) {
        Field field = VOCABULARY.presentation().field(condition.field()).orElseThrow();
        double bound = field.type().isNumeric() ? condition.bound() / 100 : 0;
        double among =
                (double) condition.values().size() / Math.max(1, field.values().size());
        return ANSWERED
                * switch (condition.operator()) {
                    case IS -> 0.5;
                    case ANY_OF -> among;
                    case HAS -> 1 - (1 - among) * (1 - among);
                    case AT_LEAST -> 1 - bound;
                    case BELOW -> bound;
                };
    }
}
