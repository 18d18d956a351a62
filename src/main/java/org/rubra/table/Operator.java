package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.rubra.vocabulary.Type;

/** How a condition column compares a field with its cells: the only forms that a workbook may use. */
public enum Operator {
    /** A yes-or-no field, or a choice, that is what the cell says. */
    IS,
    /** A choice that is one of those in the cell. */
    ANY_OF,
    /** A set that holds at least one of those in the cell. */
    HAS,
    /** A number that is the cell's or more. */
    AT_LEAST,
    /** A number that is less than the cell's. */
    BELOW;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether fields of this type can be compared in this way. */
    public boolean fits(Type type) {
        return switch (this) {
            case IS -> type == Type.BOOLEAN || type == Type.CHOICE;
            case ANY_OF -> type == Type.CHOICE;
            case HAS -> type == Type.SET;
            case AT_LEAST, BELOW -> type.isNumeric();
        };
    }
}
