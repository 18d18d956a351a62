package org.rubra.proof;

/** What is taken as known when a table is looked at. */
enum Known {
    /** Anything may be unknown: where rows are held against each other. */
    ANYTHING,
    /** Every field that the table asks about is known, or cannot apply: where a table must answer. */
    WHAT_IS_ASKED
}
