package org.rubra.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Question;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.ClinicalCase;
import org.rubra.vocabulary.Vocabulary;

/** What a case expects, held against what was answered. */
final class Expectations {
    private final ClinicalCase.Expected expected;
    private final Assessment got;
    private final List<Failure> failures = new ArrayList<>();

    Expectations(ClinicalCase.Expected expected, Assessment got) {
        this.expected = expected;
        this.got = got;
    }

    List<Failure> failures() {
        urgency();
        List<String> considered = got.patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .map(Assessment.PatternReading::code)
                .toList();
        equal(Failure.What.LEADS, expected.leads(), considered.isEmpty() ? Vocabulary.NO_PATTERN : considered.get(0));
        holds(Failure.What.CONSIDERS, expected.considers(), considered);
        lacks(Failure.What.UNLIKELY, expected.unlikely(), considered);
        same(
                Failure.What.RED_FLAGS,
                expected.redFlags(),
                got.redFlags().stream().map(Assessment.Flag::code).toList());
        same(
                Failure.What.CONFLICTS,
                expected.conflicts(),
                got.conflicts().stream().map(Assessment.Contradiction::code).toList());
        same(
                Failure.What.EXPLAINS,
                expected.explains(),
                got.explanations().stream().map(Assessment.Explained::code).toList());
        holds(
                Failure.What.ASKS,
                expected.asks(),
                got.questions().stream().map(Question::field).toList());
        holds(
                Failure.What.ADVISES,
                expected.advises(),
                got.advice().stream().map(Assessment.Advised::code).toList());
        equal(Failure.What.SETTLED, expected.settled(), got.settled());
        List<String> fired = got.trace().fired().stream().map(Trace.Firing::id).toList();
        holds(Failure.What.FIRES, expected.fires(), fired);
        lacks(Failure.What.NOT, expected.not(), fired);
        return failures;
    }

    private void urgency() {
        List<Urgency> range = expected.urgency().stream().map(Urgency::of).toList();
        boolean within = !range.isEmpty()
                && got.urgency().compareTo(range.get(0)) >= 0
                && got.urgency().compareTo(range.get(range.size() - 1)) <= 0;
        if (!within) {
            failures.add(new Failure(
                    Failure.What.URGENCY,
                    String.join(" to ", expected.urgency()),
                    got.urgency().code() + " " + deciding(),
                    expected.urgency(),
                    List.of(got.urgency().code())));
        }
    }

    private String deciding() {
        return "because of "
                + String.join(
                        ", ",
                        got.layers().stream()
                                .filter(layer -> layer.urgency() == got.urgency())
                                .flatMap(layer -> layer.because().stream())
                                .toList());
    }

    private void equal(Failure.What what, @Nullable Object wanted, Object found) {
        if (wanted != null && !Objects.equals(wanted, found)) {
            fail(what, wanted, found, List.of(wanted.toString()), List.of(found.toString()));
        }
    }

    private void same(Failure.What what, @Nullable Collection<String> wanted, Collection<String> found) {
        if (wanted != null && !new TreeSet<>(wanted).equals(new TreeSet<>(found))) {
            fail(what, new TreeSet<>(wanted), new TreeSet<>(found), without(wanted, found), without(found, wanted));
        }
    }

    private void holds(Failure.What what, Collection<String> wanted, Collection<String> found) {
        List<String> missing = without(wanted, found);
        if (!missing.isEmpty()) {
            fail(what, missing, found, missing, List.of());
        }
    }

    private void lacks(Failure.What what, Collection<String> unwanted, Collection<String> found) {
        List<String> present = unwanted.stream().filter(found::contains).toList();
        if (!present.isEmpty()) {
            fail(what, "none of " + present, found, List.of(), present);
        }
    }

    private static List<String> without(Collection<String> all, Collection<String> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }

    private void fail(Failure.What what, Object wanted, Object found, List<String> missing, List<String> unwanted) {
        failures.add(new Failure(what, wanted.toString(), found.toString(), missing, unwanted));
    }
}
