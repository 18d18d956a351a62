package org.rubra.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.rubra.bundle.Bundle;
import org.rubra.trail.Query;
import org.rubra.trail.Trail;

/** Recorded answers with their proofs, as one file to take away. */
final class Bundles {
    static final String FORMAT = "bundle";
    static final String MEDIA_TYPE = "application/zip";

    private Bundles() {}

    /** @param query which answers; nothing for the whole record */
    static Response response(Trail trail, Optional<Query> query) {
        StreamingOutput written = out -> Bundle.write(trail, query, out);
        return Response.ok(written)
                .type(MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"records.zip\"")
                .build();
    }
}
