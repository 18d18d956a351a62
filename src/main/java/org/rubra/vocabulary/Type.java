package org.rubra.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The type of a field, and of its answers: {@link Boolean}, {@link Double}, {@link String}, or a set of strings. */
public enum Type {
    /** Yes or no. */
    BOOLEAN,
    /** A whole number within the field's range, in its unit. */
    INTEGER,
    /** A number within the field's range, in its unit. */
    NUMBER,
    /** One of the field's values. */
    CHOICE,
    /** One or more of the field's values. */
    SET;

    /** The type's name as the knowledge base writes it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }

    public boolean hasValues() {
        return this == CHOICE || this == SET;
    }
}
