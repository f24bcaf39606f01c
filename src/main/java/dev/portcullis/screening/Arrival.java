package dev.portcullis.screening;

import dev.portcullis.rules.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a delivery came, and how old what it brings may be.
 *
 * @param now the gateway's clock
 * @param actsSince what was sent before is recorded and counted, and never acted on
 */
record Arrival(Instant now, Instant actsSince) {

    /** @param shadowAfter empty where a message's age makes no difference */
    static Arrival of(Instant now, Optional<Duration> shadowAfter) {
        return new Arrival(now, shadowAfter.map(now::minus).orElse(Instant.MIN));
    }

    /** The mode of what is said of a message that was sent then. */
    Mode soften(Mode mode, Instant sentAt) {
        return sentAt.isBefore(actsSince) ? mode.softer(Mode.SHADOW) : mode;
    }
}
