package org.rubra.table;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/**
 * What people read of a column: a few plain words, and a comment that says what its cells mean.
 *
 * @param words unique among the columns that a table can have
 */
record Heading(String words, String comment) {
    static final Heading ID = new Heading(
            "Row",
            "The row's id, such as RF-01: two letters, a hyphen, a number. It never changes and is never used twice.");
    static final Heading SENTENCE = new Heading(
            "What the row says", "The row as one sentence of at most 160 characters, without double quotes.");
    static final Heading EVIDENCE = new Heading(
            "Evidence",
            "The statements that the row stands on, separated by commas, such as G6, P2. The sheet Evidence lists them.");

    private static final int LONGEST_LABEL = 60;

    private static final String BLANK_CONDITION =
            "\n\nBlank: does not matter. A fact that nobody knows does not satisfy a cell.";
    private static final String BLANK_ANSWER = "\n\nBlank: nobody knows, which does not mean no.";
    private static final String BLANK_EXPECTATION = "\n\nBlank: nothing is expected of it.";
    private static final String BLANK_ACTION = "\n\nBlank: nothing is concluded.";

    /** The heading of a column whose field and pattern, if any, the vocabulary has. */
    static Heading of(ColumnForm form, Vocabulary vocabulary) {
        Domain domain = Domain.of(form, vocabulary);
        return form.isCondition() ? condition(form, domain, vocabulary) : action(form, domain, vocabulary);
    }

    private static Heading condition(ColumnForm form, Domain domain, Vocabulary vocabulary) {
        Field field = Domain.field(form, vocabulary).orElseThrow();
        String label = "Outcome".equals(form.fact()) ? outcome(field.name()) : field.label();
        String unit = field.unit() == null ? "" : " (" + field.unit() + ")";
        String question = "Outcome".equals(form.fact())
                ? "Concluded so far: " + label.toLowerCase(Locale.ROOT) + "."
                : field.question();
        return switch (Objects.requireNonNull(form.operator())) {
            case AT_LEAST -> number(label + " at least" + unit, question, "at least as much as the cell says", field);
            case BELOW -> number(label + " below" + unit, question, "less than the cell says", field);
            case IS, ANY_OF, HAS -> new Heading(label, question + "\n\n" + values(domain) + BLANK_CONDITION);
        };
    }

    private static Heading number(String words, String question, String holds, Field field) {
        return new Heading(
                words,
                question + "\n\nHolds when it is " + holds + ". A cell says " + field.expectation() + "."
                        + BLANK_CONDITION);
    }

    private static Heading action(ColumnForm form, Domain domain, Vocabulary vocabulary) {
        return switch (Objects.requireNonNull(form.action())) {
            case PatternEvidence ->
                conclusion(
                        pattern(form, vocabulary) + ": speaks for or against",
                        "How much the row speaks for or against this pattern.",
                        domain);
            case RaisedUrgency ->
                form.unless().isEmpty()
                        ? conclusion("Urgency at least", "The urgency that the answer has at least.", domain)
                        : conclusion(
                                "Urgency at least, unless " + String.join(" or ", form.unless()),
                                "The urgency that the answer has at least, unless one of these explanations was concluded.",
                                domain);
            case RedFlag ->
                conclusion(
                        "Red flag",
                        "A finding that a clinician should see. The row must raise an urgency too.",
                        domain);
            case Explanation ->
                conclusion(
                        "Explanation", "What explains the spots, and sets aside the urgencies that name it.", domain);
            case Advice -> conclusion("Advice", "What to tell the person.", domain);
            case Conflict -> conclusion("Conflict", "Answers that cannot both be right.", domain);
        };
    }

    /** The heading of a column whose cells answer a field. */
    static Heading answer(Field field, Domain domain) {
        String unit = field.unit() == null ? "" : " (" + field.unit() + ")";
        String allowed = domain.number() == null ? listed(domain) : "A cell says " + field.expectation() + ".";
        return new Heading(field.label() + unit, field.question() + "\n\n" + allowed + BLANK_ANSWER);
    }

    /** The heading of a column whose cells say what a case expects. */
    static Heading expected(String words, String meaning, @Nullable Domain domain) {
        return new Heading(words, meaning + (domain == null ? "" : "\n\n" + listed(domain)) + BLANK_EXPECTATION);
    }

    private static Heading conclusion(String words, String meaning, Domain domain) {
        return new Heading(words, meaning + "\n\n" + values(domain) + BLANK_ACTION);
    }

    private static String pattern(ColumnForm form, Vocabulary vocabulary) {
        return vocabulary.patterns().stream()
                .filter(pattern -> pattern.code().equals(form.pattern()))
                .map(Term::label)
                .findFirst()
                .orElseThrow();
    }

    private static String values(Domain domain) {
        return domain.several()
                ? lines("One or more of these, separated by commas; any of them satisfies the cell:", domain)
                : listed(domain);
    }

    private static String listed(Domain domain) {
        return lines(domain.several() ? "One or more of these, separated by commas:" : "One of:", domain);
    }

    private static String lines(String introduction, Domain domain) {
        StringBuilder text = new StringBuilder(introduction);
        for (int i = 0; i < domain.allowed().size(); i++) {
            String value = domain.allowed().get(i);
            String label = domain.labels().get(i);
            text.append('\n').append(value).append(value.equals(label) ? "" : " – " + shortened(label));
        }
        return text.toString();
    }

    /** Advice is whole sentences; the first words tell which. */
    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private static String outcome(String field) {
        return switch (field) {
            case "urgency" -> "Urgency reached";
            case "leads" -> "Leading pattern";
            case "considered" -> "Patterns considered";
            case "redFlags" -> "Red flags found";
            case "explanations" -> "Explanations found";
            case "conflicts" -> "Conflicts found";
            case "settled" -> "Nothing left to ask";
            default -> field;
        };
    }

    /** Headings of all a table's columns in their order, ids and sentences first, evidence last. */
    static List<Heading> all(TableDraft draft, Vocabulary vocabulary) {
        List<Heading> all = new java.util.ArrayList<>(List.of(ID, SENTENCE));
        draft.columns().forEach(form -> all.add(of(form, vocabulary)));
        all.add(EVIDENCE);
        return all;
    }
}
