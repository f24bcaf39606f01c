package dev.portcullis.screening;

import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Contributor;
import dev.portcullis.rules.Hit;
import dev.portcullis.senders.MessageHash;
import dev.portcullis.senders.SenderWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The offers that one message leads to: to its author, and to all whose messages made an offence with it. */
final class Proposals {

    private final InboundMessage message;
    private final Author author;
    private final List<OfferedVerdict> ownVerdicts = new ArrayList<>();
    private final Map<Recipient, List<OfferedVerdict>> joint = new LinkedHashMap<>();

    Proposals(InboundMessage message, Author author) {
        this.message = message;
        this.author = author;
    }

    /**
     * Whom an offer is about.
     *
     * @param message id or hash of their message
     */
    private record Recipient(SenderId key, Sender sender, String message, Instant sentAt) {}

    void add(OfferedVerdict verdict) {
        ownVerdicts.add(verdict);
    }

    /**
     * An offence of many goes by the hash of each one's message, since that is what others know of it. So whoever is
     * first to see it, the message's own delivery or another's, it is recorded once.
     */
    void add(Hit hit, OfferedHits writer) {
        if (!OfferedHits.isOfCrowd(hit)) {
            add(writer.of(hit, message, author));
            return;
        }
        String hash = MessageHash.of(message);
        add(new Recipient(author.key(), author.sender(), hash, message.sentAt()), writer.of(hit, message, author));
        for (Contributor other : hit.contributors()) {
            if (!other.message().equals(hash)) {
                Sender sender = other.sender();
                add(new Recipient(sender.key(), sender, other.message(), other.sentAt()), writer.of(hit, other));
            }
        }
    }

    private void add(Recipient recipient, OfferedVerdict verdict) {
        joint.computeIfAbsent(recipient, first -> new ArrayList<>()).add(verdict);
    }

    /** @param doubtful whether the message itself is to be held against what is known, even without a verdict on it */
    List<Offer> offers(boolean doubtful) {
        List<Offer> offers = new ArrayList<>();
        if (doubtful || !ownVerdicts.isEmpty()) {
            offers.add(offer(
                    new Recipient(author.key(), author.sender(), message.id().value(), message.sentAt()), ownVerdicts));
        }
        joint.forEach((recipient, verdicts) -> offers.add(offer(recipient, verdicts)));
        return offers;
    }

    private Offer offer(Recipient to, List<OfferedVerdict> verdicts) {
        return new Offer(
                message.line(),
                to.key(),
                to.sender(),
                to.message(),
                to.sentAt(),
                SenderWindow.closesAt(to.sentAt()),
                verdicts,
                Optional.of(message.content()));
    }
}
