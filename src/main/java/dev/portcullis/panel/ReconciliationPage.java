package dev.portcullis.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portcullis.access.Role;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.ReconciliationApi;
import dev.portcullis.admin.ReconciliationView.ReconciliationRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** How Meta's list and our cases differ on a line, and what to do about it. */
@Path("/lines/{line}/reconciliation")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class ReconciliationPage {

    private final ReconciliationApi reconciliation;
    private final Frames frames;

    ReconciliationPage(ReconciliationApi reconciliation, Frames frames) {
        this.reconciliation = reconciliation;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response plan(@PathParam("line") String line) {
        return Html.ok(Pages.reconciliation(
                frames.of("Reconciliation", Section.LINES, frames.line(line)),
                ReconciliationCard.of(reconciliation.plan(line))));
    }

    @POST
    @OncePerKey
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(hidden = true)
    public Response apply(
            @PathParam("line") String line,
            @RestForm @Nullable String reblock,
            @RestForm List<String> user,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        String why = ListForm.neededReason(reason);
        ReconciliationRequest request = new ReconciliationRequest(null, again(reblock, user), why);
        ReconciliationCard done = ReconciliationCard.of(reconciliation.apply(line, request, security));
        return Html.ok(Pages.reconciled(frames.of("Reconciliation", Section.LINES, frames.line(line)), done));
    }

    /** Whoever ticks somebody and says that nobody is to be blocked has meant one of the two. */
    private static JsonNode again(@Nullable String reblock, List<String> ticked) {
        return switch (reblock == null ? "" : reblock) {
            case "nobody" -> {
                long named = ticked.stream().filter(user -> !user.isBlank()).count();
                if (named > 0) {
                    throw ApiProblem.badRequest("Found " + named + " ticked, and the choice to block nobody"
                            + " again; expected one or the other. Nothing was done.");
                }
                yield NullNode.instance;
            }
            case "all" -> TextNode.valueOf("all");
            case "ticked" -> {
                ArrayNode users = JsonNodeFactory.instance.arrayNode();
                ListForm.readable(ticked).users().forEach(each -> users.add(each.display()));
                yield users;
            }
            default ->
                throw ApiProblem.badRequest("Found '" + reblock
                        + "' for whom to block again, expected nobody, ticked or all. Nothing was done.");
        };
    }
}
