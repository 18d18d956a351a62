package org.rubra.conclusion;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The evidence for and against one pattern, summed: the fact that the rules of the stage {@code support} judge.
 *
 * @param weight the sum of all weights
 * @param speaksFor the sum of the weights above zero
 * @param strongestAgainst the weight of the strongest argument against, as a number of zero or more
 */
public record Balance(String pattern, int weight, int speaksFor, int strongestAgainst) {

    /** The evidence of each pattern among these conclusions, summed. */
    public static Collection<Balance> sums(Collection<Conclusion> conclusions) {
        Map<String, Balance> sums = new LinkedHashMap<>();
        for (Conclusion each : conclusions) {
            if (each instanceof PatternEvidence evidence) {
                Balance sum = sums.get(evidence.pattern());
                sums.put(
                        evidence.pattern(),
                        (sum == null ? new Balance(evidence.pattern(), 0, 0, 0) : sum).with(evidence));
            }
        }
        return sums.values();
    }

    /** The same with one more piece of evidence. */
    public Balance with(PatternEvidence evidence) {
        return new Balance(
                pattern,
                weight + evidence.weight(),
                speaksFor + Math.max(0, evidence.weight()),
                Math.max(strongestAgainst, -evidence.weight()));
    }
}
