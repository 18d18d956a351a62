package org.rubra.web;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.BadFiltersException;
import org.rubra.audit.Filters;
import org.rubra.audit.Records;
import org.rubra.audit.Releases;
import org.rubra.audit.RowUse;
import org.rubra.audit.Volumes;
import org.rubra.explanation.WhatIf;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.service.AuditAccess;
import org.rubra.service.Settings;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Near;

/** The auditors' pages: the record, each answer in it with how it came about, and how rows are used. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AuditPages {
    private final Trail trail;
    private final KnowledgeBase base;
    private final Records records;
    private final Frame frame;
    private final AuditGate gate;

    @Inject
    AuditPages(Trail trail, KnowledgeBase base, Releases releases, AuditAccess access, Settings settings) {
        this.trail = trail;
        this.base = base;
        this.records = new Records(trail, releases);
        this.frame = Frame.of(base, settings.software());
        this.gate = new AuditGate(access, frame);
    }

    @GET
    @Operation(hidden = true)
    public Response list(@Context UriInfo uri, @Context HttpServerRequest request) {
        return gate.open(request, () -> {
            Address asked = Address.of("/audit", uri.getQueryParameters());
            try {
                return AuditGate.page(200, found(asked, new Filters(base, trail).read(asked.given())));
            } catch (BadFiltersException e) {
                FilterForm form = FilterForm.of(asked, e.problems(), base, trail);
                return AuditGate.page(400, AuditTemplates.list(frame, form, null, null));
            }
        });
    }

    private TemplateInstance found(Address asked, Query query) {
        Address filters = asked.without(Filters.BEFORE);
        return AuditTemplates.list(
                frame,
                FilterForm.of(asked, List.of(), base, trail),
                RecordList.of(trail.search(query), trail.count(query), asked, new Words(base)),
                VolumePicture.of(Volumes.of(trail, query), filters));
    }

    @GET
    @Path("rows")
    @Operation(hidden = true)
    public Response rows(@QueryParam("sort") @Nullable String sort, @Context HttpServerRequest request) {
        return gate.open(
                request,
                () -> AuditGate.page(
                        200,
                        AuditTemplates.rows(
                                frame,
                                RowUseView.of(
                                        RowUse.of(trail, base),
                                        "count".equals(sort),
                                        base,
                                        digest -> FilterForm.version(digest, trail)))));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response record(@PathParam("id") String id, @Context HttpServerRequest request) {
        return of(
                id,
                request,
                each -> AuditGate.page(
                        200, AuditTemplates.record(frame, RecordView.of(each, Proof.of(trail, each.id())))));
    }

    /** Takes a second or so to find, so the page of the answer does not wait for it. */
    @GET
    @Path("{id}/what-if")
    @Operation(hidden = true)
    public Response whatIf(@PathParam("id") String id, @Context HttpServerRequest request) {
        return of(
                id,
                request,
                each -> AuditGate.page(
                        200,
                        AuditTemplates.whatIf(
                                frame,
                                each.link(),
                                WhatIfView.of(WhatIf.of(each.base(), each.trace()), each.words()))));
    }

    /** What a form sends that asks about a row. */
    @GET
    @Path("{id}/rows")
    @Operation(hidden = true)
    public Response row(
            @PathParam("id") String id, @QueryParam("row") @Nullable String row, @Context HttpServerRequest request) {
        return of(
                id,
                request,
                each -> row == null || row.isBlank()
                        ? Response.seeOther(URI.create(each.href())).build()
                        : reading(each, row.strip()));
    }

    @GET
    @Path("{id}/rows/{row}")
    @Operation(hidden = true)
    public Response reading(
            @PathParam("id") String id, @PathParam("row") String row, @Context HttpServerRequest request) {
        return of(id, request, each -> reading(each, row));
    }

    private Response reading(Recording recording, String row) {
        return RowReading.of(recording, row)
                .map(reading -> AuditGate.page(200, AuditTemplates.reading(frame, recording.link(), reading)))
                .orElseGet(() -> AuditGate.page(
                        404,
                        AuditTemplates.missing(
                                frame,
                                "No such row",
                                "The release that answered has no row or rule of this id.",
                                near(recording, row))));
    }

    private static @Nullable String near(Recording recording, String row) {
        String near = Near.to(
                row,
                FilterForm.rows(recording.base()).stream()
                        .map(FilterForm.Choice::value)
                        .toList());
        return near == null ? null : recording.words().href(near);
    }

    private Response of(String id, HttpServerRequest request, Function<Recording, Response> show) {
        return gate.open(request, () -> trail.place(id)
                .map(placed -> placed.entry()
                        .map(entry -> show.apply(new Recording(placed.id(), placed.position(), records.open(entry))))
                        .orElseGet(() -> gone(placed)))
                .orElseGet(() -> gate.message(404, "No such answer", "The record has no answer of this id.")));
    }

    private Response gone(Trail.Placed placed) {
        return placed.fault().isPresent()
                ? gate.message(
                        500,
                        "Not what was logged",
                        "What stands in the record for this answer is not what was logged, so it is not shown. Run: rubra audit verify")
                : gate.message(
                        410,
                        "Erased",
                        "What was said is erased. That an answer was given, and its place in the log, position "
                                + placed.position() + ", stay.");
    }
}
