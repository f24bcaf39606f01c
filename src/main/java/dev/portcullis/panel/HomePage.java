package dev.portcullis.panel;

import dev.portcullis.access.Refusals;
import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.UserNames;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.panel.Whereabouts.Place;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

    private final Whereabouts places;
    private final Frames frames;

    HomePage(Whereabouts places, Frames frames) {
        this.places = places;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response home() {
        Set<LineId> known = frames.known();
        return known.isEmpty()
                ? Html.ok(Pages.welcome(frames.of("Welcome", Section.BLOCKED), false))
                : Refusals.seeOther("lines/" + known.iterator().next() + "/blocked");
    }

    /** The form that stands at the head of each page: a line or none, and somebody or nobody. */
    @GET
    @Path("find")
    @Operation(hidden = true)
    public Response find(@RestQuery @Nullable String line, @RestQuery @Nullable String user) {
        Optional<SenderId> asked = Arguments.present(user).map(HomePage::sender);
        Optional<LineId> chosen = Arguments.present(line).map(frames::line);
        return asked.map(sender -> found(chosen, sender))
                .orElseGet(() -> Refusals.seeOther(
                        chosen.map(each -> "lines/" + each + "/blocked").orElse("lines")));
    }

    /** Leads to the only place where the sender is or may be; offers the places where there are several. */
    private Response found(Optional<LineId> chosen, SenderId sender) {
        Set<LineId> known = frames.known();
        if (known.size() == 1 || chosen.flatMap(line -> places.on(line, sender)).isPresent()) {
            return toSender(chosen.orElseGet(known.iterator()::next).value(), sender);
        }
        List<Place> found = places.of(known, sender);
        if (chosen.isPresent() && found.isEmpty()) {
            return toSender(chosen.get().value(), sender);
        }
        if (chosen.isEmpty() && found.size() == 1) {
            return toSender(found.getFirst().line(), sender);
        }
        return Html.ok(
                Pages.found(frames.of("Look up", Section.BLOCKED, chosen), LookedUp.of(sender, chosen, found, known)));
    }

    private static Response toSender(String line, SenderId sender) {
        return Refusals.seeOther("lines/" + line + "/senders/" + sender.display());
    }

    private static SenderId sender(String text) {
        if (UserNames.isPieceOfNumber(text)) {
            throw ApiProblem.badRequest("Found '" + text + "', which is too short for a whole number with its country"
                    + " code. To look for a part of one, search the list of the blocked.");
        }
        return UserNames.user(text).orElseGet(() -> Arguments.sender(text));
    }
}
