package org.rubra.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rubra.assessment.Request;
import org.rubra.audit.Answer;
import org.rubra.service.Desk;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.vocabulary.Json;

/** Presentations in, recorded answers out. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class AssessmentResource {
    private static final int MOST_BYTES_DRAINED = 1024 * 1024;
    private static final String CALLER = "Rubra-Caller";
    private final Desk desk;

    @Inject
    AssessmentResource(Desk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/assessments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "assess", summary = "Assess a presentation")
    public byte[] assess(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String contentType,
            @QueryParam("trace") @Parameter(description = "full: the whole trace stands in the answer") @Nullable
                    String trace,
            @HeaderParam(CALLER)
                    @Parameter(description = "the system that asks, as it names itself; no person's name")
                    @Nullable
                    String caller,
            InputStream body)
            throws IOException {
        if (contentType == null) {
            throw RefusedException.of(415, "This address takes application/json only.");
        }
        if (trace != null && !trace.equals("full")) {
            throw RefusedException.of(400, "The parameter trace takes one value only: full.");
        }
        Answer answer = desk.assess(desk.read(document(body)), caller(caller));
        return Json.bytes(trace == null ? answer : answer.withTrace());
    }

    private static Caller caller(@Nullable String name) {
        try {
            return new Caller(Channel.REST, name);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(
                    400, "The header " + CALLER + " takes letters, digits and . _ : / - only, at most 64.");
        }
    }

    /** The document, if it is not too large; what is over the limit is read away, so that the caller hears why. */
    private static byte[] document(InputStream body) throws IOException {
        byte[] document = body.readNBytes(Request.MOST_BYTES + 1);
        if (document.length > Request.MOST_BYTES) {
            body.readNBytes(MOST_BYTES_DRAINED);
            throw RefusedException.of(413, "A document has at most " + Request.MOST_BYTES + " bytes.");
        }
        return document;
    }
}
