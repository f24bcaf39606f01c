package dev.portcullis.panel;

import dev.portcullis.access.Refusals;
import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.LineStates;
import dev.portcullis.admin.UserNames;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Leads to the page of a line or of a sender, or tells how to get a first line. */
@Path("/")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class HomePage {

    private final LineStates lines;
    private final Frames frames;

    HomePage(LineStates lines, Frames frames) {
        this.lines = lines;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response home() {
        Set<LineId> known = lines.known().keySet();
        return known.isEmpty()
                ? Html.ok(Pages.welcome(frames.of("Welcome", Section.BLOCKED), false))
                : Refusals.seeOther("lines/" + known.iterator().next() + "/blocked");
    }

    /** The form that stands at the head of each page: a line, and somebody on it or nobody. */
    @GET
    @Path("find")
    @Operation(hidden = true)
    public Response find(@RestQuery @Nullable String line, @RestQuery @Nullable String user) {
        LineId chosen = Arguments.line(line == null ? "" : line);
        Optional<SenderId> sender = Arguments.present(user).map(HomePage::sender);
        return Refusals.seeOther(
                "lines/" + chosen + sender.map(id -> "/senders/" + id.display()).orElse("/blocked"));
    }

    private static SenderId sender(String text) {
        if (UserNames.isPieceOfNumber(text)) {
            throw ApiProblem.badRequest("Found '" + text + "', which is too short for a whole number with its country"
                    + " code. To look for a part of one, search the list of the blocked.");
        }
        return UserNames.user(text).orElseGet(() -> Arguments.sender(text));
    }
}
