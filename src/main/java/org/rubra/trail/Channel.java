package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way by which a presentation came in. */
public enum Channel {
    REST,
    PAGE,
    COMMAND;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
