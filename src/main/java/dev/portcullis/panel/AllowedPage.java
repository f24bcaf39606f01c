package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.AllowedView;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.BlocksView;
import dev.portcullis.admin.LineList;
import dev.portcullis.admin.ManualLists;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.WantedCsv;
import dev.portcullis.blocking.AllowedList;
import dev.portcullis.blocking.ListPage;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
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
import java.util.Optional;
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

    private static final int ROWS = 100;

    private final ManualLists manual;
    private final AllowedList allowed;
    private final Frames frames;
    private final Clock clock;

    AllowedPage(ManualLists manual, AllowedList allowed, Frames frames, Clock clock) {
        this.manual = manual;
        this.allowed = allowed;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Path("allowed")
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(hidden = true)
    public Response list(
            @PathParam("line") String line, @RestQuery @Nullable String cursor, @RestQuery @Nullable String user) {
        return page(
                200, Arguments.line(line), cursor, ListForm.of(user == null ? List.of() : List.of(user), "", "", ""));
    }

    /** For browsers, which cannot ask the API for a table. */
    @GET
    @Path("allowed.csv")
    @Produces(WantedCsv.MEDIA_TYPE)
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(hidden = true)
    public Response table(@PathParam("line") String lineText) {
        LineId line = Arguments.line(lineText);
        return Html.table(
                "allowed-" + line + ".csv",
                after -> allowed.page(line, after, WantedCsv.ROWS_A_READ, clock.instant()),
                AllowedView::listed);
    }

    @POST
    @OncePerKey
    @Path("allow")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response allow(
            @PathParam("line") String lineText,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String until,
            @Context SecurityContext security) {
        LineId line = Arguments.line(lineText);
        ManualLists.Asked asked;
        try {
            asked = ManualLists.Asked.alike(
                    line,
                    ListForm.readable(user).users(),
                    ListForm.neededReason(reason),
                    Arguments.until(until, clock.instant()),
                    security.getUserPrincipal().getName());
        } catch (ApiProblem refused) {
            return page(
                    400,
                    line,
                    null,
                    ListForm.of(user, reason, until, refused.problem().detail()));
        }
        return outcome(line, "Allow", manual.allow(asked));
    }

    @POST
    @OncePerKey
    @Path("disallow")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response disallow(
            @PathParam("line") String lineText,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        LineId line = Arguments.line(lineText);
        return outcome(
                line,
                "Take off",
                manual.disallow(ManualLists.Asked.alike(
                        line,
                        ListForm.readable(user).users(),
                        Arguments.reason(reason),
                        Optional.empty(),
                        security.getUserPrincipal().getName())));
    }

    private Response outcome(LineId line, String deed, List<BlocksView.BlockResult> came) {
        return Html.ok(Pages.outcome(
                frames.of(deed, Section.BLOCKED, line),
                OutcomeText.ofList(line.value(), deed, LineList.ALLOWED, came)));
    }

    private Response page(int status, LineId line, @Nullable String cursor, ListForm form) {
        Optional<ListPage.Place> after = Arguments.place(cursor);
        PeoplePage page = PeoplePage.of(
                line.value(),
                allowed.page(line, after, ROWS, clock.instant()),
                after.isEmpty(),
                AllowedView::listed,
                form);
        return Html.of(status, Pages.allowed(frames.of("Allowed", Section.BLOCKED, line), page));
    }
}
