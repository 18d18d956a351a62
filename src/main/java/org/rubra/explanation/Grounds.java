package org.rubra.explanation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rubra.conclusion.Balance;
import org.rubra.conclusion.Conclusion;
import org.rubra.knowledge.Premise;
import org.rubra.knowledge.Traits;
import org.rubra.vocabulary.Facts;
import org.rubra.vocabulary.Truth;

/**
 * What a trusted rule was judged on.
 *
 * @param facts the presentation, and the outcome where there is one yet
 * @param layers those in force
 * @param said what had been concluded
 */
record Grounds(List<Facts> facts, List<String> layers, List<Said> said) {

    /**
     * Something that was concluded, or the sum of some of it.
     *
     * @param type the name that rules have for its kind
     * @param words what it says
     */
    record Said(String type, Map<String, String> traits, String words) {
        static Said of(Conclusion conclusion) {
            return new Said(conclusion.getClass().getSimpleName(), Traits.of(conclusion), conclusion.said());
        }

        static Said of(Balance balance) {
            return new Said(
                    Balance.class.getSimpleName(),
                    Traits.of(balance),
                    balance.pattern() + " " + balance.weight() + " (for " + balance.speaksFor() + ", strongest against "
                            + balance.strongestAgainst() + ")");
        }

        /** Whether a question is about it. */
        boolean answers(Premise.Concluded asked, Map<String, String> variables) {
            return asked.fits(type, traits, variables);
        }
    }

    /** What a premise comes to. An unanswered question keeps a rule from holding, and so lets hold what only denies it. */
    Truth of(Premise premise, Map<String, String> variables) {
        if (premise instanceof Premise.All all) {
            return all.parts().stream().map(each -> of(each, variables)).reduce(Truth.TRUE, Truth::and);
        }
        if (premise instanceof Premise.Any any) {
            return any.parts().stream().map(each -> of(each, variables)).reduce(Truth.FALSE, Grounds::or);
        }
        if (premise instanceof Premise.Not not) {
            return Truth.of(of(not.part(), variables) != Truth.TRUE);
        }
        if (premise instanceof Premise.InForce layer) {
            return Truth.of(layers.contains(layer.layer()));
        }
        return premise instanceof Premise.Asks asks
                ? of(asks)
                : Truth.of(said.stream().anyMatch(each -> each.answers((Premise.Concluded) premise, variables)));
    }

    private static Truth or(Truth one, Truth other) {
        if (one == Truth.TRUE || other == Truth.TRUE) {
            return Truth.TRUE;
        }
        return one == Truth.UNKNOWN || other == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.FALSE;
    }

    private Truth of(Premise.Asks asks) {
        Facts asked = asked(asks.fact()).orElseThrow(() -> new IllegalArgumentException(asks.fact()));
        int slot = asked.schema().slot(asks.field());
        boolean open = asked.at(slot) == null
                && !asked.isMoot(slot)
                && !asks.question().equals("known")
                && !asks.question().equals("unknown");
        return open ? Truth.UNKNOWN : Truth.of(holds(asks, asked));
    }

    private static boolean holds(Premise.Asks asks, Facts facts) {
        String field = asks.field();
        String[] words = asks.words().toArray(String[]::new);
        return switch (asks.question()) {
            case "is" -> facts.is(field);
            case "isNot" -> facts.isNot(field);
            case "ruledOut" -> facts.ruledOut(field);
            case "known" -> facts.known(field);
            case "unknown" -> facts.unknown(field);
            case "oneOf" -> facts.oneOf(field, words);
            case "has" -> facts.has(field, words);
            case "only" -> facts.only(field, words);
            case "atLeast" -> facts.atLeast(field, Objects.requireNonNull(asks.bound()));
            case "below" -> facts.below(field, Objects.requireNonNull(asks.bound()));
            default -> throw new IllegalArgumentException(asks.question());
        };
    }

    /** The facts of a type. */
    Optional<Facts> asked(String fact) {
        return facts.stream().filter(each -> each.schema().fact().equals(fact)).findFirst();
    }
}
