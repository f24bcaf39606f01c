package dev.portcullis.blocking;

import dev.portcullis.audit.Decision;
import dev.portcullis.message.Lease;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

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
     * @param alert empty where nobody is to be told
     */
    public record OfferedVerdict(
            boolean acts,
            int blocksPerHour,
            OptionalDouble shareOfSenders,
            Optional<Lease> lease,
            Optional<Alert> alert,
            Decision decision) {

        /** One without a limited share and without a lease, that tells nobody. */
        public static OfferedVerdict of(boolean acts, int blocksPerHour, Decision decision) {
            return new OfferedVerdict(
                    acts, blocksPerHour, OptionalDouble.empty(), Optional.empty(), Optional.empty(), decision);
        }
    }

    /**
     * What people are told of.
     *
     * @param subjects what it is about: people are told if any of it is news to them
     * @param span they are not told again of messages that were sent within so long of each other; zero where each is
     *     news
     */
    public record Alert(Set<String> subjects, Duration span) {

        public Alert {
            subjects = Set.copyOf(subjects);
        }
    }

    boolean limitsShare() {
        return verdicts.stream()
                .anyMatch(each -> each.acts() && each.shareOfSenders().isPresent());
    }
}
