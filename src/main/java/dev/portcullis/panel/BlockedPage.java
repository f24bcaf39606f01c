package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.panel.ListReadings.ListReading;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Whom Meta blocks on a line, and why. */
@Path("/lines/{line}/blocked")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class BlockedPage {

    private final ListReadings readings;
    private final CaseBook cases;
    private final Frames frames;

    BlockedPage(ListReadings readings, CaseBook cases, Frames frames) {
        this.readings = readings;
        this.cases = cases;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response blocked(
            @PathParam("line") String lineText,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String read) {
        LineId line = frames.line(lineText);
        Frame frame = frames.of("Blocked", Section.BLOCKED, line);
        String search = Arguments.present(q).map(String::strip).orElse("");
        try {
            return Html.ok(Pages.blocked(frame, list(line, readings.read(line, instant(read)), search, number(page))));
        } catch (ApiProblem failed) {
            ProblemText problem = ProblemText.of(failed.problem());
            return Html.of(problem.status(), Pages.unreadList(frame, problem));
        }
    }

    private BlockedList list(LineId line, ListReading reading, String search, int page) {
        return BlockedList.of(line.value(), reading, search, page, users -> rows(line, users, reading.at()));
    }

    private List<BlockedRow> rows(LineId line, List<ListedUser> users, Instant readAt) {
        Set<SenderId> ids = new LinkedHashSet<>();
        users.forEach(user -> ids.addAll(new Sender(user.scopedId(), user.phone()).ids()));
        Map<SenderId, Case> found = ids.isEmpty() ? Map.of() : cases.find(line, ids);
        return users.stream()
                .map(user -> BlockedRow.of(
                        user,
                        new Sender(user.scopedId(), user.phone())
                                .ids().stream()
                                        .filter(found::containsKey)
                                        .findFirst()
                                        .map(found::get),
                        readAt))
                .toList();
    }

    private static int number(@Nullable String page) {
        return page != null && page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Arguments.present(text).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
