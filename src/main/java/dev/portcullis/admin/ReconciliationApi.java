package dev.portcullis.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.access.Role;
import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.admin.ReconciliationView.ReconciliationRequest;
import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.audit.Whom;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Reconciliation;
import dev.portcullis.blocking.Reconciliation.Applied;
import dev.portcullis.blocking.Reconciliation.Comparison;
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
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Compares our cases with Meta's list, and puts ours right. */
@Path("/api/v1/lines/{line}/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reconciliation")
@OncePerKey
public class ReconciliationApi {

    private final Reconciliation reconciliation;
    private final ManualBlocks blocks;
    private final DeedLog deeds;
    private final Clock clock;

    ReconciliationApi(Reconciliation reconciliation, ManualBlocks blocks, DeedLog deeds, Clock clock) {
        this.reconciliation = reconciliation;
        this.blocks = blocks;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(
            summary = "Meta's list, read live, against our cases: what would be adopted, released, forgotten",
            description = "Changes nothing. What is on its way to Meta is left out.")
    public ReconciliationView plan(@PathParam("line") String line) {
        return ReconciliationView.of(compare(Arguments.line(line)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(
            summary = "Compares and puts our cases right",
            description =
                    "Users on Meta's list that we know nothing of are adopted and left alone from then on. Those whom"
                            + " somebody unblocked elsewhere are released and pardoned; they are blocked again only if reblock"
                            + " names them or says \"all\", and then like any block by a person, up to 1,000 in a request."
                            + " {\"dryRun\":true} only shows the plan.")
    public ReconciliationView apply(
            @PathParam("line") String lineText,
            @Nullable ReconciliationRequest request,
            @Context SecurityContext security) {
        LineId line = Arguments.line(lineText);
        ReconciliationRequest asked = request == null ? new ReconciliationRequest(null, null, null) : request;
        String reason = Arguments.reason(asked.reason());
        Reblock reblock = reblock(asked.reblock());
        Comparison.Planned planned = compare(line);
        ReconciliationView view = ReconciliationView.of(planned);
        List<SenderId> again = reblock.among(planned.plan().release());
        if (Boolean.TRUE.equals(asked.dryRun())) {
            return view;
        }
        String by = security.getUserPrincipal().getName();
        Deed deed = new Deed(DeedKind.RECONCILED, by, reason, clock.instant(), Whom.NOBODY);
        Applied applied = deeds.during(line, deed, () -> reconciliation.apply(planned, by), Applied::counts);
        Optional<List<BlockResult>> blocked = again.isEmpty()
                ? Optional.empty()
                : Optional.of(blocks.block(new ManualBlocks.Asked(line, again, reason, by))
                        .users());
        return view.with(applied, blocked);
    }

    private Comparison.Planned compare(LineId line) {
        return switch (reconciliation.compare(line)) {
            case Comparison.Planned planned -> planned;
            case Comparison.Unread unread -> throw new ApiProblem(MetaLists.problem(line, unread.failed()));
        };
    }

    /** Whom to block again of those that a plan releases. */
    private sealed interface Reblock {

        List<SenderId> among(List<Case> released);

        record Nobody() implements Reblock {

            @Override
            public List<SenderId> among(List<Case> released) {
                return List.of();
            }
        }

        record All() implements Reblock {

            @Override
            public List<SenderId> among(List<Case> released) {
                if (released.size() > Arguments.MOST_USERS) {
                    throw ApiProblem.badRequest("Found " + released.size() + " users to block again, expected at most "
                            + Arguments.MOST_USERS + " in a request: name those that you mean. Nothing was done.");
                }
                return released.stream().map(each -> each.sender().blockingId()).toList();
            }
        }

        record Named(List<SenderId> users) implements Reblock {

            @Override
            public List<SenderId> among(List<Case> released) {
                List<String> others = users.stream()
                        .filter(user -> released.stream().noneMatch(each -> isOf(user, each)))
                        .map(SenderId::display)
                        .toList();
                if (!others.isEmpty()) {
                    throw ApiProblem.badRequest("These users are not among those that would be released: "
                            + String.join(", ", others) + "; block others by POST /api/v1/lines/{line}/blocks."
                            + " Nothing was done.");
                }
                return users;
            }

            private static boolean isOf(SenderId user, Case released) {
                return released.key().equals(user) || released.sender().ids().contains(user);
            }
        }
    }

    private static Reblock reblock(@Nullable JsonNode asked) {
        if (asked == null || asked.isNull()) {
            return new Reblock.Nobody();
        }
        if (asked.isTextual() && asked.textValue().equals("all")) {
            return new Reblock.All();
        }
        if (!asked.isArray()) {
            throw ApiProblem.badRequest(
                    "Found " + (asked.isTextual() ? "'" + asked.textValue() + "'" : "something else")
                            + " for reblock, expected \"all\" or a list of users. Nothing was done.");
        }
        List<@Nullable String> texts = new ArrayList<>();
        asked.forEach(each -> texts.add(each.isTextual() ? each.textValue() : each.toString()));
        return new Reblock.Named(Arguments.users(texts));
    }
}
