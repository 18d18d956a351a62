package org.rubra.conclusion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much a fact speaks for or against a pattern. The weights add up: slightly 1, plain 2, strongly 4. */
public enum Strength {
    STRONGLY_FOR(4),
    FOR(2),
    SLIGHTLY_FOR(1),
    SLIGHTLY_AGAINST(-1),
    AGAINST(-2),
    STRONGLY_AGAINST(-4);

    private final int weight;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    Strength(int weight) {
        this.weight = weight;
    }

    public int weight() {
        return weight;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Strength::code).toList();
    }

    /**
     * The strength with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Strength of(String code) {
        return Coded.find(values(), Strength::code, code);
    }
}
