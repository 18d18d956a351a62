package org.rubra.bench;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the service's way in and out costs by itself. It exists among the benchmarks only, never in the packaged service. */
@Path("/benchmark/echo")
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public byte[] echo(byte[] document) {
        return document;
    }
}
