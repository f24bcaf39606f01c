package dev.portcullis.blocking;

import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's wish to have a sender on a wanted or allowed list, or off it.
 *
 * @param key the id that the sender's state is kept under
 * @param until when that is over; empty where it lasts
 * @param by who says so
 * @param auditEntry as it is recorded if something comes of it
 */
public record ListWish(
        SenderId key, Sender sender, String reason, Optional<Instant> until, String by, String auditEntry) {

    String phone() {
        return sender.phone().map(SenderId::value).orElse("");
    }

    String scopedId() {
        return sender.scopedId().map(SenderId::value).orElse("");
    }

    Object end() {
        return until.<Object>map(Instant::toEpochMilli).orElse("");
    }
}
