package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.SenderView.AllowedForView;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.SenderWindow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a customer is silent. */
@Path("/api/v1/lines/{line}/senders/{user}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "senders")
public class SendersApi {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DECISIONS_SHOWN = 20;

    private final KnownSenders senders;
    private final LastInbounds lastInbounds;
    private final LinePauses pauses;
    private final MetaLists lists;
    private final Decisions decisions;
    private final Clock clock;

    SendersApi(
            KnownSenders senders,
            LastInbounds lastInbounds,
            LinePauses pauses,
            MetaLists lists,
            Decisions decisions,
            Clock clock) {
        this.senders = senders;
        this.lastInbounds = lastInbounds;
        this.pauses = pauses;
        this.lists = lists;
        this.decisions = decisions;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "All that is known of a sender, by phone number or business-scoped user id")
    public SenderView sender(@PathParam("line") String lineText, @PathParam("user") String userText) {
        LineId line = Arguments.line(lineText);
        KnownSender known = senders.find(line, Arguments.sender(userText));
        List<DecisionView> latest = latest(line, known);
        Instant now = clock.instant();
        Optional<Instant> lastInbound = lastInbounds.of(line, known.sender());
        return new SenderView(
                user(known, latest),
                userId(known, latest),
                lastInbound,
                lastInbound.map(SenderWindow::closesAt),
                known.found().flatMap(found -> CaseView.of(found, pauses.of(line))),
                atMeta(line, known),
                known.found()
                        .flatMap(Case::wanted)
                        .filter(wanted -> wanted.isListedAt(now))
                        .isPresent(),
                known.found()
                        .flatMap(Case::allowance)
                        .filter(allowance -> allowance.holdsAt(now))
                        .map(allowance -> new AllowedForView(allowance.reason(), allowance.ends(), allowance.by())),
                latest);
    }

    private List<DecisionView> latest(LineId line, KnownSender known) {
        return decisions
                .find(new DecisionQuery(
                        List.of(line),
                        Optional.empty(),
                        known.ids(),
                        Optional.empty(),
                        Optional.empty(),
                        DECISIONS_SHOWN))
                .decisions();
    }

    /** A decision may know the number where nothing else does. */
    private static String user(KnownSender known, List<DecisionView> latest) {
        return known.sender()
                .phone()
                .map(SenderId::display)
                .or(() -> latest.stream()
                        .filter(decision ->
                                decision.userId().equals(Optional.of(known.key().value())))
                        .map(DecisionView::user)
                        .findFirst())
                .orElseGet(() -> known.asked().display());
    }

    private static Optional<String> userId(KnownSender known, List<DecisionView> latest) {
        return known.sender()
                .scopedId()
                .map(SenderId::value)
                .or(() -> latest.stream()
                        .flatMap(decision -> decision.userId().stream())
                        .findFirst());
    }

    private String atMeta(LineId line, KnownSender known) {
        return lists.within(line, PATIENCE)
                .map(listing -> known.ids().stream().anyMatch(listing::names) ? "listed" : "absent")
                .orElse("unknown");
    }
}
