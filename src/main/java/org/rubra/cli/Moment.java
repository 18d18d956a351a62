package org.rubra.cli;

import java.time.DateTimeException;
import java.time.Instant;
import org.rubra.audit.WrittenTime;
import picocli.CommandLine;

/** Reads the value of an option that is a time. */
final class Moment implements CommandLine.ITypeConverter<Instant> {
    @Override
    public Instant convert(String given) {
        try {
            return WrittenTime.read(given);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException("found \"" + given + "\"; expected " + WrittenTime.EXPECTED);
        }
    }
}
