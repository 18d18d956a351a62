package org.rubra.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rubra.audit.Recorded;
import org.rubra.audit.Records;
import org.rubra.audit.UnknownReleaseException;
import org.rubra.explanation.Nearest;
import org.rubra.explanation.WhatIf;
import org.rubra.explanation.WhyNot;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.knowledge.TrustedRule;
import org.rubra.table.Row;
import org.rubra.trail.Entry;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Near;

/** How recorded answers came about, and why they came out no other way. */
@Path("/api/v1/traces/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class TraceResource {
    private final Records records;

    @Inject
    TraceResource(Records records) {
        this.records = records;
    }

    @GET
    @Operation(
            operationId = "trace",
            summary = "How a recorded answer came about",
            description =
                    "The trace as it was recorded; beside it who asked and when, every source that was cited, and the chain "
                            + "from facts to outcome. Where the release that answered is not kept, the trace alone.")
    public byte[] trace(@PathParam("id") String id) {
        Entry entry = records.entry(id).orElseThrow(() -> absent(id));
        try {
            return joined(entry.trace(), Json.bytes(TraceAdditions.of(records.open(entry))));
        } catch (UnknownReleaseException e) {
            return entry.trace();
        }
    }

    @GET
    @Path("/why-not")
    @Operation(
            operationId = "nearest",
            summary =
                    "For every higher urgency, and every pattern and red flag that was not concluded, the row that came nearest to it")
    public byte[] nearest(@PathParam("id") String id) {
        Recorded recorded = recorded(id);
        return Json.bytes(Nearest.of(recorded.base(), recorded.trace()));
    }

    @GET
    @Path("/why-not/{rowId}")
    @Operation(operationId = "whyNot", summary = "Each condition of a row or trusted rule against the recorded facts")
    public byte[] whyNot(@PathParam("id") String id, @PathParam("rowId") String row) {
        Recorded recorded = recorded(id);
        return WhyNot.of(recorded.base(), row, recorded.trace())
                .map(Json::bytes)
                .orElseThrow(() -> RefusedException.notFound(
                        "The release that gave this answer has no row or rule with this id.",
                        Near.to(row, ids(recorded.base()))));
    }

    @GET
    @Path("/what-if")
    @Operation(
            operationId = "whatIf",
            summary = "The smallest changes of what was said that would have led to another urgency",
            description =
                    "On the release that answered. It is what that release would have said, and no advice to say otherwise.")
    public byte[] whatIf(@PathParam("id") String id) {
        Recorded recorded = recorded(id);
        return Json.bytes(WhatIf.of(recorded.base(), recorded.trace()));
    }

    private Recorded recorded(String id) {
        try {
            return records.find(id).orElseThrow(() -> absent(id));
        } catch (UnknownReleaseException e) {
            throw RefusedException.notFound(
                    "The release that gave this answer is not to be had here, so that nothing can be said of what it did not say.",
                    null);
        }
    }

    private RefusedException absent(String id) {
        return records.isErased(id)
                ? RefusedException.of(
                        410, "What was said in this answer was erased; that it was given is still in the log.")
                : RefusedException.notFound("No answer with this id is on record.", null);
    }

    private static List<String> ids(KnowledgeBase base) {
        return Stream.concat(
                        base.contents().rows().map(Row::id),
                        base.contents().rules().stream().map(TrustedRule::id))
                .toList();
    }

    /** The members of one JSON object, byte for byte, followed by those of another. */
    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
        both.write(one, 0, one.length - 1);
        both.write(',');
        both.write(other, 1, other.length - 1);
        return both.toByteArray();
    }
}
