package org.rubra.trail;

import org.jspecify.annotations.Nullable;

/** An answer could not be recorded, and so must not be given. */
public final class NotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotRecordedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
