package org.rubra.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.AskFirst;
import org.rubra.conclusion.Conflict;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.review.ImpactReport.Aspect;

/**
 * Why two answers to one presentation differ: the rows and rules that fired for one of them only, concluded otherwise, were set aside otherwise, or asked
 * otherwise. Mostly what was changed is behind all of them, and then it alone is named.
 */
final class ImpactCauses {
    private static final Map<Aspect, Set<String>> RELEVANT = Map.of(
            Aspect.URGENCY, names(RaisedUrgency.class, Explanation.class),
            Aspect.LEADS, names(PatternEvidence.class, PatternSupport.class, Explanation.class),
            Aspect.RED_FLAGS, names(RedFlag.class),
            Aspect.EXPLANATIONS, names(Explanation.class),
            Aspect.CONFLICTS, names(Conflict.class),
            Aspect.QUESTIONS, names(AskFirst.class),
            Aspect.ADVICE, names(Advice.class));

    private final Assessment before;
    private final Assessment after;
    private final Set<String> touched;

    /** @param touched the rows and rules that were changed */
    ImpactCauses(Assessment before, Assessment after, Set<String> touched) {
        this.before = before;
        this.after = after;
        this.touched = touched;
    }

    private static Set<String> names(Class<?>... kinds) {
        return Stream.of(kinds).map(Class::getSimpleName).collect(Collectors.toSet());
    }

    /** The ids of those responsible for what differs in this aspect, sorted; of those changed before others, of those that conclude in it before others. */
    List<String> of(Aspect aspect) {
        Map<String, Set<String>> differing = differing();
        Set<String> relevant = new TreeSet<>();
        differing.forEach((id, kinds) -> {
            if (kinds.stream().anyMatch(RELEVANT.getOrDefault(aspect, Set.of())::contains)) {
                relevant.add(id);
            }
        });
        if (aspect == Aspect.QUESTIONS || aspect == Aspect.SETTLED) {
            relevant.addAll(asking());
        }
        return Stream.of(touched(relevant), touched(differing.keySet()), relevant, differing.keySet())
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

    /** The rows and rules that fired on one side only or otherwise, with the kinds of what they concluded. */
    private Map<String, Set<String>> differing() {
        Map<String, Trace.Firing> now = new HashMap<>();
        after.trace().fired().forEach(firing -> now.put(firing.id(), firing));
        Map<String, Set<String>> differing = new TreeMap<>();
        for (Trace.Firing firing : before.trace().fired()) {
            Trace.Firing other = now.remove(firing.id());
            if (other == null || !sameSaid(firing, other)) {
                add(firing, differing);
                if (other != null) {
                    add(other, differing);
                }
            }
        }
        now.values().forEach(firing -> add(firing, differing));
        return differing;
    }

    private static boolean sameSaid(Trace.Firing one, Trace.Firing other) {
        return one.concluded().equals(other.concluded()) && one.setAsideBy().equals(other.setAsideBy());
    }

    private static void add(Trace.Firing firing, Map<String, Set<String>> kinds) {
        Set<String> concluded = kinds.computeIfAbsent(firing.id(), id -> new TreeSet<>());
        firing.concluded().forEach(each -> concluded.add(each.kind()));
    }

    /** The rows that wait for the answer to a question on one side only. */
    private Set<String> asking() {
        Set<List<String>> old = waiting(before);
        Set<List<String>> now = waiting(after);
        return Stream.concat(
                        old.stream().filter(each -> !now.contains(each)),
                        now.stream().filter(each -> !old.contains(each)))
                .map(each -> each.get(1))
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> waiting(Assessment answer) {
        Set<List<String>> waiting = new HashSet<>();
        answer.questions()
                .forEach(question -> question.because().forEach(row -> waiting.add(List.of(question.field(), row))));
        return waiting;
    }
}
