package org.rubra.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.table.Condition;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Truth;

/**
 * Why a row fired or did not, cell by cell.
 *
 * @param truth what the row as a whole says of the presentation
 */
public record WhyNot(
        String id, String sentence, String file, String sheet, int row, Truth truth, List<CellReading> cells) {

    /**
     * One cell against the facts.
     *
     * @param wanted what the cell says
     * @param found the answer; null where it is unknown
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CellReading(String cell, String field, String wanted, @Nullable Object found, Truth truth) {}

    /** @param facts the facts that the row's conditions ask about: a presentation, and for advice the outcome too */
    static WhyNot of(KnowledgeBase.Located located, List<Facts> facts) {
        List<CellReading> cells = located.row().conditions().stream()
                .map(each -> read(each, facts))
                .toList();
        Truth truth = cells.stream().map(CellReading::truth).reduce(Truth.TRUE, Truth::and);
        return new WhyNot(
                located.row().id(),
                located.row().sentence(),
                located.table().file(),
                located.table().sheet(),
                located.row().line(),
                truth,
                cells);
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

    /** Why this row fired or not on a presentation that was assessed on this base. */
    public static WhyNot of(KnowledgeBase base, KnowledgeBase.Located located, Assessment assessment) {
        return of(
                located,
                List.of(
                        new Presentation(base.vocabulary(), assessment.trace().presentation()),
                        new org.rubra.vocabulary.Outcome(
                                base.vocabulary(), assessment.trace().outcome())));
    }
}
