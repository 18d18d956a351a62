package org.rubra.rest;

import org.jspecify.annotations.Nullable;

/** A request that is refused with a problem document of its own. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ProblemDocument document;

    private RefusedException(ProblemDocument document) {
        super(document.title());
        this.document = document;
    }

    static RefusedException notFound(String detail, @Nullable String suggestion) {
        return new RefusedException(ProblemDocument.of(404, detail, suggestion));
    }

    static RefusedException of(int status, String detail) {
        return new RefusedException(ProblemDocument.of(status, detail));
    }

    ProblemDocument document() {
        return document;
    }
}
