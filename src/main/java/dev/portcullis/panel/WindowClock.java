package dev.portcullis.panel;

import dev.portcullis.senders.SenderWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sender's 24-hour window stands.
 *
 * @param lastInbound missing where nothing was received within the window
 * @param left how long the window is going to be open
 */
record WindowClock(@Nullable Instant lastInbound, @Nullable Instant closesAt, Duration left) {

    static WindowClock of(Optional<Instant> lastInbound, Instant now) {
        Optional<Instant> closesAt = lastInbound.map(SenderWindow::closesAt);
        Duration left = closesAt.map(at -> Duration.between(now, at))
                .filter(length -> !length.isNegative())
                .orElse(Duration.ZERO);
        return new WindowClock(lastInbound.orElse(null), closesAt.orElse(null), left);
    }

    public boolean isOpen() {
        return !left.isZero();
    }

    /** What is left of the window, in percent. */
    public long percent() {
        return Math.min(100, 100 * left.toSeconds() / SenderWindow.LENGTH.toSeconds());
    }

    public String badge() {
        return isOpen() ? "window open" : "window closed";
    }

    public String detail() {
        if (closesAt == null) {
            return "no message within the last 24 hours";
        }
        return isOpen()
                ? "until " + Stamps.stamp(closesAt) + " UTC, for another " + Stamps.roughly(left)
                : "since " + Stamps.stamp(closesAt) + " UTC";
    }

    public String sentence() {
        return (isOpen()
                        ? "The window is open "
                        : closesAt == null ? "The window is closed: " : "The window is closed ")
                + detail() + ".";
    }
}
