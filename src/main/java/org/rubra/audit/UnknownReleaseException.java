package org.rubra.audit;

import org.rubra.knowledge.BrokenKnowledgeException;

/** A release that answered is not to be had any more, so that nothing can be said of how it would answer. */
public final class UnknownReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownReleaseException(String digest) {
        super("release " + digest + " is not kept in this record");
    }

    /** Something else is kept under its name, or this software cannot make anything of it. */
    UnknownReleaseException(String digest, BrokenKnowledgeException problems) {
        super("release " + digest + " is kept in this record, and cannot be used:\n" + problems.getMessage(), problems);
    }

    /** It answers with other layers than these. */
    UnknownReleaseException(String digest, String layers) {
        super("release " + digest + " cannot answer with the layers " + layers);
    }
}
