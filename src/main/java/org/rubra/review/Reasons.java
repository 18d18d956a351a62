package org.rubra.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Question;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.Urgency;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Row;
import org.rubra.vocabulary.Truth;

/** The trace of a difference: which rows and rules led to an answer other than the expected one, and which came nearest to the expected one. */
public final class Reasons {
    /** Of the rows that did not fire, so many of those that came nearest are shown. */
    private static final int NEAREST = 2;

    private final KnowledgeBase base;
    private final Assessment got;
    private final Set<String> fired;

    /** @param base the base that answered, or the same with other layers in force */
    public Reasons(KnowledgeBase base, Assessment got) {
        this.base = base;
        this.got = got;
        this.fired = got.trace().fired().stream().map(Trace.Firing::id).collect(Collectors.toSet());
    }

    /** What made the difference, most telling first; empty where no row or rule did. */
    public List<Reason> of(Failure failure) {
        Stream<Reason> reasons =
                switch (failure.what()) {
                    case URGENCY -> urgency(failure);
                    case LEADS, CONSIDERS, UNLIKELY -> patterns(failure);
                    case RED_FLAGS ->
                        codes(
                                failure,
                                code -> because(got.redFlags().stream()
                                        .filter(each -> each.code().equals(code))
                                        .map(Assessment.Flag::because)));
                    case CONFLICTS ->
                        codes(
                                failure,
                                code -> because(got.conflicts().stream()
                                        .filter(each -> each.code().equals(code))
                                        .map(Assessment.Contradiction::because)));
                    case EXPLAINS ->
                        codes(
                                failure,
                                code -> because(got.explanations().stream()
                                        .filter(each -> each.code().equals(code))
                                        .map(Assessment.Explained::because)));
                    case ADVISES -> failure.missing().stream().flatMap(this::concluding);
                    case ASKS -> failure.missing().stream().flatMap(this::asking);
                    case SETTLED -> open();
                    case FIRES -> failure.missing().stream().map(id -> reason(id, silence(id)));
                    case NOT -> failure.unwanted().stream().map(id -> reason(id, "fired"));
                };
        return reasons.toList();
    }

    private Stream<Reason> urgency(Failure failure) {
        String reached = "raised to " + got.urgency().code();
        Stream<Reason> raised = because(got.layers().stream()
                        .filter(layer -> layer.urgency() == got.urgency())
                        .map(Assessment.LayerReading::because))
                .map(id -> reason(id, reached));
        Urgency least = Urgency.of(failure.missing().get(0));
        if (got.urgency().compareTo(least) >= 0) {
            return raised;
        }
        Stream<Reason> aside = got.trace().fired().stream()
                .filter(firing -> !firing.setAsideBy().isEmpty())
                .map(firing ->
                        reason(firing.id(), "raised, and was set aside by " + String.join(", ", firing.setAsideBy())));
        Stream<Reason> nearest = nearest(
                conclusion -> conclusion instanceof RaisedUrgency raise
                        && raise.urgency().compareTo(least) >= 0,
                "would raise so far");
        return Stream.of(raised, aside, nearest).flatMap(each -> each);
    }

    private Stream<Reason> patterns(Failure failure) {
        List<Reason> reasons = new ArrayList<>();
        for (String code : failure.unwanted()) {
            because(readings(code).map(Assessment.PatternReading::because))
                    .forEach(id -> reasons.add(reason(id, "speaks for " + code)));
        }
        for (String code : failure.missing()) {
            because(readings(code).map(Assessment.PatternReading::against))
                    .forEach(id -> reasons.add(reason(id, "speaks against " + code)));
            nearest(
                            conclusion -> conclusion instanceof PatternEvidence evidence
                                    && evidence.pattern().equals(code)
                                    && evidence.weight() > 0,
                            "would speak for " + code)
                    .forEach(reasons::add);
        }
        return reasons.stream();
    }

    private Stream<Assessment.PatternReading> readings(String code) {
        return got.patterns().stream().filter(pattern -> pattern.code().equals(code));
    }

    private Stream<Reason> codes(Failure failure, java.util.function.Function<String, Stream<String>> sources) {
        return Stream.concat(
                failure.unwanted().stream()
                        .flatMap(code -> sources.apply(code).map(id -> reason(id, "concluded " + code))),
                failure.missing().stream().flatMap(this::concluding));
    }

    /** The rows that come nearest to concluding a code, and the rules that could. */
    private Stream<Reason> concluding(String code) {
        String part = "would conclude " + code;
        Stream<Reason> rules = base.contents().rules().stream()
                .filter(rule -> !fired.contains(rule.id())
                        && rule.text().replaceFirst("(?s)^.*?\\bthen\\b", "").contains('"' + code + '"'))
                .map(rule -> reason(rule.id(), part));
        return Stream.concat(nearest(conclusion -> conclusion.said().equals(code), part), rules);
    }

    private Stream<Reason> asking(String field) {
        return nearest(
                inForce().filter(row -> row.conditions().stream()
                        .anyMatch(condition -> condition.field().equals(field))),
                "would ask for " + field);
    }

    private Stream<Reason> open() {
        return got.questions().stream()
                .filter(question -> question.couldRaiseTo() != null)
                .map(Question::because)
                .flatMap(List::stream)
                .distinct()
                .limit(NEAREST)
                .map(id -> reason(id, "is open"));
    }

    private Stream<Reason> nearest(Predicate<Conclusion> wanted, String part) {
        return nearest(inForce().filter(row -> row.conclusions().anyMatch(wanted)), part);
    }

    private Stream<Reason> nearest(Stream<Row> rows, String part) {
        return rows.filter(row -> !fired.contains(row.id()))
                .map(row -> whyNot(base.row(row.id()).orElseThrow()))
                .sorted(Comparator.comparing((WhyNot row) -> row.count(Truth.FALSE))
                        .thenComparing(row -> row.count(Truth.UNKNOWN)))
                .limit(NEAREST)
                .map(row -> Reason.of(row, part + "; " + silence(row.id())));
    }

    private Stream<Row> inForce() {
        return base.contents().tables().stream()
                .filter(table -> got.trace().layers().contains(table.layer()))
                .flatMap(table -> table.rows().stream());
    }

    private WhyNot whyNot(KnowledgeBase.Located located) {
        return WhyNot.of(base, located, got.trace());
    }

    /** Why a row or rule that exists did not fire, in a few words. */
    private String silence(String id) {
        String layer = base.row(id)
                .map(located -> located.table().layer())
                .or(() -> base.rule(id).map(TrustedRule::layer))
                .orElseThrow();
        if (!got.trace().layers().contains(layer)) {
            return "its layer is left out";
        }
        return base.row(id)
                .map(this::whyNot)
                .map(row -> switch (row.truth()) {
                    case TRUE -> "holds, but " + row.beatenBy() + " answers first";
                    case FALSE -> "did not fire";
                    case UNKNOWN -> "is open";
                })
                .orElse("did not fire");
    }

    private static Stream<String> because(Stream<List<String>> lists) {
        return lists.flatMap(List::stream).distinct();
    }

    private Reason reason(String id, String part) {
        return base.row(id)
                .map(located -> Reason.of(whyNot(located), part))
                .orElseGet(() -> rule(base.rule(id).orElseThrow(), part));
    }

    private Reason rule(TrustedRule rule, String part) {
        List<Reason.Fact> facts = rule.presentationFields().stream()
                .map(field -> new Reason.Fact(
                        null, field, null, got.trace().presentation().get(field), null))
                .toList();
        return Reason.of(rule, part, facts);
    }
}
