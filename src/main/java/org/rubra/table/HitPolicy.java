package org.rubra.table;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of the rows that hold count; each table says so in a cell. */
public enum HitPolicy {
    /** Every row that holds. */
    COLLECT("every row that holds counts"),
    /** The one row that holds; a table in which two can hold at once is refused. */
    UNIQUE("at most one row can hold"),
    /** The topmost row that holds. */
    FIRST("of the rows that hold, the topmost counts"),
    /** The row that holds whose conclusion stands first in the vocabulary; of several such rows, the topmost. */
    PRIORITY("of the rows that hold, the one with the foremost conclusion counts");

    private final String words;

    HitPolicy(String words) {
        this.words = words;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, for people. */
    public String words() {
        return words;
    }

    /** The cell that states it: its code and its words. */
    public String statement() {
        return code() + ": " + words;
    }

    /** The policy that a cell states, in full or by its code alone. */
    public static Optional<HitPolicy> stated(String text) {
        return Arrays.stream(values())
                .filter(policy -> text.equals(policy.statement()) || text.equals(policy.code()))
                .findFirst();
    }

    /** Whether only one of several rows that hold counts. */
    public boolean selects() {
        return this == FIRST || this == PRIORITY;
    }
}
