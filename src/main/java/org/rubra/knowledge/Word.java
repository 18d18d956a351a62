package org.rubra.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.rubra.conclusion.Strength;
import org.rubra.conclusion.Support;
import org.rubra.conclusion.Urgency;
import org.rubra.vocabulary.Field;
import org.rubra.vocabulary.Term;
import org.rubra.vocabulary.Vocabulary;

/** What may stand in one place of a conclusion, in trusted rules. */
enum Word {
    PATTERN,
    RED_FLAG,
    EXPLANATION,
    CONFLICT,
    ADVICE,
    FIELD,
    SUPPORT,
    STRENGTH,
    /** A rule raises to routine at most: questions come from rows, and would miss what a rule raises further. */
    URGENCY,
    WEIGHT;

    List<String> allowed(Vocabulary vocabulary) {
        return switch (this) {
            case PATTERN -> codes(vocabulary.patterns());
            case RED_FLAG -> codes(vocabulary.redFlags());
            case EXPLANATION -> codes(vocabulary.explanations());
            case CONFLICT -> codes(vocabulary.conflicts());
            case ADVICE -> codes(vocabulary.advice());
            case FIELD -> vocabulary.fields().stream().map(Field::name).toList();
            case SUPPORT -> Arrays.stream(Support.values()).map(Support::code).toList();
            case STRENGTH -> Strength.codes();
            case URGENCY -> List.of(Urgency.SELF_CARE.code(), Urgency.ROUTINE.code());
            case WEIGHT -> List.of();
        };
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
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
            case URGENCY -> constants("Urgency", Urgency.values());
            default -> List.of();
        };
    }

    /** The code of a constant that {@link #constants} lists; the constant itself where none is it. */
    static String codeOf(String constant) {
        String name = constant.substring(constant.indexOf('.') + 1);
        return switch (constant.substring(0, constant.indexOf('.'))) {
            case "Support" -> code(Support.values(), name, Support::code, constant);
            case "Strength" -> code(Strength.values(), name, Strength::code, constant);
            case "Urgency" -> code(Urgency.values(), name, Urgency::code, constant);
            default -> constant;
        };
    }

    private static <E extends Enum<E>> String code(E[] all, String name, Function<E, String> code, String unknown) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .map(code)
                .findFirst()
                .orElse(unknown);
    }

    private static List<String> constants(String type, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> type + "." + value.name()).toList();
    }
}
