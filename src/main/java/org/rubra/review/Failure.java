package org.rubra.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * An expectation of a case that was not met.
 *
 * @param expected what the case says, in words
 * @param got what was answered, in words
 * @param missing the codes, fields or ids that the case wants and that are not there
 * @param unwanted those that are there and that the case does not want
 */
public record Failure(
        What what, String expected, String got, @JsonIgnore List<String> missing, @JsonIgnore List<String> unwanted) {

    /** What a case can expect; the codes are the keys of its file. */
    public enum What {
        URGENCY("urgency"),
        LEADS("leads"),
        CONSIDERS("considers"),
        UNLIKELY("unlikely"),
        RED_FLAGS("redFlags"),
        CONFLICTS("conflicts"),
        EXPLAINS("explains"),
        ASKS("asks"),
        ADVISES("advises"),
        SETTLED("settled"),
        FIRES("fires"),
        NOT("not");

        private final String code;

        What(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    public Failure {
        missing = List.copyOf(missing);
        unwanted = List.copyOf(unwanted);
    }

    @Override
    public String toString() {
        return what.code() + ": expected " + expected + ", got " + got;
    }
}
