package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.AllowedView;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.LineList;
import dev.portcullis.admin.ManualLists;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.WantedCsv;
import dev.portcullis.blocking.AllowedList;
import dev.portcullis.panel.PeopleDesk.Filled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whom nobody blocks on a line. */
@Path("/lines/{line}")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.OPERATOR)
public class AllowedPage {

    private final ManualLists manual;
    private final PeopleDesk desk;

    AllowedPage(ManualLists manual, AllowedList allowed, Frames frames, Clock clock) {
        this.manual = manual;
        this.desk = new PeopleDesk(
                LineList.ALLOWED,
                frames,
                (line, after, rows) -> allowed.page(line, after, rows, clock.instant()),
                AllowedView::listed,
                until -> Arguments.until(until, clock.instant()),
                (line, page) -> Pages.allowed(frames.of("Allowed", Section.BLOCKED, line), page));
    }

    @GET
    @Path("allowed")
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(hidden = true)
    public Response list(
            @PathParam("line") String line, @RestQuery @Nullable String cursor, @RestQuery @Nullable String user) {
        return desk.list(line, cursor, user);
    }

    /** For browsers, which cannot ask the API for a table. */
    @GET
    @Path("allowed.csv")
    @Produces(WantedCsv.MEDIA_TYPE)
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(hidden = true)
    public Response table(@PathParam("line") String line) {
        return desk.table(line);
    }

    @POST
    @OncePerKey
    @Path("allow")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response allow(
            @PathParam("line") String line,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String until,
            @Context SecurityContext security) {
        return desk.put(Filled.of(line, user, reason, until, security), "Allow", manual::allow);
    }

    @POST
    @OncePerKey
    @Path("disallow")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response disallow(
            @PathParam("line") String line,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        return desk.takeOff(Filled.of(line, user, reason, null, security), manual::disallow);
    }
}
