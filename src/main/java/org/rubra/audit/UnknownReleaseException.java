package org.rubra.audit;

/** A release that answered is not kept here, so that nothing can be said of how it would answer. */
public final class UnknownReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownReleaseException(String digest) {
        super("release " + digest + " is not kept in this record");
    }
}
