package org.rubra.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Place;

/**
 * A presentation and what must be answered to it; the suite of all cases is what every release must pass.
 *
 * @param name the case as a sentence
 * @param given the answers by field name, read strictly
 * @param safetyNet whether the optional layers are in force
 */
public record ClinicalCase(String name, Map<String, Object> given, boolean safetyNet, Expected expect, Place place) {

    /**
     * What is expected; null where the case does not say.
     *
     * @param urgency the code expected, or the least and the greatest
     * @param leads the leading pattern, or {@code none}
     * @param considers patterns that must not be unlikely
     * @param unlikely patterns that must not be considered
     * @param redFlags exactly the red flags
     * @param conflicts exactly the conflicts
     * @param explains exactly the explanations
     * @param asks fields that must be among the questions
     * @param advises codes that must be among the advice
     * @param fires rows and rules that must fire
     * @param not rows and rules that must not fire
     */
    @JsonInclude(JsonInclude.Include.NON_NULL) // an empty list says "none", which is not the same as saying nothing
    public record Expected(
            List<String> urgency,
            @Nullable String leads,
            List<String> considers,
            List<String> unlikely,
            @Nullable List<String> redFlags,
            @Nullable List<String> conflicts,
            @Nullable List<String> explains,
            List<String> asks,
            List<String> advises,
            @Nullable Boolean settled,
            List<String> fires,
            List<String> not) {}
}
