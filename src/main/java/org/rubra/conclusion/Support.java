package org.rubra.conclusion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How well the facts support a pattern; the order of the constants is from most to least. */
public enum Support {
    LIKELY,
    POSSIBLE,
    UNLIKELY;

    private final String code = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The support with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Support of(String code) {
        return Coded.find(values(), Support::code, code);
    }
}
