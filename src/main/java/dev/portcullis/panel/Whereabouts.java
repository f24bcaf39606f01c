package dev.portcullis.panel;

import dev.portcullis.admin.CaseView;
import dev.portcullis.admin.KnownSender;
import dev.portcullis.admin.KnownSenders;
import dev.portcullis.blocking.Case;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.LastInbounds;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the lines on which something is kept of a sender. For code that may block. */
@Singleton
final class Whereabouts {

    /** Lines that are looked at. */
    static final int MOST = 100;

    private final KnownSenders senders;
    private final LastInbounds lastInbounds;

    Whereabouts(KnownSenders senders, LastInbounds lastInbounds) {
        this.senders = senders;
        this.lastInbounds = lastInbounds;
    }

    /**
     * @param state of the case; empty where there is none
     * @param lastInbound missing where nothing came in within the window
     */
    record Place(String line, String state, @Nullable Instant lastInbound) {}

    /** On the first so many of the lines. */
    List<Place> of(Collection<LineId> lines, SenderId sender) {
        return lines.stream()
                .limit(MOST)
                .flatMap(line -> on(line, sender).stream())
                .toList();
    }

    Optional<Place> on(LineId line, SenderId asked) {
        KnownSender known = senders.find(line, asked);
        Optional<Instant> lastInbound = lastInbounds.of(line, known.sender());
        Optional<Case> found = known.found();
        boolean led = !known.sender().ids().contains(asked);
        return lastInbound.isEmpty() && found.isEmpty() && !led
                ? Optional.empty()
                : Optional.of(new Place(
                        line.value(),
                        found.flatMap(each -> CaseView.of(each, Optional.empty()))
                                .map(CaseView::state)
                                .orElse(""),
                        lastInbound.orElse(null)));
    }
}
