package org.rubra.knowledge;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.AnswerReader;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Problem;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** Reads clinical cases strictly: their answers as a caller's would be, their expectations against the vocabulary. */
final class CaseReader {
    private final Vocabulary vocabulary;
    private final List<Problem> problems;

    CaseReader(Vocabulary vocabulary, List<Problem> problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    ClinicalCase read(Yaml yaml) {
        String name = yaml.text("case");
        Yaml given = yaml.optionalMap("given");
        Map<String, Object> answers = given == null
                ? Map.of()
                : new AnswerReader(vocabulary.presentation(), pointer -> given.place(pointer.split("/")[1]), problems)
                        .read(given.plain());
        boolean safetyNet = yaml.flag("safetyNet", true);
        Yaml expect = yaml.optionalMap("expect");
        if (expect == null) {
            problems.add(new Problem(yaml.place(), "no \"expect\"", "what the case expects, at least an urgency"));
        }
        ClinicalCase read =
                new ClinicalCase(name, answers, safetyNet, expect == null ? nothing() : expected(expect), yaml.place());
        yaml.done();
        check(read, problems);
        return read;
    }

    /** Holds a case from whatever source to what cannot be expected of any answer. */
    static void check(ClinicalCase read, List<Problem> problems) {
        String leads = read.expect().leads();
        if (leads != null && read.expect().unlikely().contains(leads)) {
            problems.add(new Problem(
                    read.place(),
                    "the pattern \"" + leads + "\" as leading and as unlikely",
                    "a pattern that leads or is unlikely"));
        }
    }

    private static ClinicalCase.Expected nothing() {
        List<String> none = List.of();
        return new ClinicalCase.Expected(none, null, none, none, null, null, null, none, none, null, none, none);
    }

    private ClinicalCase.Expected expected(Yaml yaml) {
        List<String> patterns = codes(vocabulary.patterns());
        ClinicalCase.Expected expected = new ClinicalCase.Expected(
                urgency(yaml),
                yaml.has("leads")
                        ? yaml.word(
                                "leads",
                                Stream.concat(patterns.stream(), Stream.of(Vocabulary.NO_PATTERN))
                                        .toList())
                        : null,
                words(yaml, "considers", patterns),
                words(yaml, "unlikely", patterns),
                optionalWords(yaml, "redFlags", codes(vocabulary.redFlags())),
                optionalWords(yaml, "conflicts", codes(vocabulary.conflicts())),
                optionalWords(yaml, "explains", codes(vocabulary.explanations())),
                words(
                        yaml,
                        "asks",
                        vocabulary.fields().stream().map(field -> field.name()).toList()),
                words(yaml, "advises", codes(vocabulary.advice())),
                yaml.has("settled") ? yaml.flag("settled", false) : null,
                yaml.texts("fires"),
                yaml.texts("not"));
        yaml.done();
        return expected;
    }

    private List<String> urgency(Yaml yaml) {
        if (!yaml.has("urgency")) {
            return List.of(yaml.text("urgency"));
        }
        Object plain = yaml.plain("urgency");
        List<String> range = plain instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(plain));
        List<String> codes = Urgency.codes();
        boolean rises =
                range.size() == 1 || (range.size() == 2 && codes.indexOf(range.get(0)) < codes.indexOf(range.get(1)));
        if (!codes.containsAll(range) || !rises) {
            problems.add(new Problem(
                    yaml.place("urgency"),
                    AnswerReader.show(plain),
                    "one of " + String.join(", ", codes) + ", or the least and the greatest of a range",
                    plain instanceof String word ? Near.to(word, codes) : null));
            return List.of();
        }
        return range;
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }

    private @Nullable List<String> optionalWords(Yaml yaml, String key, List<String> allowed) {
        return yaml.has(key) ? words(yaml, key, allowed) : null;
    }

    private List<String> words(Yaml yaml, String key, List<String> allowed) {
        List<String> words = yaml.texts(key);
        words.stream()
                .filter(word -> !allowed.contains(word))
                .forEach(word -> problems.add(
                        Problem.notAllowed(yaml.place(key), word, "one of " + String.join(", ", allowed), allowed)));
        return words;
    }
}
