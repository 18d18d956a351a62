package org.rubra.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Question;
import org.rubra.conclusion.Support;
import org.rubra.review.ImpactReport.Aspect;
import org.rubra.vocabulary.Vocabulary;

/** Two answers to one presentation, held against each other in every aspect. */
final class ImpactAnswers {
    private final Assessment before;
    private final Assessment after;
    private final ImpactCauses causes;
    private final List<ImpactEffect> effects = new ArrayList<>();

    private ImpactAnswers(Assessment before, Assessment after, Set<String> touched) {
        this.before = before;
        this.after = after;
        this.causes = new ImpactCauses(before, after, touched);
    }

    /**
     * All aspects in which the answers differ.
     *
     * @param touched the rows and rules that were changed
     */
    static List<ImpactEffect> effects(Assessment before, Assessment after, Set<String> touched) {
        return new ImpactAnswers(before, after, touched).effects();
    }

    private List<ImpactEffect> effects() {
        single(Aspect.URGENCY, answer -> answer.urgency().code());
        single(Aspect.LEADS, ImpactAnswers::leads);
        several(Aspect.RED_FLAGS, answer -> codes(answer.redFlags(), Assessment.Flag::code));
        several(Aspect.EXPLANATIONS, answer -> codes(answer.explanations(), Assessment.Explained::code));
        several(Aspect.CONFLICTS, answer -> codes(answer.conflicts(), Assessment.Contradiction::code));
        single(Aspect.SETTLED, answer -> answer.settled() ? "settled" : "open");
        questions();
        several(Aspect.ADVICE, answer -> codes(answer.advice(), Assessment.Advised::code));
        return effects;
    }

    private static <T> List<String> codes(List<T> all, Function<T, String> code) {
        return all.stream().map(code).toList();
    }

    private static String leads(Assessment answer) {
        return answer.patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .findFirst()
                .map(Assessment.PatternReading::code)
                .orElse(Vocabulary.NO_PATTERN);
    }

    private static String question(Question question) {
        return question.couldRaiseTo() == null
                ? question.field()
                : question.field() + " (up to " + question.couldRaiseTo().code() + ")";
    }

    private void single(Aspect aspect, Function<Assessment, String> said) {
        add(aspect, said.apply(before), said.apply(after));
    }

    /** One effect for each code that only one of the answers has. */
    private void several(Aspect aspect, Function<Assessment, List<String>> said) {
        List<String> old = said.apply(before);
        List<String> now = said.apply(after);
        old.stream().filter(code -> !now.contains(code)).forEach(code -> add(aspect, code, ""));
        now.stream().filter(code -> !old.contains(code)).forEach(code -> add(aspect, "", code));
    }

    /** One effect for each field that is asked for on one side only, or could raise otherwise. */
    private void questions() {
        Map<String, String> old = asked(before);
        Map<String, String> now = asked(after);
        Stream.concat(old.keySet().stream(), now.keySet().stream())
                .distinct()
                .forEach(field -> add(Aspect.QUESTIONS, old.getOrDefault(field, ""), now.getOrDefault(field, "")));
    }

    private static Map<String, String> asked(Assessment answer) {
        Map<String, String> asked = new LinkedHashMap<>();
        answer.questions().forEach(question -> asked.put(question.field(), question(question)));
        return asked;
    }

    private void add(Aspect aspect, String old, String now) {
        if (!old.equals(now)) {
            effects.add(new ImpactEffect(aspect, old, now, causes.of(aspect)));
        }
    }
}
