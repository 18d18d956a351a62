package org.rubra.knowledge;

import java.util.List;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;
import org.rubra.vocabulary.Outcome;
import org.rubra.vocabulary.Presentation;
import org.rubra.vocabulary.Vocabulary;

/** The rows of those tables for advice of which not all that hold count; they ask about what was said and about what has been concluded. */
public final class AdviceRows {
    private final RowIndex said;
    private final RowIndex concluded;
    private final Selection selection;

    AdviceRows(List<DecisionTable> tables, Vocabulary vocabulary) {
        List<Row> rows = tables.stream().flatMap(table -> table.rows().stream()).toList();
        this.said = new RowIndex(rows, vocabulary.presentation());
        this.concluded = new RowIndex(rows, vocabulary.outcome());
        this.selection = new Selection(tables, rows, vocabulary);
    }

    public List<Row> rows() {
        return said.rows();
    }

    /** The rows that hold, and those that are open. */
    public RowIndex.Bits of(Presentation presentation, Outcome outcome) {
        RowIndex.Bits one = said.of(presentation);
        RowIndex.Bits other = concluded.of(outcome);
        long[] hold = one.hold().clone();
        long[] open = one.open().clone();
        for (int word = 0; word < hold.length; word++) {
            hold[word] &= other.hold()[word];
            open[word] &= other.hold()[word];
        }
        return new RowIndex.Bits(hold, open);
    }

    public Selection selection() {
        return selection;
    }
}
