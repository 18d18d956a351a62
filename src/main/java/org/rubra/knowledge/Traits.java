package org.rubra.knowledge;

import java.util.Map;
import org.rubra.conclusion.AskFirst;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;

/** What trusted rules may ask about something that was concluded, as they write it. */
public final class Traits {
    private Traits() {}

    /** The members of a conclusion, each with its code or number. */
    public static Map<String, String> of(Conclusion conclusion) {
        if (conclusion instanceof PatternEvidence each) {
            return Map.of(
                    "pattern",
                    each.pattern(),
                    "strength",
                    each.strength().code(),
                    "weight",
                    String.valueOf(each.weight()));
        }
        if (conclusion instanceof PatternSupport each) {
            return Map.of("pattern", each.pattern(), "support", each.support().code());
        }
        if (conclusion instanceof RaisedUrgency each) {
            return Map.of("urgency", each.urgency().code());
        }
        return Map.of(conclusion instanceof AskFirst ? "field" : "code", conclusion.said());
    }

    /** The members of a balance. */
    public static Map<String, String> of(Balance balance) {
        return Map.of(
                "pattern",
                balance.pattern(),
                "weight",
                String.valueOf(balance.weight()),
                "speaksFor",
                String.valueOf(balance.speaksFor()),
                "strongestAgainst",
                String.valueOf(balance.strongestAgainst()));
    }
}
