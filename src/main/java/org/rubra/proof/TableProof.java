package org.rubra.proof;

import java.util.List;
import java.util.Map;
import org.rubra.knowledge.Overlap;
import org.rubra.table.DecisionTable;
import org.rubra.table.Row;
import org.rubra.vocabulary.Vocabulary;

/**
 * What the rows of one table say of each other, for every presentation. Rows that can never hold are named once, as such, and left out of all else.
 *
 * @param never the rows of which some cells can never hold together
 * @param alike rows with the same conditions, two or more each
 * @param within rows that hold only where others hold too, with those others; rows that are alike are not among them
 * @param together rows that can hold together with others above them, in a table in which that must not be
 * @param beaten rows that never count since rows that answer before them hold wherever they do, with the few that do
 * @param gaps the regions in which the table must answer and does not
 * @param moreGaps whether there are further ones
 * @param undecided rows of which the budget left open whether they ever count
 * @param gapsUndecided whether the budget left open where the table does not answer
 */
public record TableProof(
        List<Row> never,
        List<List<Row>> alike,
        Map<Row, List<Row>> within,
        List<Together> together,
        Map<Row, List<Row>> beaten,
        List<Gap> gaps,
        boolean moreGaps,
        List<Row> undecided,
        boolean gapsUndecided) {

    /** Looks at a row's box in all questions about one table; some seconds. */
    public static final long STEPS = 100_000_000;

    /** A row that can hold together with others, and the smallest facts on which it holds together with the first of them. */
    public record Together(Overlap overlap, Map<String, Object> example) {}

    /** A region in words, and the smallest facts in it. */
    public record Gap(String words, Map<String, Object> example) {}

    /** What there is to say of a table, with the budget of steps that all questions about it share. */
    public static TableProof of(DecisionTable table, Vocabulary vocabulary, long steps) {
        return new RowProofs(table, vocabulary, new Budget(steps)).all();
    }
}
