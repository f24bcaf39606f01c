package dev.portcullis.rules;

import dev.portcullis.message.Sender;
import java.time.Instant;

/**
 * A sender who is acted on for a message that many senders' messages together made an offence.
 *
 * @param message a digest of the id of their latest message that counted
 * @param sentAt its time
 * @param swept whether it was sent before the stretch that reached the threshold
 */
public record Contributor(Sender sender, String message, Instant sentAt, boolean swept) {

    /** The same sender by the later of two messages; acted on as one who took part if either did. */
    Contributor or(Contributor other) {
        Contributor later = sentAt.isBefore(other.sentAt) ? other : this;
        return new Contributor(later.sender, later.message, later.sentAt, swept && other.swept);
    }
}
