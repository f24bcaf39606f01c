package dev.portcullis.blocking;

import dev.portcullis.audit.Decision;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;

/**
 * Verdicts on one message, to be recorded and, where one asks for it, to open a case.
 *
 * @param key the id that the sender's state is kept under
 * @param message the message's id, or what stands for it where a person asks
 * @param windowClosesAt a first guess at the deadline; before a claim the truth is read
 */
public record Offer(
        LineId line,
        SenderId key,
        Sender sender,
        String message,
        Instant sentAt,
        Instant windowClosesAt,
        List<OfferedVerdict> verdicts) {

    public Offer {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * One verdict.
     *
     * @param acts whether it asks for a block and is not in shadow
     * @param blocksPerHour the rule's own limit
     */
    public record OfferedVerdict(boolean acts, int blocksPerHour, Decision decision) {}
}
