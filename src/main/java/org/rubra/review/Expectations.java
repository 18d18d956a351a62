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
    private final List<String> failures = new ArrayList<>();

    Expectations(ClinicalCase.Expected expected, Assessment got) {
        this.expected = expected;
        this.got = got;
    }

    List<String> failures() {
        urgency();
        List<String> considered = got.patterns().stream()
                .filter(pattern -> pattern.support() != Support.UNLIKELY)
                .map(Assessment.PatternReading::code)
                .toList();
        equal("leads", expected.leads(), considered.isEmpty() ? Vocabulary.NO_PATTERN : considered.get(0));
        holds("considers", expected.considers(), considered);
        lacks("unlikely", expected.unlikely(), considered);
        same(
                "redFlags",
                expected.redFlags(),
                got.redFlags().stream().map(Assessment.Flag::code).toList());
        same(
                "conflicts",
                expected.conflicts(),
                got.conflicts().stream().map(Assessment.Contradiction::code).toList());
        same(
                "explains",
                expected.explains(),
                got.explanations().stream().map(Assessment.Explained::code).toList());
        holds(
                "asks",
                expected.asks(),
                got.questions().stream().map(Question::field).toList());
        holds(
                "advises",
                expected.advises(),
                got.advice().stream().map(Assessment.Advised::code).toList());
        equal("settled", expected.settled(), got.settled());
        List<String> fired = got.trace().fired().stream().map(Trace.Firing::id).toList();
        holds("fires", expected.fires(), fired);
        lacks("not", expected.not(), fired);
        return failures;
    }

    private void urgency() {
        List<Urgency> range = expected.urgency().stream().map(Urgency::of).toList();
        boolean within = !range.isEmpty()
                && got.urgency().compareTo(range.get(0)) >= 0
                && got.urgency().compareTo(range.get(range.size() - 1)) <= 0;
        if (!within) {
            fail(
                    "urgency",
                    String.join(" to ", expected.urgency()),
                    got.urgency().code() + " " + deciding());
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

    private void equal(String what, @Nullable Object wanted, Object found) {
        if (wanted != null && !Objects.equals(wanted, found)) {
            fail(what, wanted, found);
        }
    }

    private void same(String what, @Nullable Collection<String> wanted, Collection<String> found) {
        if (wanted != null && !new TreeSet<>(wanted).equals(new TreeSet<>(found))) {
            fail(what, new TreeSet<>(wanted), new TreeSet<>(found));
        }
    }

    private void holds(String what, Collection<String> wanted, Collection<String> found) {
        List<String> missing =
                wanted.stream().filter(each -> !found.contains(each)).toList();
        if (!missing.isEmpty()) {
            fail(what, missing, found);
        }
    }

    private void lacks(String what, Collection<String> unwanted, Collection<String> found) {
        List<String> present = unwanted.stream().filter(found::contains).toList();
        if (!present.isEmpty()) {
            fail(what, "none of " + present, found);
        }
    }

    private void fail(String what, Object wanted, Object found) {
        failures.add(what + ": expected " + wanted + ", got " + found);
    }
}
