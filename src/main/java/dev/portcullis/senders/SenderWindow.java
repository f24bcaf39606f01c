package dev.portcullis.senders;

import java.time.Duration;
import java.time.Instant;

/**
 * The 24 hours after a sender's last inbound message, in which alone Meta accepts a block.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users">Meta: block
 *     users, limitations</a>
 */
public final class SenderWindow {

    public static final Duration LENGTH = Duration.ofHours(24);

    private SenderWindow() {}

    /** The first instant at which the window is closed. */
    public static Instant closesAt(Instant lastInbound) {
        return lastInbound.plus(LENGTH);
    }
}
