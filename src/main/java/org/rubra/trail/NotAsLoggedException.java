package org.rubra.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What stands in the record is not what was logged, or cannot be read, so it is not shown. */
public final class NotAsLoggedException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    public NotAsLoggedException(long position, @Nullable Throwable cause) {
        this("position " + position, cause);
    }

    /** @param place where; the message says nothing of what stands there, which could be about a person */
    NotAsLoggedException(String place, @Nullable Throwable cause) {
        super(
                place + ": what stands in the record is not what was logged; rubra audit verify names all that is not",
                new IOException(place, cause));
    }
}
