package org.rubra.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Assessment;

/**
 * One recorded answer.
 *
 * @param id UUIDv7
 * @param subject the caller's opaque reference, where one was given
 * @param software the version of this software
 * @param answer the answer's JSON, without the trace, as it was given
 * @param trace the trace's JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        String id,
        Instant at,
        Assessment.Release release,
        Channel channel,
        @Nullable String subject,
        String software,
        byte[] answer,
        byte[] trace) {}
