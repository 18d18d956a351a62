package org.rubra.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.BadFiltersException;
import org.rubra.audit.Export;
import org.rubra.audit.ExportFormat;
import org.rubra.audit.Filters;
import org.rubra.audit.Listed;
import org.rubra.audit.RowUse;
import org.rubra.audit.Volumes;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.service.AuditAccess;
import org.rubra.trail.Page;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;
import org.rubra.vocabulary.Near;
import org.rubra.vocabulary.Place;
import org.rubra.vocabulary.Problem;

/** The record, for auditors: searched, counted, written out. */
@Path("/api/v1/records")
@Produces(MediaType.APPLICATION_JSON)
public class RecordsResource {
    private static final String FORMAT = "format";
    private static final String PARTS = "parts";

    private final Trail trail;
    private final KnowledgeBase base;
    private final AuditAccess access;

    @Inject
    RecordsResource(Trail trail, KnowledgeBase base, AuditAccess access) {
        this.trail = trail;
        this.base = base;
        this.access = access;
    }

    /**
     * @param damaged positions of answers that were selected too, and cannot be read
     * @param next where the next page is; absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Records(List<Listed> records, List<Long> damaged, @Nullable String next) {}

    @GET
    @Operation(operationId = "records", summary = "Recorded answers, the newest first")
    public byte[] records(@Context UriInfo address, @Context HttpServerRequest request) {
        require(request);
        Page page = trail.search(query(parameters(address)));
        return Json.bytes(new Records(
                page.found().stream().map(Listed::of).toList(),
                page.unreadable(),
                page.next() == null ? null : next(address, page.next())));
    }

    @GET
    @Path("/rows")
    @Operation(operationId = "recordRows", summary = "How often each row and rule fired")
    public byte[] rows(@Context UriInfo address, @Context HttpServerRequest request) {
        require(request);
        parameters(address).keySet().forEach(name -> {
            throw new BadFiltersException(List.of(new Problem(Place.pointer(name), "a parameter", "none")));
        });
        return Json.bytes(RowUse.of(trail, base));
    }

    @GET
    @Path("/volumes")
    @Operation(operationId = "recordVolumes", summary = "How many answers were given over time, by urgency")
    @Parameter(
            name = PARTS,
            in = ParameterIn.QUERY,
            description = "into how many equal parts the time is divided; " + Volumes.PARTS + " where absent")
    public byte[] volumes(@Context UriInfo address, @Context HttpServerRequest request) {
        require(request);
        Map<String, List<String>> given = parameters(address);
        List<String> parts = Objects.requireNonNullElse(given.remove(PARTS), List.of(Volumes.PARTS));
        return Json.bytes(Volumes.of(trail, query(given), parts));
    }

    @GET
    @Path("/export")
    @Produces({"application/x-ndjson", "text/csv", Bundles.MEDIA_TYPE})
    @Operation(
            operationId = "exportRecords",
            summary = "Recorded answers with all that was said, as NDJSON or CSV, or with their proofs as a bundle")
    @Parameter(
            name = FORMAT,
            in = ParameterIn.QUERY,
            required = true,
            description = "ndjson, csv or " + Bundles.FORMAT
                    + "; without any filter a bundle is the whole record, and it takes no limit")
    public Response export(@Context UriInfo address, @Context HttpServerRequest request) {
        require(request);
        Map<String, List<String>> given = parameters(address);
        if (List.of(Bundles.FORMAT).equals(given.get(FORMAT))) {
            given.remove(FORMAT);
            if (given.containsKey(Filters.LIMIT)) {
                throw new BadFiltersException(List.of(new Problem(
                        Place.pointer(Filters.LIMIT),
                        "a limit",
                        "none: a bundle has all that the other filters select")));
            }
            return Bundles.response(trail, given.isEmpty() ? Optional.empty() : Optional.of(query(given)));
        }
        ExportFormat format = format(Objects.requireNonNullElse(given.remove(FORMAT), List.of()));
        Query query = query(given);
        Export export = new Export(trail, base.vocabulary());
        StreamingOutput written = given.containsKey(Filters.LIMIT)
                ? out -> export.page(query, format, out::write)
                : out -> export.all(query, format, out::write);
        return Response.ok(written)
                .type(format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"records." + format + "\"")
                .build();
    }

    private void require(HttpServerRequest request) {
        access.refusal(request).ifPresent(why -> {
            throw RefusedException.of(403, why);
        });
    }

    private static Map<String, List<String>> parameters(UriInfo address) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        address.getQueryParameters().forEach((name, values) -> given.put(name, new ArrayList<>(values)));
        return given;
    }

    private Query query(Map<String, List<String>> given) {
        return new Filters(base, trail).read(given);
    }

    private static ExportFormat format(List<String> given) {
        List<String> formats =
                Arrays.stream(ExportFormat.values()).map(Enum::name).toList();
        List<String> known =
                Stream.concat(formats.stream(), Stream.of(Bundles.FORMAT)).toList();
        if (given.size() == 1 && formats.contains(given.get(0))) {
            return ExportFormat.valueOf(given.get(0));
        }
        String found = given.size() == 1 ? "\"" + given.get(0) + "\"" : given.size() + " values";
        throw new BadFiltersException(List.of(new Problem(
                Place.pointer(FORMAT),
                found,
                "one of " + String.join(", ", known),
                given.size() == 1 ? Near.to(given.get(0), known) : null)));
    }

    private static String next(UriInfo address, long before) {
        URI next = address.getRequestUriBuilder()
                .replaceQueryParam(Filters.BEFORE, before)
                .build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
