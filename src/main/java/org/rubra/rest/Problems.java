package org.rubra.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.rubra.assessment.BadRequestException;
import org.rubra.audit.BadFiltersException;
import org.rubra.service.Desk;
import org.rubra.service.Incident;
import org.rubra.service.Refusal;
import org.rubra.trail.NotAsLoggedException;
import org.rubra.trail.NotRecordedException;

/** The one place where what went wrong becomes a problem document. */
@Singleton
class Problems {
    private static final String RETRY_SECONDS = "5";
    private final Desk desk;

    @Inject
    Problems(Desk desk) {
        this.desk = desk;
    }

    @ServerExceptionMapper
    Response faulty(BadRequestException e) {
        desk.refused(Refusal.FAULTY);
        return ProblemDocument.faults(e.problems()).response().build();
    }

    @ServerExceptionMapper
    Response badFilters(BadFiltersException e) {
        return ProblemDocument.filters(e.problems()).response().build();
    }

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        if (e.document().status() == 413) {
            desk.refused(Refusal.TOO_LARGE);
        }
        return e.document().response().build();
    }

    @ServerExceptionMapper
    Response notRecorded(NotRecordedException e) {
        desk.refused(Refusal.NOT_RECORDED);
        Incident.log(e);
        return ProblemDocument.notRecorded()
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    /** Where something of an export was sent already, Quarkus cuts the connection, so that nothing short looks whole. */
    @ServerExceptionMapper
    Response notAsLogged(NotAsLoggedException e) {
        Incident.log(e);
        return ProblemDocument.of(500, "What stands on record here is not what was logged, so it is not shown.")
                .response()
                .build();
    }

    @ServerExceptionMapper
    Response byStatus(WebApplicationException e, UriInfo address) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failed(e);
        }
        Response.ResponseBuilder response =
                ProblemDocument.of(status, detail(status)).response();
        return status == 405
                ? response.header(HttpHeaders.ALLOW, allowed(address.getPath())).build()
                : response.build();
    }

    /** Quarkus does not say which methods an address takes; here each takes one way only. */
    private static String allowed(String path) {
        return path.endsWith("/assessments") ? "POST" : path.endsWith("/assess") ? "GET, HEAD, POST" : "GET, HEAD";
    }

    @ServerExceptionMapper
    Response failed(Throwable e) {
        desk.refused(Refusal.FAILED);
        return ProblemDocument.failed(Incident.log(e).id()).response().build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address gives none of the content types asked for.";
            case 413 -> "The document is too large.";
            case 415 -> "This address takes application/json only.";
            default -> "The request cannot be answered.";
        };
    }
}
