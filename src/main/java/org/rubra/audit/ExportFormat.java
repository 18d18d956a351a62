package org.rubra.audit;

/** How recorded answers are written out; the names are what callers say. */
public enum ExportFormat {
    /** A JSON object a line: the answer's place and marks, what was said, the answer and the trace. */
    ndjson("application/x-ndjson"),
    /** A line an answer, a column a field of the vocabulary. */
    csv("text/csv; charset=utf-8; header=present");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
