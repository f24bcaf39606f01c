package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.BlocksView;
import dev.portcullis.admin.ManualBlocks;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.UserNames;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
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
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Blocks and unblocks from the panel: what will happen, then a reason, then what came of it. */
@Path("/lines/{line}")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.OPERATOR)
public class BlockForms {

    private static final String NO_REASON = "Found no reason. It is kept with the block, for whoever asks later.";

    private final ManualBlocks blocks;
    private final BlockOutlook outlook;
    private final Frames frames;

    BlockForms(ManualBlocks blocks, BlockOutlook outlook, Frames frames) {
        this.blocks = blocks;
        this.outlook = outlook;
        this.frames = frames;
    }

    @GET
    @Path("block")
    @Operation(hidden = true)
    public Response ask(@PathParam("line") String lineText, @RestQuery List<String> user) {
        return form(frames.line(lineText), user, "", "");
    }

    @POST
    @OncePerKey
    @Path("block")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response block(
            @PathParam("line") String lineText,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        LineId line = frames.line(lineText);
        UserNames named = UserNames.read(user);
        String words = Arguments.reason(reason);
        if (words.isEmpty() || named.users().isEmpty() || !named.unreadable().isEmpty()) {
            return form(line, user, words, words.isEmpty() ? NO_REASON : "");
        }
        BlocksView came = blocks.block(asked(line, named.users(), words, security));
        return Html.ok(
                Pages.outcome(frames.of("Block", Section.BLOCKED, line), OutcomeText.ofBlock(line.value(), came)));
    }

    @POST
    @OncePerKey
    @Path("unblock")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response unblock(
            @PathParam("line") String lineText,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String confirmed,
            @Context SecurityContext security) {
        LineId line = frames.line(lineText);
        UserNames named = UserNames.read(user);
        if (confirmed == null || named.users().isEmpty()) {
            UnblockForm form = new UnblockForm(
                    line.value(),
                    named.users().stream().map(SenderId::display).toList(),
                    named.users().isEmpty() ? "Nobody is selected. Tick at least one sender on the list." : "");
            int status = named.users().isEmpty() ? 400 : 200;
            return Html.of(status, Pages.unblock(frames.of("Unblock", Section.BLOCKED, line), form));
        }
        BlocksView came = blocks.unblock(asked(line, named.users(), Arguments.reason(reason), security));
        return Html.ok(
                Pages.outcome(frames.of("Unblock", Section.BLOCKED, line), OutcomeText.ofUnblock(line.value(), came)));
    }

    private Response form(LineId line, List<String> users, String reason, String problem) {
        UserNames named = UserNames.read(users);
        String unreadable = String.join(", ", named.unreadable());
        String mend = !named.unreadable().isEmpty()
                ? "Found '" + unreadable + "', expected a phone number with country code, such as +15551230001, or a"
                        + " business-scoped user id, such as US.13491208655302741918."
                : named.users().isEmpty()
                        ? "Found nobody to block. Give a phone number with country code, or a business-scoped user id."
                        : problem;
        String asked = users.stream().filter(text -> !text.isBlank()).collect(Collectors.joining(", "));
        BlockForm form = new BlockForm(line.value(), asked, reason, outlook.of(line, within(named.users())), mend);
        return Html.of(mend.isEmpty() ? 200 : 400, Pages.block(frames.of("Block", Section.BLOCKED, line), form));
    }

    private static ManualBlocks.Asked asked(
            LineId line, List<SenderId> users, String reason, SecurityContext security) {
        return new ManualBlocks.Asked(
                line, within(users), reason, security.getUserPrincipal().getName());
    }

    private static List<SenderId> within(List<SenderId> users) {
        if (users.size() > Arguments.MOST_USERS) {
            throw ApiProblem.badRequest("Found " + users.size() + " users, expected at most " + Arguments.MOST_USERS
                    + " at once. Nothing was done.");
        }
        return users;
    }
}
