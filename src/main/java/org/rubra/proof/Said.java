package org.rubra.proof;

import java.util.List;
import java.util.Map;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.Traits;

/**
 * Something that is concluded where a literal is true.
 *
 * @param members what trusted rules may ask about it, as they write it
 */
record Said(Conclusion conclusion, Map<String, String> members, int literal) {

    static Said of(Conclusion conclusion, int literal) {
        return new Said(conclusion, Traits.of(conclusion), literal);
    }

    String type() {
        return conclusion.getClass().getSimpleName();
    }

    /** Whether a question of a trusted rule is about this. */
    boolean answers(String type, List<Premise.Comparison> comparisons) {
        return type().equals(type) && comparisons.stream().allMatch(each -> each.holds(members));
    }
}
