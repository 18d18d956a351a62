package org.rubra.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Type;
import org.rubra.vocabulary.Vocabulary;

/**
 * A column of the workbook of cases.
 *
 * @param code what stands in the hidden row above its heading: the key that a case in YAML has, {@code given.fever} or {@code expect.leads}
 * @param domain what its cells may say; null for the case's name and for ids of rows and rules
 */
record CaseColumn(String code, Heading heading, ShownColumn.Part part, int width, @Nullable Domain domain) {
    static final String CASE = "case";
    static final String SAFETY_NET = "safetyNet";
    static final String GIVEN = "given.";
    static final String URGENCY = "expect.urgency";

    /** Stands alone in a cell that expects a list to be empty; a blank cell expects nothing of it. */
    static final String NONE = "none";

    private static final List<String> ANSWERS = List.of("yes", "no");

    /** All columns that a workbook of cases may have, in the order in which a new one has them. */
    static List<CaseColumn> all(Vocabulary vocabulary) {
        List<CaseColumn> columns = new ArrayList<>(List.of(
                plain(CASE, "Case", "The case as a sentence, unlike that of any other case.", 60, null),
                plain(
                        SAFETY_NET,
                        "Safety net",
                        "Whether the safety net is in force.\n\nBlank: yes.",
                        12,
                        words(ANSWERS))));
        vocabulary.fields().forEach(field -> columns.add(given(field)));
        columns.addAll(expected(vocabulary));
        return columns;
    }

    private static CaseColumn plain(String code, String words, String comment, int width, @Nullable Domain domain) {
        return new CaseColumn(code, new Heading(words, comment), ShownColumn.Part.PLAIN, width, domain);
    }

    private static CaseColumn given(Field field) {
        Domain domain = Domain.answer(field);
        int width = field.type() == Type.SET ? 24 : field.type() == Type.CHOICE ? 14 : 12;
        return new CaseColumn(
                GIVEN + field.name(), Heading.answer(field, domain), ShownColumn.Part.CONDITION, width, domain);
    }

    private static List<CaseColumn> expected(Vocabulary vocabulary) {
        Domain patterns = several(vocabulary.patterns());
        List<String> leads = Stream.concat(codes(vocabulary.patterns()), Stream.of(Vocabulary.NO_PATTERN))
                .toList();
        List<String> names = vocabulary.fields().stream().map(Field::name).toList();
        List<String> labels = vocabulary.fields().stream().map(Field::label).toList();
        return List.of(
                expected("urgency", "Urgency", "The urgency, or the least and the greatest.", words(urgencies())),
                expected("leads", "Leading pattern", "The pattern that leads, or none.", words(leads)),
                expected("considers", "Patterns considered", "None of these is unlikely.", patterns),
                expected("unlikely", "Patterns unlikely", "Each of these is unlikely.", patterns),
                expected("redFlags", "Red flags", "Exactly these.", exactly(vocabulary.redFlags())),
                expected("conflicts", "Conflicts", "Exactly these.", exactly(vocabulary.conflicts())),
                expected("explains", "Explanations", "Exactly these.", exactly(vocabulary.explanations())),
                expected("asks", "Questions asked", "Each is asked.", new Domain(names, labels, true, null, false)),
                expected("advises", "Advice", "Each is given.", several(vocabulary.advice())),
                expected("settled", "Nothing left to ask", "Whether no answer could raise it.", words(ANSWERS)),
                expected("fires", "Rows that fire", "Ids of rows and rules, separated by commas.", null),
                expected("not", "Rows that do not fire", "Ids of rows and rules, separated by commas.", null));
    }

    private static CaseColumn expected(String key, String words, String meaning, @Nullable Domain domain) {
        Heading heading = Heading.expected(words, meaning, domain);
        return new CaseColumn("expect." + key, heading, ShownColumn.Part.CONCLUSION, 24, domain);
    }

    /** Every urgency, then every range of them. */
    private static List<String> urgencies() {
        List<String> codes = Urgency.codes();
        List<String> all = new ArrayList<>(codes);
        for (int least = 0; least < codes.size(); least++) {
            for (int greatest = least + 1; greatest < codes.size(); greatest++) {
                all.add(codes.get(least) + CaseRow.RANGE + codes.get(greatest));
            }
        }
        return all;
    }

    private static Domain words(List<String> words) {
        return new Domain(words, words, false, null, false);
    }

    private static Domain several(List<Term> terms) {
        return new Domain(codes(terms).toList(), terms.stream().map(Term::label).toList(), true, null, false);
    }

    private static Domain exactly(List<Term> terms) {
        return new Domain(
                Stream.concat(Stream.of(NONE), codes(terms)).toList(),
                Stream.concat(Stream.of("no one"), terms.stream().map(Term::label))
                        .toList(),
                true,
                null,
                false);
    }

    private static Stream<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code);
    }
}
