package org.rubra.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time as auditors write it: an instant with its offset, or a day, which begins at midnight in UTC. */
public final class WrittenTime {
    /** What is expected, in words. */
    public static final String EXPECTED = "a time such as 2026-11-24T09:00:00Z, or a day such as 2026-11-24";

    private WrittenTime() {}

    /** @throws java.time.DateTimeException for anything else */
    public static Instant read(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
