package org.rubra.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Problem;

/**
 * A problem document (RFC 9457).
 *
 * @param type what kind of problem; {@code about:blank} where the status says it all
 * @param incident the id under which an unexpected failure stands in the log
 * @param errors every fault of a document
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String suggestion,
        @Nullable String incident,
        List<Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** One fault: a JSON pointer to it (RFC 6901) or the address's parameter, what was found, what was expected, and what was perhaps meant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(
            @Nullable String pointer,
            @Nullable String parameter,
            String found,
            String expected,
            @Nullable String suggestion) {

        static Fault inDocument(Problem problem) {
            return new Fault(at(problem), null, problem.found(), problem.expected(), problem.suggestion());
        }

        static Fault inAddress(Problem problem) {
            return new Fault(null, at(problem), problem.found(), problem.expected(), problem.suggestion());
        }

        private static String at(Problem problem) {
            return Optional.ofNullable(problem.where().at()).orElse("");
        }
    }

    static ProblemDocument of(int status, String detail) {
        return of(status, detail, null);
    }

    static ProblemDocument of(int status, String detail, @Nullable String suggestion) {
        return new ProblemDocument("about:blank", title(status), status, detail, suggestion, null, List.of());
    }

    static ProblemDocument faults(List<Problem> problems) {
        String detail = problems.size() == 1
                ? "The document has a fault; nothing of it was assessed."
                : "The document has " + problems.size() + " faults; nothing of it was assessed.";
        return new ProblemDocument(
                "urn:rubra:problem:faulty-request",
                "The request has faults",
                400,
                detail,
                null,
                null,
                problems.stream().map(Fault::inDocument).toList());
    }

    static ProblemDocument filters(List<Problem> problems) {
        return new ProblemDocument(
                "urn:rubra:problem:faulty-filters",
                "The filters have faults",
                400,
                String.join(
                                "; ",
                                problems.stream().map(ProblemDocument::sentence).toList()) + ".",
                null,
                null,
                problems.stream().map(Fault::inAddress).toList());
    }

    private static String sentence(Problem problem) {
        return problem.where() + ": found " + problem.found() + ", expected " + problem.expected();
    }

    static ProblemDocument notRecorded() {
        return new ProblemDocument(
                "urn:rubra:problem:not-recorded",
                "The answer could not be recorded",
                503,
                "No answer is given that was not recorded. Please try again.",
                null,
                null,
                List.of());
    }

    static ProblemDocument failed(String incident) {
        return new ProblemDocument(
                "urn:rubra:problem:failed",
                "The service failed",
                500,
                "The request could not be answered. The incident's id helps to find out why.",
                null,
                incident,
                List.of());
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(Json.bytes(this));
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }
}
