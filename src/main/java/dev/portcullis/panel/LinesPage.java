package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.LineStates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How every line is. */
@Path("/lines")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class LinesPage {

    private final LineStates states;
    private final Frames frames;

    LinesPage(LineStates states, Frames frames) {
        this.states = states;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response lines() {
        return Html.ok(Pages.lines(frames.of("Lines", Section.LINES), LineCard.of(states.all())));
    }
}
