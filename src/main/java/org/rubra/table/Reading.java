package org.rubra.table;

import java.util.List;
import org.rubra.vocabulary.Problem;

/** What reading a workbook came to: a table, or every reason why it is none; never half of each. */
public sealed interface Reading {

    /** A workbook whose every cell is in order. */
    record Read(DecisionTable table) implements Reading {}

    /** All that is wrong with a workbook, by place; at least one problem. */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = problems.stream().sorted().toList();
        }
    }
}
