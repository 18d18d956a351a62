package org.rubra.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.rubra.conclusion.Strength;
import org.rubra.conclusion.Support;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** What may stand in one place of a conclusion, in trusted rules. */
enum Word {
    PATTERN(vocabulary -> codes(vocabulary.patterns())),
    RED_FLAG(vocabulary -> codes(vocabulary.redFlags())),
    EXPLANATION(vocabulary -> codes(vocabulary.explanations())),
    CONFLICT(vocabulary -> codes(vocabulary.conflicts())),
    ADVICE(vocabulary -> codes(vocabulary.advice())),
    FIELD(vocabulary -> vocabulary.fields().stream().map(Field::name).toList()),
    SUPPORT(vocabulary -> Arrays.stream(Support.values()).map(Support::code).toList()),
    STRENGTH(vocabulary -> Strength.codes()),
    /** A rule raises to routine at most: questions come from rows, and would miss what a rule raises further. */
    URGENCY(vocabulary -> List.of("self-care", "routine")),
    WEIGHT(vocabulary -> List.of());

    private final Function<Vocabulary, List<String>> words;

    Word(Function<Vocabulary, List<String>> words) {
        this.words = words;
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }

    List<String> allowed(Vocabulary vocabulary) {
        return words.apply(vocabulary);
    }

    /** Whether it is compared by its constants, {@code Urgency.SELF_CARE}, and not by its codes. */
    boolean isConstant() {
        return this == SUPPORT || this == STRENGTH || this == URGENCY;
    }

    /** The constants it is compared by. */
    List<String> constants() {
        return switch (this) {
            case SUPPORT -> constants("Support", Support.values());
            case STRENGTH -> constants("Strength", Strength.values());
            case URGENCY -> constants("Urgency", org.rubra.conclusion.Urgency.values());
            default -> List.of();
        };
    }

    private static List<String> constants(String type, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> type + "." + value.name()).toList();
    }
}
