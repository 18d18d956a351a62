package org.rubra.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When a row or rule fires; what one stage concludes, the later ones may build on. The one mechanism that orders rules. */
public enum Stage {
    /** The rows of all tables that read the presentation. */
    ROWS,
    /** What sets raises aside. */
    EXPLANATIONS,
    /** What the evidence for each pattern comes to. */
    SUPPORT,
    /** What holds where nothing else was concluded. */
    DEFAULTS,
    /** What to tell the person, once the outcome is known. */
    ADVICE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name of the agenda group, and of the folder of trusted rules. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The stages that trusted rules may stand in. */
    public static List<String> folders() {
        return Arrays.stream(values())
                .filter(stage -> stage != ROWS)
                .map(Stage::code)
                .toList();
    }
}
