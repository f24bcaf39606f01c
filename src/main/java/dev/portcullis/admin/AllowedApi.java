package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.AllowedView.AllowedRequest;
import dev.portcullis.blocking.AllowedList;
import dev.portcullis.message.LineId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whom nobody blocks on a line. */
@Path("/api/v1/lines/{line}/allowed")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.OPERATOR)
@Tag(name = "allowed")
@OncePerKey
public class AllowedApi {

    private final ManualLists manual;
    private final AllowedList allowed;
    private final Clock clock;

    AllowedApi(ManualLists manual, AllowedList allowed, Clock clock) {
        this.manual = manual;
        this.allowed = allowed;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(summary = "The allowed list, those first whose time is over next, those last who stay on it")
    public AllowedView list(
            @PathParam("line") String line, @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        return AllowedView.of(
                allowed.page(Arguments.line(line), Arguments.place(cursor), Arguments.limit(limit), clock.instant()));
    }

    @PUT
    @Operation(
            summary = "Allows up to 1,000 users, lifts their blocks, and waits up to 10 s for Meta",
            description =
                    "No rule, no wanted list and no person blocks them until they are taken off, or until the time"
                            + " given as `until`: an instant or a duration from now. A `reason` is compulsory.")
    public BlocksView allow(
            @PathParam("line") String line,
            @RequestBody(content = @Content(examples = @ExampleObject(value = """
                    {"users": ["+15551230001"], "reason": "our own tester", "until": "P30D"}"""))) @Nullable AllowedRequest request,
            @Context SecurityContext security) {
        AllowedRequest present = request == null ? new AllowedRequest(null, null, null) : request;
        LineId known = Arguments.line(line);
        return new BlocksView(manual.allow(ManualLists.Asked.alike(
                known,
                Arguments.users(present.users()),
                Arguments.neededReason(present.reason()),
                Arguments.until(present.until(), clock.instant()),
                security.getUserPrincipal().getName())));
    }

    @DELETE
    @Operation(summary = "Takes up to 1,000 users off the allowed list; rules and wanted lists hold again for them")
    public BlocksView disallow(
            @PathParam("line") String line, @Nullable AllowedRequest request, @Context SecurityContext security) {
        AllowedRequest present = request == null ? new AllowedRequest(null, null, null) : request;
        LineId known = Arguments.line(line);
        return new BlocksView(manual.disallow(ManualLists.Asked.alike(
                known,
                Arguments.users(present.users()),
                Arguments.reason(present.reason()),
                Optional.empty(),
                security.getUserPrincipal().getName())));
    }
}
