package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;
import org.rubra.assessment.Trace;
import org.rubra.vocabulary.Json;

/** A recorded assessment as callers get it. */
public record Answer(String id, @JsonUnwrapped Assessment assessment, Reference trace) {

    /** Where the trace can be read; the whole of it where the caller asked for that. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reference(String href, @JsonUnwrapped @Nullable Trace whole) {}

    /** An assessment as the answer with this id gives it. */
    static Answer of(String id, Assessment assessment) {
        return new Answer(id, assessment, new Reference("/api/v1/traces/" + id, null));
    }

    /**
     * Reads an answer as it was recorded, and puts the trace with it that was recorded beside it.
     *
     * @throws java.io.UncheckedIOException when the bytes are no answer
     */
    static Answer read(byte[] recorded, Trace trace) {
        Written written = Json.read(recorded, Written.class);
        return of(written.id(), written.assessment().with(trace));
    }

    /** As it was recorded, but for where its trace is. */
    private record Written(String id, @JsonUnwrapped Assessment assessment, JsonNode trace) {}

    /** The same answer with its trace elsewhere. */
    Answer withTraceAt(String href) {
        return new Answer(id, assessment, new Reference(href, null));
    }

    /** The same answer with the whole trace in it. */
    public Answer withTrace() {
        return new Answer(id, assessment, new Reference(trace.href(), assessment.trace()));
    }
}
