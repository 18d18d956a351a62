package org.rubra.explanation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Trace;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Row;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/**
 * Why a row or trusted rule fired or did not, condition by condition.
 *
 * @param truth what the row or rule as a whole says of the facts, were its layer in force
 * @param beatenBy the row of the same table that answers before it, where it holds and does not count; else null
 * @param setAside the explanations because of which the urgency that it raised does not count, where it fired; mostly none
 * @param layer the layer it belongs to
 * @param inForce whether that layer was in force; where not, nothing of it could fire
 */
public record WhyNot(
        String id,
        String sentence,
        @JsonUnwrapped Trace.Source source,
        Truth truth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String beatenBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SetAside> setAside,
        List<CellReading> cells,
        String layer,
        boolean inForce) {
    public WhyNot {
        setAside = List.copyOf(setAside);
        cells = List.copyOf(cells);
    }

    /** Why the row or rule with this id fired or not in an answer of this base; nothing where the base has none. */
    public static Optional<WhyNot> of(KnowledgeBase base, String id, Trace trace) {
        return base.row(id).map(located -> of(base, located, trace)).or(() -> base.rule(id)
                .map(rule -> of(rule, new Past(base, trace))));
    }

    /** Why this row fired or not in an answer of this base. */
    public static WhyNot of(KnowledgeBase base, KnowledgeBase.Located located, Trace trace) {
        return of(
                located,
                trace,
                List.of(
                        new Presentation(base.vocabulary(), trace.presentation()),
                        new Outcome(base.vocabulary(), trace.outcome())));
    }

    static WhyNot of(KnowledgeBase.Located located, Trace trace, List<Facts> facts) {
        Row row = located.row();
        List<CellReading> cells = row.conditions().stream()
                .map(each -> CellReading.of(
                        each,
                        facts.stream()
                                .filter(asked -> asked.schema().fact().equals(each.fact()))
                                .findFirst()
                                .orElseThrow()))
                .toList();
        return new WhyNot(
                row.id(),
                row.sentence(),
                new Trace.Source(located.table().file(), located.table().sheet(), row.line(), null),
                truth(cells),
                beatenBy(row, trace),
                SetAside.of(row.id(), trace),
                cells,
                located.table().layer(),
                trace.layers().contains(located.table().layer()));
    }

    static WhyNot of(TrustedRule rule, Past past) {
        List<CellReading> cells = RuleReading.of(past.rule(rule.id()), past.grounds(past.rule(rule.id())));
        return new WhyNot(
                rule.id(),
                rule.name(),
                new Trace.Source(rule.file(), null, null, rule.line()),
                truth(cells),
                null,
                SetAside.of(rule.id(), past.trace()),
                cells,
                rule.layer(),
                past.trace().layers().contains(rule.layer()));
    }

    /** Whether it fired; what it raised may be set aside all the same. */
    @JsonIgnore
    public boolean fired() {
        return inForce && truth == Truth.TRUE && beatenBy == null;
    }

    /** How many of its conditions come to this. */
    public int count(Truth wanted) {
        return (int) cells.stream().filter(cell -> cell.truth() == wanted).count();
    }

    private static Truth truth(List<CellReading> cells) {
        return cells.stream().map(CellReading::truth).reduce(Truth.TRUE, Truth::and);
    }

    private static @Nullable String beatenBy(Row row, Trace trace) {
        return trace.fired().stream()
                .filter(firing -> firing.beats().contains(row.id()))
                .map(Trace.Firing::id)
                .findFirst()
                .orElse(null);
    }
}
