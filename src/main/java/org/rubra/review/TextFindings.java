package org.rubra.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Question;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.knowledge.Contents;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Term;

/**
 * What there is to say of the texts that people read: those that are missing, those that nothing ever shows, and those longer than the screen of a
 * phone. Its 360 pixels hold 40 letters a line, and 20 lines stand above the notice; how many of them each kind of text may take is said here.
 */
final class TextFindings {
    private static final int LETTERS_A_LINE = 40;
    private static final int LINES_OF_A_SCREEN = 20;
    private static final int LINES_OF_A_LABEL = 2;
    private static final int LINES_OF_A_SENTENCE = 5;

    private static final Place VOCABULARY = Place.file("kb/vocabulary.yaml");

    private final Contents contents;
    private final List<Finding> findings = new ArrayList<>();

    private TextFindings(Contents contents) {
        this.contents = contents;
    }

    static List<Finding> of(Contents contents) {
        TextFindings all = new TextFindings(contents);
        var vocabulary = contents.vocabulary();
        all.terms("pattern", "PatternEvidence", vocabulary.patterns(), LINES_OF_A_LABEL);
        all.terms("red flag", "RedFlag", vocabulary.redFlags(), LINES_OF_A_LABEL);
        all.terms("explanation", "Explanation", vocabulary.explanations(), LINES_OF_A_LABEL);
        all.terms("conflict", "Conflict", vocabulary.conflicts(), LINES_OF_A_SENTENCE);
        all.terms("advice", "Advice", vocabulary.advice(), LINES_OF_A_SCREEN);
        vocabulary
                .patterns()
                .forEach(pattern -> all.text(
                        "the summary of the pattern " + pattern.code(), pattern.summary(), LINES_OF_A_SENTENCE));
        vocabulary.fields().forEach(all::field);
        return all.findings;
    }

    private void terms(String kind, String conclusion, List<Term> terms, int lines) {
        Set<String> concluded = concluded(conclusion);
        for (Term term : terms) {
            text("the text of the " + kind + " " + term.code(), written(term.label()), lines);
            if (!concluded.contains(term.code())) {
                add(
                        Finding.Level.WARNING,
                        "the " + kind + " " + term.code() + ", which no row and no rule concludes",
                        "a row or rule that concludes it, or no such entry");
            }
        }
    }

    /** A text with the labels that may come to stand in it, at their longest. */
    private String written(String text) {
        return text.replace(
                "{open}",
                Question.named(contents.vocabulary().fields().stream()
                        .map(Field::label)
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList()));
    }

    /** The codes that rows and rules conclude by this kind of conclusion. */
    private Set<String> concluded(String conclusion) {
        Stream<String> rows = contents.rows()
                .flatMap(row -> row.conclusions())
                .filter(each -> each.getClass().getSimpleName().equals(conclusion))
                .map(each -> each instanceof PatternEvidence evidence ? evidence.pattern() : each.said());
        Stream<String> rules = contents.rules().stream()
                .map(rule -> rule.text().substring(rule.text().lastIndexOf("insert(")))
                .filter(insert -> insert.startsWith("insert(new " + conclusion + "("))
                .flatMap(insert -> Stream.of(insert.split("\"", -1)));
        return Stream.concat(rows, rules).collect(Collectors.toCollection(TreeSet::new));
    }

    private void field(Field field) {
        text("the label of " + field.name(), field.label(), LINES_OF_A_LABEL);
        text("the question of " + field.name(), field.question(), LINES_OF_A_SENTENCE);
        if (field.help() != null) {
            text("the help of " + field.name(), field.help(), LINES_OF_A_SENTENCE);
        }
        field.values()
                .forEach(value ->
                        text("the label of " + value.value() + " of " + field.name(), value.label(), LINES_OF_A_LABEL));
        if (!isAsked(field.name())) {
            add(
                    Finding.Level.NOTE,
                    "the field " + field.name() + ", which no row and no rule asks about",
                    "a row or rule that asks about it, or no such field");
        }
    }

    private boolean isAsked(String field) {
        return contents.rows()
                        .flatMap(row -> row.conditions().stream())
                        .anyMatch(cell -> cell.fact().equals("Presentation")
                                && cell.field().equals(field))
                || contents.rules().stream()
                        .anyMatch(rule -> rule.presentationFields().contains(field))
                || contents.vocabulary().fields().stream()
                        .anyMatch(each -> each.appliesWhen() != null
                                && each.appliesWhen().field().equals(field));
    }

    private void text(String what, @Nullable String text, int lines) {
        if (text == null || text.isBlank()) {
            add(Finding.Level.WARNING, "nothing as " + what, "a text that people can read");
        } else if (text.length() > lines * LETTERS_A_LINE) {
            add(
                    Finding.Level.WARNING,
                    what + ", with " + text.length() + " letters",
                    "at most " + lines * LETTERS_A_LINE + ", which is what "
                            + (lines == LINES_OF_A_SCREEN ? "the screen" : lines + " lines") + " of a phone can show");
        }
    }

    private void add(Finding.Level level, String found, String expected) {
        findings.add(new Finding(level, "text", VOCABULARY, found, expected));
    }
}
