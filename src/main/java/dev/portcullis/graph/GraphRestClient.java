package dev.portcullis.graph;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * Meta's paths. A {@link Response} that is returned directly, and not through a {@code Uni}, hands its body on as a
 * stream, so that its size can be bounded.
 */
@RegisterRestClient
@Path("/{version}/{line}/block_users")
interface GraphRestClient {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response block(
            @PathParam("version") String version,
            @PathParam("line") String line,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("appsecret_proof") @Nullable String proof,
            String body);

    @DELETE
    @Consumes(MediaType.APPLICATION_JSON)
    Response unblock(
            @PathParam("version") String version,
            @PathParam("line") String line,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("appsecret_proof") @Nullable String proof,
            String body);

    @GET
    Response list(
            @PathParam("version") String version,
            @PathParam("line") String line,
            @HeaderParam("Authorization") String authorization,
            @QueryParam("appsecret_proof") @Nullable String proof,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after);
}
