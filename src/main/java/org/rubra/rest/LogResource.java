package org.rubra.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rubra.trail.Trail;
import org.rubra.vocabulary.Json;

/** What vouches for the record, for whoever wants to check it: hashes and signatures, and nothing of what was said. */
@Path("/api/v1/log")
public class LogResource {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final Trail trail;

    @Inject
    LogResource(Trail trail) {
        this.trail = trail;
    }

    @GET
    @Path("/key")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "logKey", summary = "The public key that signs the log; to be kept elsewhere")
    public String key() {
        return trail.log().key() + "\n";
    }

    @GET
    @Path("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "checkpoint", summary = "The last signed state of the log, as a C2SP note")
    public String checkpoint() {
        return trail.log().lastCheckpoint().orElseGet(trail.log()::checkpoint);
    }

    @GET
    @Path("/checkpoints/{size}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "checkpointOfSize", summary = "The signed state of the log when it had so many leaves")
    public String checkpoint(@PathParam("size") String size) {
        return number(size)
                .flatMap(trail.log()::checkpoint)
                .orElseThrow(() -> RefusedException.notFound("No checkpoint of so many leaves was signed.", null));
    }

    @GET
    @Path("/inclusion/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "inclusion",
            summary = "That an answer is in the log",
            description = "Its leaf, the path to the root, and the checkpoint: to be checked without this service.")
    public byte[] inclusion(@PathParam("id") String id) {
        return trail.log()
                .prove(id)
                .map(Json::bytes)
                .orElseThrow(() -> RefusedException.notFound("No answer with this id is on record.", null));
    }

    @GET
    @Path("/consistency")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "consistency",
            summary = "That the log of one checkpoint goes on from that of an earlier one",
            description = "Both notes and the path between them: to be checked without this service.")
    public byte[] consistency(
            @QueryParam("from") @Parameter(description = "the size of the earlier checkpoint") @Nullable String from,
            @QueryParam("to") @Parameter(description = "the size of the later checkpoint") @Nullable String to) {
        long earlier = size("from", from);
        long later = size("to", to);
        if (earlier < 1 || later < earlier) {
            throw RefusedException.of(
                    400, "The parameter from takes a size from 1 on, and to one that is not smaller.");
        }
        try {
            return Json.bytes(trail.log().consistency(earlier, later));
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound(e.getMessage() + ".", null);
        }
    }

    private static long size(String name, @Nullable String given) {
        return Optional.ofNullable(given)
                .flatMap(LogResource::number)
                .orElseThrow(() -> RefusedException.of(
                        400, "The parameter " + name + " takes the size of a checkpoint, a whole number."));
    }

    private static Optional<Long> number(String given) {
        return SIZE.matcher(given).matches() ? Optional.of(Long.valueOf(given)) : Optional.empty();
    }
}
