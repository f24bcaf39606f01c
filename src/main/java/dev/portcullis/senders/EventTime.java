package dev.portcullis.senders;

import dev.portcullis.message.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message's own timestamp is good for.
 *
 * @param at the timestamp as sent
 * @param counts whether rates may count it: a clock that runs ahead must not fill windows that have not come yet
 * @param lastInbound what the sender's last inbound moves forward to, if to anything
 */
record EventTime(Instant at, boolean counts, Optional<Instant> lastInbound) {

    /** Clocks of Meta, of the sender and ours may differ by so much. */
    static final Duration TOLERATED_LEAD = Duration.ofMinutes(5);

    static EventTime of(InboundMessage message, Instant now) {
        Instant at = message.sentAt();
        boolean ahead = at.isAfter(now.plus(TOLERATED_LEAD));
        boolean opensWindow =
                message.content().opensWindow() && at.plus(SenderWindow.LENGTH).isAfter(now);
        return new EventTime(at, !ahead, opensWindow ? Optional.of(ahead ? now : at) : Optional.empty());
    }
}
