package org.rubra.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Action;
import org.rubra.table.Column;
import org.rubra.table.Condition;
import org.rubra.table.DecisionTable;
import org.rubra.table.HitPolicy;
import org.rubra.table.Operator;
import org.rubra.table.Row;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/** Tables so small that everything can be tried: a few fields of every type, one that may not apply, and what has been concluded. */
public final class SmallTables {
    public static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(),
            List.of(
                    field("fever", Type.BOOLEAN, List.of(), null, null, null),
                    field("onset", Type.CHOICE, List.of("sudden", "gradual", "other"), null, null, null),
                    field("age", Type.INTEGER, List.of(), null, 3.0, null),
                    field("size", Type.NUMBER, List.of(), 0.0, 2.0, null),
                    field("sites", Type.SET, List.of("face", "neck", "legs"), null, null, null),
                    field("months", Type.INTEGER, List.of(), null, 2.0, new Field.Applies("age", 3.0, 1.0, List.of())),
                    field(
                            "rash",
                            Type.SET,
                            List.of("here", "there"),
                            null,
                            null,
                            new Field.Applies("onset", null, null, List.of("sudden")))),
            terms("petechiae", "heat-rash"),
            terms("fever-beside", "bleeding"),
            terms("strain"),
            terms("differ"),
            terms("watch", "go", "ask"));

    private final Random random;

    public SmallTables(long seed) {
        this.random = new Random(seed);
    }

    private static Field field(
            String name,
            Type type,
            List<String> values,
            @Nullable Double above,
            @Nullable Double max,
            Field.@Nullable Applies applies) {
        List<Field.Value> shown =
                values.stream().map(v -> new Field.Value(v, v, List.of())).toList();
        Double min = type == Type.INTEGER ? 0.0 : null;
        return new Field(
                name, type, shown, null, min, above, max, "g", "article", name, name, null, applies, List.of());
    }

    private static List<Term> terms(String... codes) {
        return List.of(codes).stream()
                .map(code -> new Term(code, code, code, List.of()))
                .toList();
    }

    public static DecisionTable table(HitPolicy policy, boolean mustAnswer, List<Row> rows) {
        return new DecisionTable(
                "small.drl.xlsx", "Small", "Small", "article", policy, mustAnswer, columns(rows), rows);
    }

    @SuppressWarnings("NullAway") // it overlooks that the component of a nested type may be null
    private static List<Column> columns(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.conditions().stream())
                .map(each -> new Column(
                        "D",
                        each.field(),
                        Column.Kind.CONDITION,
                        each.fact(),
                        each.field(),
                        each.operator(),
                        null,
                        null,
                        List.of()))
                .distinct()
                .toList();
    }

    public static Row row(int number, List<Condition> conditions, Action... actions) {
        return new Row("SM-" + (10 + number), "Row " + number, List.of("G1"), conditions, List.of(actions), 9 + number);
    }

    public static Condition condition(String fact, String field, Operator operator, String... values) {
        return new Condition(fact, field, operator, List.of(values), "D10");
    }

    /** A table of a few rows over some of the fields. */
    public DecisionTable any(HitPolicy policy, boolean mustAnswer, int mostRows) {
        List<Field> presentation = some(VOCABULARY.fields(), 1 + random.nextInt(3));
        List<Field> outcome = random.nextInt(3) == 0
                ? some(
                        VOCABULARY.outcome().fields().stream()
                                .filter(field -> Set.of("urgency", "considered", "settled")
                                        .contains(field.name()))
                                .toList(),
                        1 + random.nextInt(2))
                : List.of();
        int rows = 1 + random.nextInt(mostRows);
        return table(
                policy,
                mustAnswer,
                IntStream.range(0, rows)
                        .mapToObj(i -> row(
                                i,
                                conditions(presentation, outcome),
                                new Action(
                                        Action.Kind.Advice,
                                        null,
                                        List.of(),
                                        VOCABULARY
                                                .advice()
                                                .get(random.nextInt(3))
                                                .code(),
                                        "Z" + i)))
                        .toList());
    }

    /** Rows about the presentation that raise an urgency and, now and then, conclude something else. */
    public DecisionTable raising(HitPolicy policy, int mostRows) {
        int rows = 2 + random.nextInt(mostRows - 1);
        List<Field> fields = some(VOCABULARY.fields(), 2 + random.nextInt(2));
        return table(
                policy,
                false,
                IntStream.range(0, rows)
                        .mapToObj(i -> row(i, conditions(fields, List.of()), raising()))
                        .toList());
    }

    private Action[] raising() {
        String urgency = List.of("routine", "prompt", "emergency").get(random.nextInt(3));
        List<String> unless = random.nextInt(4) == 0 ? List.of("strain") : List.of();
        Action raise = new Action(Action.Kind.RaisedUrgency, null, unless, urgency, "Y1");
        return switch (random.nextInt(4)) {
            case 0 -> new Action[] {raise, new Action(Action.Kind.RedFlag, null, List.of(), "bleeding", "Z1")};
            case 1 -> new Action[] {raise, new Action(Action.Kind.Advice, null, List.of(), "go", "Z1")};
            default -> new Action[] {raise};
        };
    }

    /** Any answers to the fields, about half of them known. */
    public Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        VOCABULARY.fields().stream()
                .filter(field -> random.nextBoolean())
                .forEach(field -> answers.put(field.name(), answer(field)));
        return answers;
    }

    /** Any known answer to a field. */
    public Object answer(Field field) {
        List<Object> known = answers(field, true);
        return known.get(random.nextInt(known.size() - 1));
    }

    private List<Condition> conditions(List<Field> presentation, List<Field> outcome) {
        List<Condition> conditions = new ArrayList<>();
        while (conditions.isEmpty()) {
            presentation.forEach(field -> add("Presentation", field, conditions));
            outcome.forEach(field -> add("Outcome", field, conditions));
        }
        return conditions;
    }

    private void add(String fact, Field field, List<Condition> conditions) {
        int times = field.type().isNumeric() ? random.nextInt(3) : random.nextInt(3) == 0 ? 0 : 1;
        for (int i = 0; i < times; i++) {
            conditions.add(
                    switch (field.type()) {
                        case BOOLEAN -> condition(fact, field.name(), Operator.IS, random.nextBoolean() ? "yes" : "no");
                        case CHOICE -> condition(fact, field.name(), Operator.ANY_OF, words(field));
                        case SET -> condition(fact, field.name(), Operator.HAS, words(field));
                        case INTEGER, NUMBER ->
                            condition(
                                    fact,
                                    field.name(),
                                    i == 0 ? Operator.AT_LEAST : Operator.BELOW,
                                    Integer.toString(random.nextInt(4)));
                    });
        }
    }

    private String[] words(Field field) {
        Set<String> words = new TreeSet<>();
        int count = 1 + random.nextInt(field.allowed().size());
        while (words.size() < count) {
            words.add(field.allowed().get(random.nextInt(field.allowed().size())));
        }
        return field.allowed().stream().filter(words::contains).toArray(String[]::new);
    }

    private List<Field> some(List<Field> fields, int count) {
        Set<Field> some = new LinkedHashSet<>();
        while (some.size() < Math.min(count, fields.size())) {
            some.add(fields.get(random.nextInt(fields.size())));
        }
        return List.copyOf(some);
    }

    /** One presentation and what was concluded from it. */
    public record Facts(Presentation presentation, Outcome outcome) {
        public boolean satisfy(Row row) {
            return row.of(presentation) == org.rubra.vocabulary.Truth.TRUE
                    && row.of(outcome) == org.rubra.vocabulary.Truth.TRUE;
        }
    }

    /** Every presentation and outcome over the fields that a table asks about, and those on which they depend; all numbers at steps of a half. */
    public static List<Facts> all(DecisionTable table) {
        List<Map<String, Object>> presentations = List.of(Map.of());
        Set<String> asked = asked(table, "Presentation");
        for (Field field : VOCABULARY.fields()) {
            boolean decides = VOCABULARY.fields().stream()
                    .anyMatch(each -> asked.contains(each.name())
                            && each.appliesWhen() != null
                            && each.appliesWhen().field().equals(field.name()));
            if (asked.contains(field.name()) || decides) {
                presentations = times(presentations, field, answers(field, true));
            }
        }
        List<Map<String, Object>> outcomes = List.of(Map.of());
        for (Field field : VOCABULARY.outcome().fields()) {
            if (asked(table, "Outcome").contains(field.name())) {
                outcomes = times(outcomes, field, answers(field, false));
            }
        }
        List<Facts> all = new ArrayList<>();
        for (Map<String, Object> presentation : presentations) {
            for (Map<String, Object> outcome : outcomes) {
                all.add(new Facts(new Presentation(VOCABULARY, presentation), new Outcome(VOCABULARY, outcome)));
            }
        }
        return all;
    }

    static Set<String> asked(DecisionTable table, String fact) {
        Set<String> asked = new TreeSet<>();
        table.rows().forEach(row -> row.conditions().stream()
                .filter(condition -> condition.fact().equals(fact))
                .forEach(condition -> asked.add(condition.field())));
        return asked;
    }

    private static List<Map<String, Object>> times(List<Map<String, Object>> all, Field field, List<Object> answers) {
        List<Map<String, Object>> more = new ArrayList<>();
        for (Map<String, Object> each : all) {
            for (Object answer : answers) {
                Map<String, Object> with = new LinkedHashMap<>(each);
                if (!answer.equals("?")) {
                    with.put(field.name(), answer);
                }
                more.add(with);
            }
        }
        return more;
    }

    private static List<Object> answers(Field field, boolean presentation) {
        List<Object> answers = new ArrayList<>(
                switch (field.type()) {
                    case BOOLEAN -> List.<Object>of(true, false);
                    case CHOICE -> List.<Object>copyOf(field.allowed());
                    case INTEGER, NUMBER ->
                        IntStream.rangeClosed(-2, 10)
                                .mapToObj(i -> (Object) (i / 2.0))
                                .filter(number -> field.admits((Double) number))
                                .toList();
                    case SET -> subsets(field.allowed(), !presentation);
                });
        if (presentation) {
            answers.add("?");
        }
        return answers;
    }

    private static List<Object> subsets(List<String> members, boolean empty) {
        return IntStream.range(empty ? 0 : 1, 1 << members.size())
                .mapToObj(bits -> (Object) new LinkedHashSet<>(IntStream.range(0, members.size())
                        .filter(i -> (bits & 1 << i) != 0)
                        .mapToObj(members::get)
                        .toList()))
                .toList();
    }
}
