package org.rubra.knowledge;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a trusted rule asks, as logic: the same text that the compiler takes, for those who reason about all presentations at once. */
public sealed interface Premise {

    /** The questions that it is joined of. */
    default Stream<Premise> leaves() {
        if (this instanceof All all) {
            return all.parts().stream().flatMap(Premise::leaves);
        }
        if (this instanceof Any any) {
            return any.parts().stream().flatMap(Premise::leaves);
        }
        return this instanceof Not not ? not.part().leaves() : Stream.of(this);
    }

    /** All of these hold; nothing to ask always holds. */
    record All(List<Premise> parts) implements Premise {}

    /** One of these holds at least. */
    record Any(List<Premise> parts) implements Premise {}

    record Not(Premise part) implements Premise {}

    /**
     * A question about the facts, as {@link org.rubra.vocabulary.Facts} answers it.
     *
     * @param question the method's name, say {@code isNot} or {@code atLeast}
     * @param words the values asked about; empty where there are none
     * @param bound the number asked about
     */
    record Asks(String fact, String question, String field, List<String> words, @Nullable Double bound)
            implements Premise {}

    /** Whether a layer is in force. */
    record InForce(String layer) implements Premise {}

    /** Something of this type was concluded of which all comparisons hold. */
    record Concluded(String type, List<Comparison> comparisons) implements Premise {
        /**
         * Whether something of this type with these members is what it asks for.
         *
         * @param variables codes in the place of variables; a variable without one stands for a number, and fits any
         */
        public boolean fits(String type, Map<String, String> traits, Map<String, String> variables) {
            return this.type.equals(type)
                    && comparisons.stream()
                            .map(each -> each.with(variables))
                            .allMatch(each -> each.value().startsWith("$") || each.holds(traits));
        }
    }

    /**
     * One member of a conclusion against a value.
     *
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}
     * @param value a code or a whole number; or a variable, {@code $p}, which stands for any code the first time it is met with {@code ==}
     */
    record Comparison(String member, String operator, String value) {
        /** Whether it holds of something with these members; its value must not be a variable. */
        public boolean holds(Map<String, String> traits) {
            String trait = traits.get(member);
            if (trait == null) {
                throw new IllegalArgumentException(member);
            }
            return switch (operator) {
                case "==" -> trait.equals(value);
                case "!=" -> !trait.equals(value);
                case "<" -> Integer.parseInt(trait) < Integer.parseInt(value);
                case "<=" -> Integer.parseInt(trait) <= Integer.parseInt(value);
                case ">" -> Integer.parseInt(trait) > Integer.parseInt(value);
                case ">=" -> Integer.parseInt(trait) >= Integer.parseInt(value);
                default -> throw new IllegalArgumentException(operator);
            };
        }

        /** The same with codes in the place of variables. */
        public Comparison with(Map<String, String> variables) {
            return new Comparison(member, operator, variables.getOrDefault(value, value));
        }
    }
}
