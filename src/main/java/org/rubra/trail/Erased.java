package org.rubra.trail;

/**
 * What was erased.
 *
 * @param answers of how many answers what was said is gone
 * @param records how many leaves of the log say so
 */
public record Erased(long answers, long records) {}
