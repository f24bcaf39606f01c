package dev.portcullis.blocking;

import dev.portcullis.audit.Decision;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verdicts on one message, to be recorded and, where one asks for it, to open a case.
 *
 * @param key the id that the sender's state is kept under
 * @param message the message's id, or what stands for it where a person asks
 * @param windowClosesAt a first guess at the deadline; before a claim the truth is read
 * @param content what the message holds, of which a proof may be kept; empty where a person asks
 */
public record Offer(
        LineId line,
        SenderId key,
        Sender sender,
        String message,
        Instant sentAt,
        Instant windowClosesAt,
        List<OfferedVerdict> verdicts,
        Optional<MessageContent> content) {

    public Offer {
        verdicts = List.copyOf(verdicts);
    }

    /** One of whose message nothing but the id is known. */
    public Offer(
            LineId line,
            SenderId key,
            Sender sender,
            String message,
            Instant sentAt,
            Instant windowClosesAt,
            List<OfferedVerdict> verdicts) {
        this(line, key, sender, message, sentAt, windowClosesAt, verdicts, Optional.empty());
    }

    /**
     * One verdict.
     *
     * @param acts whether it asks for a block and is not in shadow
     * @param alert empty where nobody is to be told
     */
    public record OfferedVerdict(boolean acts, Terms terms, Optional<Alert> alert, Decision decision) {

        /** One that tells nobody. */
        public static OfferedVerdict of(boolean acts, Terms terms, Decision decision) {
            return new OfferedVerdict(acts, terms, Optional.empty(), decision);
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
                .anyMatch(each -> each.acts() && each.terms().shareOfSenders().isPresent());
    }
}
