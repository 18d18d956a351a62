package org.rubra.proof;

import java.util.List;
import java.util.Map;
import org.rubra.conclusion.Advice;
import org.rubra.conclusion.AskFirst;
import org.rubra.conclusion.Conclusion;
import org.rubra.conclusion.Conflict;
import org.rubra.conclusion.Explanation;
import org.rubra.conclusion.PatternEvidence;
import org.rubra.conclusion.PatternSupport;
import org.rubra.conclusion.RaisedUrgency;
import org.rubra.conclusion.RedFlag;
import org.rubra.knowledge.Premise;

/**
 * Something that is concluded where a literal is true.
 *
 * @param members what trusted rules may ask about it, as they write it
 */
record Said(Conclusion conclusion, Map<String, String> members, int literal) {

    static Said of(Conclusion conclusion, int literal) {
        return new Said(conclusion, members(conclusion), literal);
    }

    /** The conclusion that a trusted rule draws, by its type's simple name. */
    static Conclusion conclusion(String type, String source, List<String> arguments) {
        String first = arguments.get(0);
        return switch (type) {
            case "PatternEvidence" -> new PatternEvidence(source, first, arguments.get(1));
            case "PatternSupport" -> new PatternSupport(source, first, arguments.get(1));
            case "RaisedUrgency" -> new RaisedUrgency(source, first);
            case "RedFlag" -> new RedFlag(source, first);
            case "Explanation" -> new Explanation(source, first);
            case "Conflict" -> new Conflict(source, first);
            case "Advice" -> new Advice(source, first);
            case "AskFirst" -> new AskFirst(source, first);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Map<String, String> members(Conclusion conclusion) {
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

    String type() {
        return conclusion.getClass().getSimpleName();
    }

    /** Whether a question of a trusted rule is about this. */
    boolean answers(String type, List<Premise.Comparison> comparisons) {
        return type().equals(type) && comparisons.stream().allMatch(each -> holds(members, each));
    }

    /** Whether a comparison with a code or a number holds of these members. */
    static boolean holds(Map<String, String> members, Premise.Comparison comparison) {
        String member = members.get(comparison.member());
        if (member == null) {
            throw new IllegalArgumentException(comparison.member());
        }
        return switch (comparison.operator()) {
            case "==" -> member.equals(comparison.value());
            case "!=" -> !member.equals(comparison.value());
            case "<" -> Integer.parseInt(member) < Integer.parseInt(comparison.value());
            case "<=" -> Integer.parseInt(member) <= Integer.parseInt(comparison.value());
            case ">" -> Integer.parseInt(member) > Integer.parseInt(comparison.value());
            case ">=" -> Integer.parseInt(member) >= Integer.parseInt(comparison.value());
            default -> throw new IllegalArgumentException(comparison.operator());
        };
    }
}
