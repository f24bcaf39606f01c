package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.ErasedView;
import dev.portcullis.admin.Erasure;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Erases a sender's data from the panel, and tells what had to stay. */
@Path("/lines/{line}/senders/{user}/erase")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
public class ErasePage {

    private final Erasure erasure;
    private final Frames frames;

    ErasePage(Erasure erasure, Frames frames) {
        this.erasure = erasure;
        this.frames = frames;
    }

    @POST
    @OncePerKey
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response erase(
            @PathParam("line") String lineText,
            @PathParam("user") String user,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        LineId line = frames.line(lineText);
        String why = Arguments.reason(reason);
        if (why.isEmpty()) {
            throw ApiProblem.badRequest(
                    "Found no reason, expected one: it is kept beside your name. Nothing was erased.");
        }
        ErasedView erased = erasure.erase(
                line, Arguments.sender(user), security.getUserPrincipal().getName(), why);
        return Html.ok(
                Pages.erased(frames.of("Erased", Section.BLOCKED, line), ErasedCard.of(line.value(), user, erased)));
    }
}
