package dev.portcullis.blocking;

import dev.portcullis.audit.Decision;
import dev.portcullis.message.Lease;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
     * @param shareOfSenders how much of the line's senders with an open window the rule may block in 24 hours, from 0
     *     to 1; empty where that is not limited
     * @param lease empty where the block is to last; a wanted sender has the lease that came with the flag
     */
    public record OfferedVerdict(
            boolean acts, int blocksPerHour, OptionalDouble shareOfSenders, Optional<Lease> lease, Decision decision) {

        /** One without a limited share and without a lease. */
        public static OfferedVerdict of(boolean acts, int blocksPerHour, Decision decision) {
            return new OfferedVerdict(acts, blocksPerHour, OptionalDouble.empty(), Optional.empty(), decision);
        }
    }

    boolean limitsShare() {
        return verdicts.stream()
                .anyMatch(each -> each.acts() && each.shareOfSenders().isPresent());
    }
}
