package org.rubra.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Question;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Support;
import org.rubra.review.ImpactReport.Aspect;
import org.rubra.vocabulary.Vocabulary;

/**
 * One aspect in which two answers differ.
 *
 * @param rows the rows and rules responsible, sorted
 */
record ImpactEffect(Aspect aspect, String before, String after, List<String> rows) {
    private static final Map<Aspect, Set<String>> KINDS = Map.of(
            Aspect.URGENCY, Set.of("RaisedUrgency", "Explanation"),
            Aspect.LEADS, Set.of("PatternEvidence", "PatternSupport", "Explanation"),
            Aspect.RED_FLAGS, Set.of("RedFlag"),
            Aspect.EXPLANATIONS, Set.of("Explanation"),
            Aspect.CONFLICTS, Set.of("Conflict"),
            Aspect.QUESTIONS, Set.of("AskFirst"),
            Aspect.ADVICE, Set.of("Advice"));

    /** All aspects in which the answers differ. */
    static List<ImpactEffect> between(Assessment before, Assessment after, Set<String> touched) {
        return new Between(before, after, touched).effects();
    }

    /** Two answers to one presentation. */
    private static final class Between {
        private final Assessment before;
        private final Assessment after;
        private final Set<String> touched;
        private final List<ImpactEffect> effects = new ArrayList<>();

        Between(Assessment before, Assessment after, Set<String> touched) {
            this.before = before;
            this.after = after;
            this.touched = touched;
        }

        List<ImpactEffect> effects() {
            single(Aspect.URGENCY, answer -> answer.urgency().code());
            single(Aspect.LEADS, Between::leads);
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
                effects.add(new ImpactEffect(aspect, old, now, responsible(aspect)));
            }
        }

        private List<String> responsible(Aspect aspect) {
            Set<String> differing = new TreeSet<>();
            Set<String> relevant = new TreeSet<>();
            Map<String, Trace.Firing> others = new HashMap<>();
            after.trace().fired().forEach(firing -> others.put(firing.id(), firing));
            for (Trace.Firing firing : before.trace().fired()) {
                Trace.Firing other = others.remove(firing.id());
                if (other == null || !sameSaid(firing, other)) {
                    differing.add(firing.id());
                    addRelevant(aspect, firing, relevant);
                    addRelevant(aspect, other, relevant);
                }
            }
            others.forEach((id, firing) -> {
                differing.add(id);
                addRelevant(aspect, firing, relevant);
            });
            if (aspect == Aspect.QUESTIONS || aspect == Aspect.SETTLED) {
                relevant.addAll(asking());
            }
            return Stream.of(touched(relevant), touched(differing), relevant, differing)
                    .filter(ids -> !ids.isEmpty())
                    .findFirst()
                    .map(List::copyOf)
                    .orElse(List.of());
        }

        private Set<String> touched(Set<String> ids) {
            Set<String> both = new TreeSet<>(ids);
            both.retainAll(touched);
            return both;
        }

        private static boolean sameSaid(Trace.Firing one, Trace.Firing other) {
            return one.concluded().equals(other.concluded()) && one.setAsideBy().equals(other.setAsideBy());
        }

        private static void addRelevant(Aspect aspect, Trace.@Nullable Firing firing, Set<String> relevant) {
            if (firing != null
                    && firing.concluded().stream().anyMatch(each -> KINDS.getOrDefault(aspect, Set.of())
                            .contains(each.kind()))) {
                relevant.add(firing.id());
            }
        }

        /** The rows that are open for want of an answer on one side only, or otherwise there. */
        private Set<String> asking() {
            Set<Question> differing = new HashSet<>(before.questions());
            Set<Question> now = new HashSet<>(after.questions());
            Set<Question> both = new HashSet<>(differing);
            both.retainAll(now);
            differing.addAll(now);
            differing.removeAll(both);
            Map<String, Long> sides = differing.stream()
                    .flatMap(question -> question.because().stream().map(row -> question.field() + ' ' + row))
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
            return differing.stream()
                    .flatMap(question -> question.because().stream()
                            .filter(row -> Objects.equals(sides.get(question.field() + ' ' + row), 1L)))
                    .collect(Collectors.toSet());
        }
    }
}
