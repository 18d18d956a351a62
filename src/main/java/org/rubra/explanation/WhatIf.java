package org.rubra.explanation;

import java.util.List;
import org.rubra.assessment.Trace;
import org.rubra.conclusion.Urgency;
import org.rubra.knowledge.KnowledgeBase;

/**
 * The smallest changes of what was said that would lead to another urgency, on the release that answered. It is what that release would say, and no advice to
 * say otherwise.
 *
 * <p>A change gives a field another answer, or one where it had none; nothing is taken back. Changes belong together where all of them are needed: no
 * part of them leads as far the same way. A field that cannot apply is not answered. Of answers that no row and no rule tells apart the one nearest to
 * the recorded one stands for all; of all changes of the same fields to the same urgency, the nearest. A field is not changed together with the one that
 * decides whether it applies: another age and a pregnancy at once would be another person.
 *
 * @param urgency the recorded one
 * @param searched all changes of so many facts were tried
 * @param complete whether that is all that was asked for, with every answer that something tells apart
 * @param up what leads to a higher urgency
 * @param down what leads to a lower one
 */
public record WhatIf(Urgency urgency, int searched, boolean complete, Ways up, Ways down) {
    /** The number of facts that are changed at most. */
    public static final int MOST_CHANGES = 3;

    /** The number of ways that are named each way at most. */
    public static final int MOST_NAMED = 20;

    /**
     * The ways in one direction: those of the fewest changes first; then those that answer what was unknown before those that change what was said; then those
     * that lead furthest; then in the vocabulary's order.
     *
     * @param more how many there are beside those named
     */
    public record Ways(List<Way> ways, int more) {
        public Ways {
            ways = List.copyOf(ways);
        }
    }

    /** Changes that together lead to an urgency. */
    public record Way(Urgency urgency, List<Change> changes) {
        public Way {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What would have led to another urgency than that of an answer of this base.
     *
     * @throws IllegalStateException when two ways to find an urgency disagree; then nothing may be said
     */
    public static WhatIf of(KnowledgeBase base, Trace trace) {
        return new Experiment(base, trace, MOST_NAMED).result(MOST_CHANGES);
    }
}
