package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.CaseView;
import dev.portcullis.admin.Decisions;
import dev.portcullis.admin.KnownSender;
import dev.portcullis.admin.KnownSenders;
import dev.portcullis.admin.MetaLists;
import dev.portcullis.admin.UserNames;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.blocking.Allowance;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.blocking.Stage;
import dev.portcullis.blocking.Wanted;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.LastInbounds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Why a customer is silent. */
@Path("/lines/{line}/senders/{user}")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class SenderPage {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KnownSenders senders;
    private final LastInbounds lastInbounds;
    private final LinePauses pauses;
    private final MetaLists lists;
    private final AuditLog audit;
    private final Decisions decisions;
    private final Frames frames;
    private final Clock clock;

    SenderPage(
            KnownSenders senders,
            LastInbounds lastInbounds,
            LinePauses pauses,
            MetaLists lists,
            AuditLog audit,
            Decisions decisions,
            Frames frames,
            Clock clock) {
        this.senders = senders;
        this.lastInbounds = lastInbounds;
        this.pauses = pauses;
        this.lists = lists;
        this.audit = audit;
        this.decisions = decisions;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response sender(@PathParam("line") String lineText, @PathParam("user") String userText) {
        LineId line = frames.line(lineText);
        SenderId asked = UserNames.user(userText).orElseGet(() -> Arguments.sender(userText));
        KnownSender known = senders.find(line, asked);
        return Html.ok(Pages.sender(frames.of("Sender", Section.BLOCKED, line), picture(line, known)));
    }

    private static String words(Allowance allowance) {
        return "Allowed by " + allowance.by() + " since " + Stamps.stamp(allowance.since()) + " UTC"
                + allowance
                        .ends()
                        .map(at -> " until " + Stamps.stamp(at) + " UTC")
                        .orElse("")
                + (allowance.reason().isEmpty() ? "" : ": " + allowance.reason()) + ". Nobody blocks them.";
    }

    private SenderPicture picture(LineId line, KnownSender known) {
        Instant now = clock.instant();
        Optional<Boolean> listed =
                lists.within(line, PATIENCE).map(listing -> known.ids().stream().anyMatch(listing::names));
        WindowClock window = WindowClock.of(lastInbounds.of(line, known.sender()), now);
        Stage stage = known.stage();
        Optional<LinePause> pause = pauses.of(line);
        Optional<CaseView> view = known.found().flatMap(found -> CaseView.of(found, pause));
        Optional<Allowance> allowance = known.found().flatMap(Case::allowance).filter(each -> each.holdsAt(now));
        SenderTrail trail = SenderTrail.read(audit, line, known.ids());
        SenderAnswer answer = SenderAnswer.of(known.found(), view, listed, window);
        boolean standsBlocked = listed.orElse(false) || stage.isOpen();
        boolean waits = pause.isPresent() && !listed.orElse(false) && stage == Stage.ON;
        return new SenderPicture(
                line.value(),
                known.sender()
                        .phone()
                        .map(SenderId::display)
                        .orElseGet(() -> known.asked().display()),
                known.sender().scopedId().map(SenderId::value).orElse(""),
                allowance.isPresent() ? answer.ofAllowed() : waits ? answer.ofPaused() : answer,
                window,
                listed.map(is -> is ? "listed" : "absent").orElse("unknown"),
                view.map(SenderPicture.Facts::of).orElse(null),
                known.found()
                        .flatMap(Case::wanted)
                        .filter(wanted -> wanted.isListedAt(now))
                        .map(Wanted::since)
                        .orElse(null),
                allowance.map(SenderPage::words).orElse(""),
                trail.moments(),
                trail.cut(),
                trail.decisions(decisions),
                !standsBlocked && allowance.isEmpty(),
                standsBlocked
                        || stage.isPending()
                        || known.found().flatMap(Case::wanted).isPresent());
    }
}
