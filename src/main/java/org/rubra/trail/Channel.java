package org.rubra.trail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way by which a presentation came in. */
public enum Channel {
    REST("the REST interface"),
    PAGE("the web page"),
    COMMAND("the command line");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
