package org.rubra.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Row;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Near;

/** What the service knows, for whoever wants to check an answer against it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class KnowledgeResource {
    private final KnowledgeBase base;
    private final byte[] vocabulary;
    private final byte[] view;

    @Inject
    KnowledgeResource(KnowledgeBase base) {
        this.base = base;
        this.vocabulary = Json.bytes(base.vocabulary());
        this.view = Json.bytes(KnowledgeView.of(base));
    }

    @GET
    @Path("/vocabulary")
    @Operation(
            operationId = "vocabulary",
            summary = "Every field that may be answered, every code that may be concluded")
    public byte[] vocabulary() {
        return vocabulary.clone();
    }

    @GET
    @Path("/knowledge-base")
    @Operation(operationId = "knowledgeBase", summary = "The release: tables, rules, statements and their sources")
    public byte[] knowledgeBase() {
        return view.clone();
    }

    @GET
    @Path("/knowledge-base/schema")
    @Operation(operationId = "requestSchema", summary = "The JSON Schema (2020-12) of a request")
    public byte[] schema() {
        return Json.bytes(RequestSchema.of(base.vocabulary()));
    }

    @GET
    @Path("/knowledge-base/rows/{id}")
    @Operation(operationId = "row", summary = "A row or rule, with its evidence in full")
    public byte[] row(@PathParam("id") String id) {
        return base.row(id)
                .map(located -> Json.bytes(RowView.of(base, located)))
                .or(() -> base.rule(id).map(rule -> Json.bytes(RowView.of(base, rule))))
                .orElseThrow(() -> RefusedException.notFound("No row or rule has this id.", Near.to(id, ids())));
    }

    private List<String> ids() {
        return Stream.concat(
                        base.contents().rows().map(Row::id),
                        base.contents().rules().stream().map(TrustedRule::id))
                .toList();
    }
}
