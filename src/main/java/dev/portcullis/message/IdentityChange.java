package dev.portcullis.message;

import java.time.Instant;
import java.util.List;

/**
 * A sender's ids changed: Meta regenerates the business-scoped id with the phone number and says so in a
 * {@code system} message. State moves from every old id to the new sender's key.
 *
 * @param from the old ids, at least one
 */
public record IdentityChange(LineId line, MessageId id, List<SenderId> from, Sender to, Instant at) {

    public IdentityChange {
        from = List.copyOf(from);
        if (from.isEmpty()) {
            throw new IllegalArgumentException("an identity change names at least one old id");
        }
    }
}
