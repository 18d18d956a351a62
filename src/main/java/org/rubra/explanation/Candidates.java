package org.rubra.explanation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.RuleLogic;
import org.rubra.table.Row;
import org.rubra.vocabulary.Facts;

/** The rows and rules in force of a past answer, by what they can conclude. */
final class Candidates {
    private final Past past;
    private final List<Facts> facts;
    private final Set<String> fired;

    Candidates(Past past) {
        this.past = past;
        this.facts = past.facts();
        this.fired = past.trace().fired().stream().map(Trace.Firing::id).collect(Collectors.toSet());
    }

    /** Those that did not fire and can conclude something like this, as they read the facts. */
    Stream<WhyNot> silent(Predicate<Conclusion> wanted) {
        return Stream.concat(
                rows(wanted)
                        .filter(row -> !fired.contains(row.id()))
                        .map(row -> WhyNot.of(past.base().row(row.id()).orElseThrow(), past.trace(), facts)),
                rules(wanted)
                        .filter(rule -> !fired.contains(rule.id()))
                        .map(rule -> WhyNot.of(past.base().rule(rule.id()).orElseThrow(), past)));
    }

    /** Those that fired and concluded something like this, and of which what they raised was set aside. */
    Stream<WhyNot> setAside(Predicate<Conclusion> wanted) {
        return firings(wanted)
                .filter(firing -> !firing.setAsideBy().isEmpty())
                .flatMap(firing -> WhyNot.of(past.base(), firing.id(), past.trace()).stream());
    }

    /** The ids of those that fired and concluded something like this, in order. */
    List<String> fired(Predicate<Conclusion> wanted) {
        return firings(wanted).map(Trace.Firing::id).sorted().toList();
    }

    private Stream<Trace.Firing> firings(Predicate<Conclusion> wanted) {
        return past.trace().fired().stream()
                .filter(firing -> past.concluded(firing).anyMatch(wanted));
    }

    private Stream<Row> rows(Predicate<Conclusion> wanted) {
        return past.base().contents().tables().stream()
                .filter(table -> past.trace().layers().contains(table.layer()))
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.conclusions().anyMatch(wanted));
    }

    private Stream<RuleLogic> rules(Predicate<Conclusion> wanted) {
        return past.rules()
                .filter(rule -> past.trace().layers().contains(rule.layer()))
                .filter(rule -> rule.assignments().map(rule::conclusion).anyMatch(wanted));
    }
}
