package org.rubra.trail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.rubra.assessment.Request;

/** Which answers are to be erased. */
public sealed interface Erasable {
    /**
     * All answers about one person.
     *
     * @param reference as callers gave it
     */
    record OfSubject(String reference) implements Erasable {
        private static final Pattern FORM = Pattern.compile(Request.SUBJECT);

        /** @throws IllegalArgumentException for what no caller can have given; it is not repeated */
        public OfSubject {
            if (!FORM.matcher(reference).matches()) {
                throw new IllegalArgumentException("found a subject of another form; expected " + Request.SUBJECT);
            }
        }

        /** Without the reference. */
        @Override
        public String toString() {
            return "answers about one subject";
        }
    }

    /** All answers that were given before a time, to the millisecond. */
    record Before(Instant time) implements Erasable {
        /** For how many years answers may be kept at most. */
        public static final int MOST_YEARS = 100;

        /**
         * All answers that are older than so many years.
         *
         * @param years from 1 to {@value #MOST_YEARS}
         */
        public static Before olderThan(int years, Instant now) {
            if (years < 1 || years > MOST_YEARS) {
                throw new IllegalArgumentException(
                        "found " + years + " years; expected a whole number from 1 to " + MOST_YEARS);
            }
            return new Before(now.atOffset(ZoneOffset.UTC).minusYears(years).toInstant());
        }
    }
}
