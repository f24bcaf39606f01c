package dev.portcullis.panel;

import dev.portcullis.access.Refusals;
import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.GroupArguments;
import dev.portcullis.admin.GroupView.PreviewView;
import dev.portcullis.admin.ManualGroups;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.WantedView.WantedRequest;
import dev.portcullis.blocking.WantedGroup;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Has whole prefixes and countries wanted from the panel: first whom that would meet, then a cap and a reason. */
@Path("/lines/{line}")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.OPERATOR)
public class GroupForms {

    private final ManualGroups groups;
    private final Frames frames;
    private final Clock clock;

    GroupForms(ManualGroups groups, Frames frames, Clock clock) {
        this.groups = groups;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Path("want-group")
    @Operation(hidden = true)
    public Response ask(@PathParam("line") String lineText, @RestQuery @Nullable String group) {
        return preview(frames.line(lineText), GroupForm.of(lineText, group, "", "", ""), "");
    }

    @POST
    @OncePerKey
    @Path("want-group")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response want(
            @PathParam("line") String lineText,
            @RestForm @Nullable String group,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String until,
            @RestForm @Nullable String blocksPerHour,
            @Context SecurityContext security) {
        LineId line = frames.line(lineText);
        GroupForm form = GroupForm.of(lineText, group, reason, until, blocksPerHour);
        try {
            ListForm.neededReason(reason);
            groups.want(line, read(form.order(), security.getUserPrincipal().getName()));
        } catch (ApiProblem refused) {
            return preview(line, form, refused.problem().detail());
        }
        return Refusals.seeOther("wanted");
    }

    @POST
    @OncePerKey
    @Path("unwant-group")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response unwant(
            @PathParam("line") String lineText,
            @RestForm List<String> group,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        LineId line = frames.line(lineText);
        String by = security.getUserPrincipal().getName();
        WantedRequest named =
                GroupForm.of(lineText, String.join(" ", group), reason, "", "").question();
        groups.unwant(line, GroupArguments.names(named), by, ListForm.neededReason(reason));
        return Refusals.seeOther("wanted");
    }

    private List<WantedGroup> read(WantedRequest request, String by) {
        Instant now = clock.instant();
        return GroupArguments.groups(request, Arguments.until(request.until(), now), by, now);
    }

    private Response preview(LineId line, GroupForm form, String problem) {
        try {
            PreviewView found = groups.preview(line, read(form.question(), ""));
            return page(line, form.with(found, problem));
        } catch (ApiProblem refused) {
            return page(
                    line, form.with(null, problem.isEmpty() ? refused.problem().detail() : problem));
        }
    }

    private Response page(LineId line, GroupForm form) {
        return Html.of(
                form.problem().isEmpty() ? 200 : 400,
                Pages.wantGroup(frames.of("Want a prefix or country", Section.BLOCKED, line), form));
    }
}
