package org.rubra.conclusion;

/**
 * The sum of the evidence for and against one pattern: the fact that the rules of the stage {@code support} judge.
 *
 * @param weight the sum of all weights
 * @param speaksFor the sum of the weights above zero
 * @param speaksAgainst the sum of the weights below zero, as a number of zero or more
 */
public record Balance(String pattern, int weight, int speaksFor, int speaksAgainst) {}
