package org.rubra.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Strength;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Schema;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * What the cells of a column may say.
 *
 * @param allowed the words a cell may say; empty for numbers
 * @param labels what each of the words means, in the same order
 * @param several whether a cell may name more than one of them
 * @param number the field whose range bounds a number; null for words
 * @param exclusive whether a number is a bound that the field stays below
 */
record Domain(List<String> allowed, List<String> labels, boolean several, @Nullable Field number, boolean exclusive) {

    private static final List<String> ANSWERS = List.of("yes", "no");

    /** The domain of a column whose field, if it is a condition, the vocabulary has. */
    static Domain of(ColumnForm form, Vocabulary vocabulary) {
        return form.isCondition() ? ofField(form, field(form, vocabulary).orElseThrow()) : ofAction(form, vocabulary);
    }

    /** What a cell may say that gives one answer to a field. */
    static Domain answer(Field field) {
        if (field.type().isNumeric()) {
            return new Domain(List.of(), List.of(), false, field, false);
        }
        List<String> labels = field.values().stream().map(Field.Value::label).toList();
        return field.type() == Type.BOOLEAN
                ? new Domain(ANSWERS, ANSWERS, false, null, false)
                : new Domain(field.allowed(), labels, field.type() == Type.SET, null, false);
    }

    /** The field that a condition asks about, if the vocabulary has it. */
    static Optional<Field> field(ColumnForm form, Vocabulary vocabulary) {
        return vocabulary
                .schema(Objects.requireNonNull(form.fact()))
                .flatMap((Schema schema) -> schema.field(Objects.requireNonNull(form.field())));
    }

    private static Domain ofField(ColumnForm form, Field field) {
        if (form.isNumeric()) {
            return new Domain(List.of(), List.of(), false, field, form.operator() == Operator.BELOW);
        }
        if (field.type() == Type.BOOLEAN) {
            return new Domain(ANSWERS, ANSWERS, false, null, false);
        }
        List<String> labels = field.values().stream().map(Field.Value::label).toList();
        return new Domain(field.allowed(), labels, form.several(), null, false);
    }

    private static Domain ofAction(ColumnForm form, Vocabulary vocabulary) {
        return switch (Objects.requireNonNull(form.action())) {
            case PatternEvidence -> words(Strength.codes());
            case RaisedUrgency -> words(Urgency.codes());
            case RedFlag -> terms(vocabulary.redFlags());
            case Explanation -> terms(vocabulary.explanations());
            case Advice -> terms(vocabulary.advice());
            case Conflict -> terms(vocabulary.conflicts());
        };
    }

    private static Domain words(List<String> words) {
        return new Domain(words, words, false, null, false);
    }

    private static Domain terms(List<Term> terms) {
        return new Domain(
                terms.stream().map(Term::code).toList(),
                terms.stream().map(Term::label).toList(),
                false,
                null,
                false);
    }

    /** Whether a cell may hold a number; an integer may be below the one that follows its greatest, which says no more than that it is known. */
    boolean admits(double value) {
        return number != null
                && (number.admits(value) || (exclusive && number.type() == Type.INTEGER && number.admits(value - 1)));
    }

    /** What a cell may say, in words. */
    String expectation() {
        if (number != null) {
            return number.expectation() + ", or blank";
        }
        String words = String.join(", ", allowed);
        return several ? "one or more of " + words + " (separated by commas), or blank" : words + " or blank";
    }
}
