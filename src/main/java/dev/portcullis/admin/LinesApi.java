package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.BlockedView.BlockedUser;
import dev.portcullis.admin.LineView.LinesView;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Standing;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lines, and whom Meta blocks on each. */
@Path("/api/v1/lines")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "lines")
public class LinesApi {

    private static final int LOOKED_UP_AT_ONCE = 1_000;

    private final LineStates states;
    private final MetaLists lists;
    private final CaseBook cases;

    LinesApi(LineStates states, MetaLists lists, CaseBook cases) {
        this.states = states;
        this.lists = lists;
        this.cases = cases;
    }

    @GET
    @Operation(summary = "Every line seen or configured: its token, why it is paused, its queue")
    public LinesView lines() {
        return new LinesView(states.all());
    }

    @GET
    @Path("/{line}/blocked")
    @Operation(summary = "Meta's block list, read live to its end, with our case of each user")
    public BlockedView blocked(@PathParam("line") String lineText) {
        LineId line = Arguments.line(lineText);
        List<ListedUser> listed = lists.whole(line);
        List<BlockedUser> users = new ArrayList<>(listed.size());
        for (int from = 0; from < listed.size(); from += LOOKED_UP_AT_ONCE) {
            users.addAll(withCases(line, listed.subList(from, Math.min(from + LOOKED_UP_AT_ONCE, listed.size()))));
        }
        return new BlockedView(users, users.size(), BlocklistApi.LIST_LIMIT);
    }

    private List<BlockedUser> withCases(LineId line, List<ListedUser> listed) {
        List<Sender> senders = listed.stream()
                .map(user -> new Sender(user.scopedId(), user.phone()))
                .toList();
        Map<Sender, Standing> standings =
                cases.of(line, new LinkedHashSet<>(senders)).await().indefinitely();
        return senders.stream()
                .map(sender -> new BlockedUser(
                        sender.blockingId().display(),
                        sender.scopedId().map(SenderId::value),
                        theCase(line, sender, standings.get(sender))))
                .toList();
    }

    private Optional<CaseView> theCase(LineId line, Sender sender, Standing standing) {
        return switch (standing) {
            case Standing.Clean clean -> Optional.empty();
            case Standing.Known known -> CaseView.of(known.found(), Optional.empty());
            case Standing.Elsewhere elsewhere ->
                sender.ids().stream()
                        .flatMap(id -> cases.find(line, id).stream())
                        .findFirst()
                        .flatMap(found -> CaseView.of(found, Optional.empty()));
        };
    }
}
