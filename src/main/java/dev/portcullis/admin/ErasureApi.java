package dev.portcullis.admin;

import dev.portcullis.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Erasing a person's data. */
@Path("/api/v1/lines/{line}/senders/{user}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@OncePerKey
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "senders")
public class ErasureApi {

    private final Erasure erasure;

    ErasureApi(Erasure erasure) {
        this.erasure = erasure;
    }

    @DELETE
    @Operation(
            summary = "Erases what is kept of a sender on this line",
            description =
                    "Whatever has to stay is named with its reason. Can be done again; deliveries that Meta repeats"
                            + " later are taken as new.")
    public ErasedView erase(
            @PathParam("line") String line,
            @PathParam("user") String user,
            @RestQuery @Nullable String reason,
            @Context SecurityContext security) {
        return erasure.erase(
                Arguments.line(line),
                Arguments.sender(user),
                security.getUserPrincipal().getName(),
                Arguments.reason(reason));
    }
}
