package org.rubra.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** The row of code cells: each must have one of the known forms and name what the vocabulary has. None is ever run. */
final class CodeRow {
    private static final String CONDITION = "a known condition, such as fever == \"$param\"";
    private static final String ACTION =
            "a known action, such as " + ColumnForm.action(Action.Kind.RedFlag).code();

    private final Sheet sheet;
    private final Vocabulary vocabulary;
    private final Findings findings;

    CodeRow(Sheet sheet, Vocabulary vocabulary, Findings findings) {
        this.sheet = sheet;
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    /** The condition at a column; nothing where there is a fault, or no known fact type to ask about. */
    Optional<ColumnForm> condition(int index, @Nullable String fact) {
        Optional<ColumnForm> form = ColumnForm.readCondition(fact == null ? "" : fact, text(index));
        if (form.isEmpty()) {
            refuse(index, CONDITION, plain -> isCondition(fact, plain));
        }
        return fact == null ? Optional.empty() : form.filter(known -> knows(index, known));
    }

    /**
     * The action at a column; nothing where there is a fault.
     *
     * @param outcome whether the table asks about the outcome
     */
    Optional<ColumnForm> action(int index, boolean outcome) {
        Optional<ColumnForm> form = ColumnForm.readAction(text(index));
        if (form.isEmpty()) {
            refuse(index, ACTION, plain -> ColumnForm.readAction(plain).isPresent());
        }
        return form.filter(known -> admits(index, known, outcome));
    }

    private boolean isCondition(@Nullable String fact, String code) {
        return fact != null
                && ColumnForm.readCondition(fact, code)
                        .flatMap(form -> Domain.field(form, vocabulary))
                        .isPresent();
    }

    /** Whether the field exists and can be compared in this way. */
    private boolean knows(int index, ColumnForm form) {
        String name = Objects.requireNonNull(form.field());
        Optional<Field> field = Domain.field(form, vocabulary);
        if (field.isEmpty()) {
            List<String> names = vocabulary.schema(Objects.requireNonNull(form.fact())).stream()
                    .map(Schema::fields)
                    .flatMap(List::stream)
                    .map(Field::name)
                    .toList();
            findings.cell(
                    Layout.CODE_ROW,
                    index,
                    "the field \"" + name + "\"",
                    "a field of " + form.fact(),
                    Near.to(name, names));
            return false;
        }
        boolean fits = Objects.requireNonNull(form.operator()).fits(field.get().type());
        if (!fits) {
            refuse(
                    index,
                    "a comparison that fits " + name + ", which is "
                            + field.get().expectation());
        }
        return fits;
    }

    /** Whether the pattern and the explanations exist, and the conclusion may be drawn in this table. */
    private boolean admits(int index, ColumnForm form, boolean outcome) {
        boolean patternKnown = form.pattern() == null || known(index, "pattern", form.pattern(), vocabulary.patterns());
        boolean unlessKnown = form.unless().stream()
                .map(code -> known(index, "explanation", code, vocabulary.explanations()))
                .reduce(true, Boolean::logicalAnd);
        if (outcome && form.action() != Action.Kind.Advice) {
            refuse(index, "advice only, in a table that asks about the Outcome");
        }
        return patternKnown && unlessKnown;
    }

    private boolean known(int index, String what, String code, List<Term> terms) {
        List<String> codes = terms.stream().map(Term::code).toList();
        if (!codes.contains(code)) {
            findings.cell(
                    Layout.CODE_ROW,
                    index,
                    "the " + what + " \"" + code + "\"",
                    "one of " + String.join(", ", codes),
                    Near.to(code, codes));
        }
        return codes.contains(code);
    }

    private String text(int index) {
        return Objects.requireNonNullElse(CellText.text(sheet.getRow(Layout.CODE_ROW), index), "");
    }

    private void refuse(int index, String expected) {
        refuse(index, expected, plain -> false);
    }

    /** @param right whether the code in plain characters is known */
    private void refuse(int index, String expected, Predicate<String> right) {
        findings.cell(
                Layout.CODE_ROW,
                index,
                Layout.found(sheet, Layout.CODE_ROW, index),
                expected,
                LookAlike.meant(text(index), right));
    }
}
