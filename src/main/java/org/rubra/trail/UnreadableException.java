package org.rubra.trail;

import org.jspecify.annotations.Nullable;

/** Something that is recorded cannot be read. The message names it, and nothing of what it says. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what which of all that is recorded */
    UnreadableException(String what, @Nullable Exception cause) {
        super(what + " cannot be read; rubra audit verify names everything that does not hold", cause);
    }

    /** Of what stands at a position of the log. */
    public static UnreadableException at(long position, @Nullable Exception cause) {
        return new UnreadableException("position " + position + " of the record", cause);
    }
}
