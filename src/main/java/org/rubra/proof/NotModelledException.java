package org.rubra.proof;

/** The knowledge base holds something of which nothing can be proven here; the message says what. */
public final class NotModelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotModelledException(String what) {
        super(what);
    }
}
