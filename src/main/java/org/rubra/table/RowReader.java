package org.rubra.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Urgency;

/** Reads one row of a table, cell by cell. */
final class RowReader {
    private static final Pattern ID = Pattern.compile("[A-Z]{2}-[0-9]{2,3}");
    private static final Pattern STATEMENTS = Pattern.compile("[A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*");
    private static final Pattern SENTENCE = Pattern.compile("\\S|\\S.{0,158}\\S");

    private final org.apache.poi.ss.usermodel.Row row;
    private final Layout layout;
    private final Findings findings;
    private String id = "";
    private String sentence = "";
    private List<String> evidence = List.of();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private boolean hasCondition;
    private boolean hasAction;
    private boolean whole = true;

    RowReader(org.apache.poi.ss.usermodel.Row row, Layout layout, Findings findings) {
        this.row = row;
        this.layout = layout;
        this.findings = findings;
    }

    /** The row, or nothing where something in it is wrong. */
    Optional<Row> read() {
        layout.columns().forEach(this::cell);
        beyond();
        together();
        return whole
                ? Optional.of(new Row(id, sentence, evidence, conditions, actions, row.getRowNum() + 1))
                : Optional.empty();
    }

    private void cell(Layout.Placed column) {
        Cell cell = row.getCell(column.index());
        switch (column.role()) {
            case ID -> id = ids(column, ID, "an id such as RF-01");
            case SENTENCE -> sentence = sentence(column);
            case EVIDENCE -> evidence = evidence(column);
            case CONDITION -> {
                hasCondition |= !CellText.isBlank(cell);
                List<String> values = values(column, cell);
                if (!values.isEmpty()) {
                    conditions.add(condition(column.column(), values));
                }
            }
            case ACTION -> {
                hasAction |= !CellText.isBlank(cell);
                values(column, cell).forEach(value -> actions.add(action(column.column(), value)));
            }
            case FAULTY -> {
                // what should stand here is not known, so the row cannot be said to lack it
                hasCondition |= column.column().kind() != Column.Kind.ACTION;
                hasAction |= column.column().kind() != Column.Kind.CONDITION;
                whole = false;
            }
        }
    }

    private Condition condition(Column column, List<String> values) {
        return new Condition(
                Objects.requireNonNull(column.fact()),
                Objects.requireNonNull(column.field()),
                Objects.requireNonNull(column.operator()),
                values,
                address(column));
    }

    private Action action(Column column, String value) {
        return new Action(
                Objects.requireNonNull(column.action()), column.pattern(), column.unless(), value, address(column));
    }

    private String address(Column column) {
        return column.letter() + (row.getRowNum() + 1);
    }

    private List<String> values(Layout.Placed column, @Nullable Cell cell) {
        if (cell == null || CellText.isBlank(cell)) {
            return List.of();
        }
        Domain domain = Objects.requireNonNull(column.domain());
        Literal literal = Literal.read(cell, domain);
        if (literal.fault() != null) {
            refuse(column.index(), literal.fault(), domain.expectation(), literal.suggestion());
        }
        return literal.values();
    }

    private String sentence(Layout.Placed column) {
        Cell cell = row.getCell(column.index());
        String text = CellText.text(cell);
        if (text == null || !isSentence(text)) {
            refuse(
                    column.index(),
                    CellText.found(cell),
                    "a sentence of at most 160 characters in one line, without \" and \\",
                    text == null ? null : LookAlike.meant(text, RowReader::isSentence));
            return "";
        }
        return text;
    }

    private static boolean isSentence(String text) {
        return SENTENCE.matcher(text).matches()
                && text.chars().allMatch(c -> c != '"' && c != '\\' && Literal.isPlain(c))
                && !LookAlike.mixes(text);
    }

    private List<String> evidence(Layout.Placed column) {
        String expected = "the ids of statements, such as G6, P2, each once";
        List<String> ids = Arrays.asList(ids(column, STATEMENTS, expected).split(", ?", -1));
        if (new HashSet<>(ids).size() < ids.size()) {
            refuse(column.index(), CellText.found(row.getCell(column.index())), expected, null);
        }
        return ids;
    }

    private String ids(Layout.Placed column, Pattern pattern, String expected) {
        Cell cell = row.getCell(column.index());
        String text = CellText.text(cell);
        if (text == null || !pattern.matcher(text).matches()) {
            refuse(column.index(), CellText.found(cell), expected, LookAlike.ids(text, pattern));
            return "";
        }
        return text;
    }

    private void beyond() {
        for (Cell cell : row) {
            if (cell.getColumnIndex() >= layout.columns().size() && !CellText.isBlank(cell)) {
                refuse(cell.getColumnIndex(), CellText.found(cell), "nothing beyond the table's last column", null);
            }
        }
    }

    private void together() {
        if (!hasCondition) {
            refuse("no condition", "one at least: a row without any would always fire");
        }
        if (!hasAction) {
            refuse("no conclusion", "one at least");
        }
        boolean redFlag = actions.stream().anyMatch(action -> action.kind() == Action.Kind.RedFlag);
        boolean raises = actions.stream()
                .anyMatch(action -> action.kind() == Action.Kind.RaisedUrgency
                        && !action.value().equals(Urgency.SELF_CARE.code()));
        if (redFlag && !raises) {
            refuse("a red flag without an urgency", "an urgency of routine or more beside a red flag");
        }
    }

    private void refuse(String found, String expected) {
        whole = false;
        findings.row(row.getRowNum(), found, expected);
    }

    private void refuse(int column, String found, String expected, @Nullable String suggestion) {
        whole = false;
        findings.cell(row.getRowNum(), column, found, expected, suggestion);
    }
}
