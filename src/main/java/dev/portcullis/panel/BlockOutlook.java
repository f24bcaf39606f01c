package dev.portcullis.panel;

import dev.portcullis.admin.CaseView;
import dev.portcullis.admin.KnownSender;
import dev.portcullis.admin.KnownSenders;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.LastInbounds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells before somebody asks for it whether Meta can block these users now. For code that may block. */
@Singleton
final class BlockOutlook {

    private final KnownSenders senders;
    private final LastInbounds lastInbounds;
    private final LinePauses pauses;
    private final Clock clock;

    BlockOutlook(KnownSenders senders, LastInbounds lastInbounds, LinePauses pauses, Clock clock) {
        this.senders = senders;
        this.lastInbounds = lastInbounds;
        this.pauses = pauses;
        this.clock = clock;
    }

    List<BlockForm.Subject> of(LineId line, List<SenderId> users) {
        if (users.isEmpty()) {
            return List.of();
        }
        List<KnownSender> known = senders.find(line, users);
        Map<Sender, Instant> seen =
                lastInbounds.of(line, known.stream().map(KnownSender::sender).toList());
        Optional<LinePause> pause = pauses.of(line);
        Instant now = clock.instant();
        return known.stream()
                .map(each -> subject(each, WindowClock.of(Optional.ofNullable(seen.get(each.sender())), now), pause))
                .toList();
    }

    private static BlockForm.Subject subject(KnownSender known, WindowClock window, Optional<LinePause> pause) {
        return new BlockForm.Subject(
                known.asked().display(),
                window.isOpen() ? Tone.GOOD : Tone.WARNING,
                window.badge(),
                window.detail()
                        + (window.isOpen()
                                ? "."
                                : ". Meta will not block them now; they become wanted, and are blocked on their next"
                                        + " message."),
                known.found()
                        .flatMap(found -> CaseView.of(found, pause))
                        .map(CaseView::state)
                        .orElse(""));
    }
}
