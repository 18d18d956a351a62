package org.rubra.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;

/** Reads a time as auditors give it: a day, which begins at midnight in UTC, or an instant in UTC. */
final class Moment implements CommandLine.ITypeConverter<Instant> {
    @Override
    public Instant convert(String given) {
        try {
            return given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("found \"" + given
                    + "\"; expected a day such as 2026-11-23, or an instant such as 2026-11-23T10:00:00Z");
        }
    }
}
