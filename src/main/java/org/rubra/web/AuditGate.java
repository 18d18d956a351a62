package org.rubra.web;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.rubra.audit.UnknownReleaseException;
import org.rubra.service.AuditAccess;
import org.rubra.service.Incident;

/** Who comes in to the auditors' pages, and what is said where there is nothing to show. */
record AuditGate(AuditAccess access, Frame frame) {
    /** What is asked for, unless it may not or cannot be shown. */
    Response open(HttpServerRequest request, Supplier<Response> answer) {
        Optional<String> refusal = access.refusal(request);
        if (refusal.isPresent()) {
            return message(403, "Not from here", refusal.get());
        }
        try {
            return answer.get();
        } catch (UnknownReleaseException e) {
            return message(
                    404,
                    "Its release is not kept",
                    "The release that gave this answer is not in the record, so its rows cannot be shown. Its trace is at /api/v1/traces/ and its id; rubra audit verify names what else is missing.");
        } catch (UncheckedIOException e) {
            return message(
                    503,
                    "The record cannot be read just now",
                    "Please try again in a moment. The incident is "
                            + Incident.log(e).id() + ".");
        }
    }

    Response message(int status, String heading, String text) {
        return page(status, AuditTemplates.missing(frame, heading, text, null));
    }

    static Response page(int status, TemplateInstance template) {
        return Response.status(status).entity(template.render()).build();
    }
}
