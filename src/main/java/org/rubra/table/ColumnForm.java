package org.rubra.table;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rubra.table.Action.Kind;

/**
 * What a column asks or concludes, whatever its heading and wherever it stands: the few forms that Drools' code row may take here.
 *
 * @param fact the fact type that a condition asks about, else null
 * @param field the field that a condition asks about, else null
 * @param operator how a condition compares, else null
 * @param several whether a cell may name several values
 * @param action what an action concludes, else null
 * @param pattern the pattern of a column of evidence, else null
 * @param unless what sets aside the urgency that an action raises
 */
public record ColumnForm(
        @Nullable String fact,
        @Nullable String field,
        @Nullable Operator operator,
        boolean several,
        @Nullable Kind action,
        @Nullable String pattern,
        List<String> unless) {

    private static final String SOURCE = "(drools.getRule().getName(), ";
    private static final Pattern ACTION = Pattern.compile(
            "insert\\(new (\\w+)\\(drools\\.getRule\\(\\)\\.getName\\(\\), (?:\"([\\w-]+)\", )?\"\\$param\"(?:, \"([\\w-]+(?:, ?[\\w-]+)*)\")?\\)\\);");

    /** One way to write a condition: what stands around the field's name. */
    private record Comparison(Operator operator, boolean several, String before, String after) {}

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison(Operator.IS, false, "", " == \"$param\""),
            new Comparison(Operator.ANY_OF, true, "forall(||){", " == \"$\"}"),
            new Comparison(Operator.HAS, true, "forall(||){", " contains \"$\"}"),
            new Comparison(Operator.HAS, false, "", " contains \"$param\""),
            new Comparison(Operator.AT_LEAST, false, "", " >= $param"),
            new Comparison(Operator.BELOW, false, "", " < $param"));

    public ColumnForm {
        unless = List.copyOf(unless);
    }

    /** A condition in the form that the operator mostly takes: any-of and sets with several values a cell. */
    public static ColumnForm condition(String fact, String field, Operator operator) {
        boolean several = operator == Operator.ANY_OF || operator == Operator.HAS;
        return new ColumnForm(fact, field, operator, several, null, null, List.of());
    }

    /** A column that concludes what its cells say. */
    public static ColumnForm action(Kind kind) {
        return new ColumnForm(null, null, null, false, kind, null, List.of());
    }

    /** A column of evidence for or against one pattern. */
    public static ColumnForm evidence(String pattern) {
        return new ColumnForm(null, null, null, false, Kind.PatternEvidence, pattern, List.of());
    }

    /** A column that raises an urgency unless one of these explains it. */
    public static ColumnForm raise(List<String> unless) {
        return new ColumnForm(null, null, null, false, Kind.RaisedUrgency, null, unless);
    }

    /** The form of a column that was read. */
    public static ColumnForm of(Column column) {
        return column.kind() == Column.Kind.CONDITION
                ? condition(
                        Objects.requireNonNull(column.fact()),
                        Objects.requireNonNull(column.field()),
                        Objects.requireNonNull(column.operator()))
                : new ColumnForm(null, null, null, false, column.action(), column.pattern(), column.unless());
    }

    /** The condition that a code cell states, if it has one of the known forms; blanks are the only thing it may vary in. */
    static Optional<ColumnForm> readCondition(String fact, String code) {
        String plain = normal(code);
        return COMPARISONS.stream()
                .filter(form -> plain.startsWith(form.before) && plain.endsWith(form.after))
                .filter(form -> plain.length() > form.before.length() + form.after.length())
                .map(form -> new ColumnForm(
                        fact,
                        plain.substring(form.before.length(), plain.length() - form.after.length()),
                        form.operator,
                        form.several,
                        null,
                        null,
                        List.of()))
                .filter(form -> Objects.requireNonNull(form.field()).matches("\\w+"))
                .findFirst();
    }

    /** The action that a code cell states, if it has one of the known forms. */
    static Optional<ColumnForm> readAction(String code) {
        Matcher match = ACTION.matcher(normal(code));
        if (!match.matches()) {
            return Optional.empty();
        }
        List<String> unless =
                match.group(3) == null ? List.of() : List.of(match.group(3).split(", ?", -1));
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(match.group(1)))
                .filter(kind -> (kind == Kind.PatternEvidence) == (match.group(2) != null))
                .filter(kind -> kind == Kind.RaisedUrgency || unless.isEmpty())
                .map(kind -> new ColumnForm(null, null, null, false, kind, match.group(2), unless))
                .findFirst();
    }

    private static String normal(String code) {
        return code.replaceAll("[ \\t\\r\\n]+", " ").strip();
    }

    public boolean isCondition() {
        return operator != null;
    }

    /** Whether the cells hold numbers. */
    public boolean isNumeric() {
        return operator == Operator.AT_LEAST || operator == Operator.BELOW;
    }

    /** The code cell, as Drools' own compiler takes it. */
    public String code() {
        if (isCondition()) {
            return COMPARISONS.stream()
                    .filter(form -> form.operator == operator && form.several == several)
                    .map(form -> form.before + field + form.after)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no form for " + this));
        }
        return "insert(new " + action + SOURCE + (pattern == null ? "" : "\"" + pattern + "\", ") + "\"$param\""
                + (unless.isEmpty() ? "" : ", \"" + String.join(", ", unless) + "\"") + "));";
    }

    /** The column of this form at a place of a sheet. */
    @SuppressWarnings("NullAway") // it overlooks that the component of a nested type may be null
    Column at(String letter, String heading) {
        Column.Kind kind = isCondition() ? Column.Kind.CONDITION : Column.Kind.ACTION;
        return new Column(letter, heading, kind, fact, field, operator, action, pattern, unless);
    }

    /** The same for two columns that one table cannot both have. */
    Object identity() {
        boolean equality = operator == Operator.IS || operator == Operator.ANY_OF;
        return isCondition()
                ? List.of(
                        String.valueOf(fact),
                        String.valueOf(field),
                        equality ? Operator.IS : Objects.requireNonNull(operator))
                : List.of(String.valueOf(action), String.valueOf(pattern), Set.copyOf(unless));
    }
}
