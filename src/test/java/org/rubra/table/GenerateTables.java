package org.rubra.table;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Makes the first workbooks from their specifications in YAML: folder of specifications, vocabulary, evidence, folder to write to. */
final class GenerateTables {
    private final Vocabulary vocabulary;
    private final Map<String, String> statements;
    private final List<String> mistakes = new ArrayList<>();

    private GenerateTables(Path vocabulary, Path evidence) throws IOException {
        this.vocabulary = vocabulary(yaml(vocabulary));
        this.statements = statements(yaml(evidence));
    }

    public static void main(String[] args) throws IOException {
        GenerateTables generate = new GenerateTables(Path.of(args[1]), Path.of(args[2]));
        Path target = Files.createDirectories(Path.of(args[3]));
        try (Stream<Path> specs = Files.list(Path.of(args[0]))) {
            for (Path spec : specs.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                generate.table(spec, target);
            }
        }
        generate.mistakes.forEach(System.err::println);
        System.exit(generate.mistakes.isEmpty() ? 0 : 1);
    }

    private void table(Path spec, Path target) throws IOException {
        int before = mistakes.size();
        String file = String.valueOf(spec.getFileName());
        Map<String, @Nullable Object> yaml = yaml(spec);
        only(file, yaml, "workbook", "layer", "title", "columns", "rows");
        Map<String, ColumnForm> columns = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> column : maps(yaml.get("columns"))) {
            column(file, column, columns);
        }
        if (mistakes.size() > before) {
            return;
        }
        List<TableDraft.RowDraft> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : maps(yaml.get("rows"))) {
            rows.add(row(file, row, columns));
        }
        TableDraft draft =
                new TableDraft(text(yaml, "layer"), text(yaml, "title"), List.copyOf(columns.values()), rows);
        String name = text(yaml, "workbook") + ".drl.xlsx";
        byte[] bytes = WorkbookWriter.write(draft, vocabulary, statements);
        Files.write(target.resolve(name), bytes);
        report(name, bytes, rows);
    }

    private void report(String name, byte[] bytes, List<TableDraft.RowDraft> rows) {
        Reading reading = WorkbookReader.read(name, bytes, vocabulary);
        if (reading instanceof Reading.Refused refused) {
            refused.problems().forEach(problem -> mistakes.add(problem.toString()));
        } else {
            System.out.println(name + ": " + rows.size() + " rows, " + bytes.length + " bytes");
        }
    }

    private void column(String file, Map<String, @Nullable Object> column, Map<String, ColumnForm> columns) {
        String where = file + ": column " + column;
        only(where, column, "condition", "at", "of", "action", "pattern", "unless");
        try {
            if (column.containsKey("condition")) {
                condition(column, columns);
            } else {
                action(column, columns);
            }
        } catch (IllegalArgumentException mistake) {
            mistakes.add(where + ": " + mistake.getMessage());
        }
    }

    private void condition(Map<String, @Nullable Object> column, Map<String, ColumnForm> columns) {
        String name = text(column, "condition");
        String fact = Objects.toString(column.get("of"), "Presentation");
        Field field = vocabulary
                .schema(fact)
                .flatMap(schema -> schema.field(name))
                .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + fact));
        Operator operator = operator(field, Objects.toString(column.get("at"), ""));
        String key = field.type().isNumeric() ? name + (operator == Operator.BELOW ? " at below" : " at least") : name;
        put(columns, key, ColumnForm.condition(fact, name, operator));
    }

    private static Operator operator(Field field, String at) {
        if (field.type().isNumeric() == at.isEmpty()
                || !Set.of("", "least", "below").contains(at)) {
            throw new IllegalArgumentException("at: least or below, for numbers only");
        }
        if (field.type().isNumeric()) {
            return at.equals("below") ? Operator.BELOW : Operator.AT_LEAST;
        }
        return field.type() == Type.BOOLEAN ? Operator.IS : field.type() == Type.SET ? Operator.HAS : Operator.ANY_OF;
    }

    private static void action(Map<String, @Nullable Object> column, Map<String, ColumnForm> columns) {
        Action.Kind kind = Action.Kind.valueOf(text(column, "action"));
        if ((kind == Action.Kind.PatternEvidence) != column.containsKey("pattern")) {
            throw new IllegalArgumentException("pattern: for PatternEvidence, and for it only");
        }
        List<String> unless = strings(column.get("unless"));
        switch (kind) {
            case PatternEvidence ->
                put(columns, kind + " " + text(column, "pattern"), ColumnForm.evidence(text(column, "pattern")));
            case RaisedUrgency ->
                put(
                        columns,
                        kind + (unless.isEmpty() ? "" : " unless " + String.join(", ", unless)),
                        ColumnForm.raise(unless));
            default -> put(columns, kind.name(), ColumnForm.action(kind));
        }
    }

    private static void put(Map<String, ColumnForm> columns, String key, ColumnForm form) {
        if (columns.put(key, form) != null) {
            throw new IllegalArgumentException("stands twice");
        }
    }

    private TableDraft.RowDraft row(String file, Map<String, @Nullable Object> row, Map<String, ColumnForm> columns) {
        String where = file + ": row " + row.get("id");
        only(where, row, "id", "sentence", "when", "then", "evidence");
        Map<String, @Nullable Object> when = map(row.get("when"));
        Map<String, @Nullable Object> then = map(row.get("then"));
        List<String> cells = new ArrayList<>();
        columns.forEach((key, form) -> cells.add(cell((form.isCondition() ? when : then).remove(key))));
        left(where, "when", when, columns);
        left(where, "then", then, columns);
        List<String> evidence = strings(row.get("evidence"));
        evidence.stream()
                .filter(id -> !statements.containsKey(id))
                .forEach(id -> mistakes.add(where + ": no statement " + id));
        return new TableDraft.RowDraft(
                Objects.toString(row.get("id"), ""), Objects.toString(row.get("sentence"), ""), evidence, cells);
    }

    private void left(String where, String part, Map<String, ?> keys, Map<String, ColumnForm> columns) {
        keys.keySet()
                .forEach(key -> mistakes.add(where + ": no column for \"" + key + "\" under " + part
                        + "; the columns are " + String.join(" | ", columns.keySet())));
    }

    private static String cell(@Nullable Object value) {
        return value instanceof List<?> ? String.join(", ", strings(value)) : Objects.toString(value, "");
    }

    private void only(String where, Map<String, ?> found, String... known) {
        Set<String> unknown = new TreeSet<>(found.keySet());
        unknown.removeAll(Set.of(known));
        unknown.forEach(key -> mistakes.add(where + ": unknown key " + key));
    }

    static Vocabulary vocabulary(Map<String, @Nullable Object> yaml) {
        for (String part : List.of("advice", "conflicts")) {
            maps(yaml.get(part)).forEach(term -> term.put("label", term.remove("text")));
        }
        return JsonMapper.builder()
                .addModule(new ParameterNamesModule())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .convertValue(yaml, Vocabulary.class);
    }

    private static Map<String, String> statements(Map<String, @Nullable Object> yaml) {
        Map<String, String> statements = new LinkedHashMap<>();
        maps(yaml.get("statements")).forEach(one -> statements.put(text(one, "id"), text(one, "text")));
        return statements;
    }

    static Map<String, @Nullable Object> yaml(Path file) throws IOException {
        return map(new Load(LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file)));
    }

    private static String text(Map<String, @Nullable Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key + " in " + map);
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? new LinkedHashMap<>() : (Map<String, @Nullable Object>) value;
    }

    private static List<Map<String, @Nullable Object>> maps(@Nullable Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(GenerateTables::map).toList();
    }

    private static List<String> strings(@Nullable Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(Object::toString).toList();
    }
}
