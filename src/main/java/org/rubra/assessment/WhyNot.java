package org.rubra.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Condition;
import org.rubra.table.Row;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/**
 * Why a row fired or did not, cell by cell.
 *
 * @param truth what the row as a whole says of the presentation
 * @param beatenBy the row of the same table that answers before it, where it holds and does not count; else null
 */
public record WhyNot(
        String id,
        String sentence,
        String file,
        String sheet,
        int row,
        Truth truth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String beatenBy,
        List<CellReading> cells) {

    /**
     * One cell against the facts.
     *
     * @param wanted what the cell says
     * @param found the answer; null where it is unknown
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CellReading(String cell, String field, String wanted, @Nullable Object found, Truth truth) {}

    /** Why this row fired or not on a presentation that was assessed on this base. */
    public static WhyNot of(KnowledgeBase base, KnowledgeBase.Located located, Assessment assessment) {
        List<Facts> facts = List.of(
                new Presentation(base.vocabulary(), assessment.trace().presentation()),
                new Outcome(base.vocabulary(), assessment.trace().outcome()));
        Row row = located.row();
        List<CellReading> cells =
                row.conditions().stream().map(each -> read(each, facts)).toList();
        return new WhyNot(
                row.id(),
                row.sentence(),
                located.table().file(),
                located.table().sheet(),
                row.line(),
                cells.stream().map(CellReading::truth).reduce(Truth.TRUE, Truth::and),
                beatenBy(row, assessment),
                cells);
    }

    private static @Nullable String beatenBy(Row row, Assessment assessment) {
        return assessment.trace().fired().stream()
                .filter(firing -> firing.beats().contains(row.id()))
                .map(Trace.Firing::id)
                .findFirst()
                .orElse(null);
    }

    private static CellReading read(Condition condition, List<Facts> facts) {
        Facts asked = facts.stream()
                .filter(each -> each.schema().fact().equals(condition.fact()))
                .findFirst()
                .orElseThrow();
        return new CellReading(
                condition.cell(),
                condition.field(),
                condition.operator().code() + " " + String.join(", ", condition.values()),
                asked.at(asked.schema().slot(condition.field())),
                condition.of(asked));
    }
}
