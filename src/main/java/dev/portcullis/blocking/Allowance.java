package dev.portcullis.blocking;

import java.time.Instant;
import java.util.Optional;

/**
 * That nobody is to block a sender: an entry of the allowed list.
 *
 * @param ends empty where it lasts
 * @param by who said so
 */
public record Allowance(Instant since, Optional<Instant> ends, String reason, String by) {

    public boolean holdsAt(Instant now) {
        return ends.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
