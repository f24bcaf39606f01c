package dev.portcullis.screening;

import dev.portcullis.blocking.Case;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.Optional;

/**
 * Whoever wrote a message.
 *
 * @param key the id that their state is kept under
 * @param sender who it is now; not the message's sender where those ids have become another's
 */
record Author(SenderId key, Sender sender, Optional<Case> known) {

    static Author of(InboundMessage message, Optional<Case> known) {
        return new Author(message.sender().key(), message.sender(), known);
    }

    /** Up to when what they sent is no evidence for what they send at that time. */
    Instant floor(Instant sentAt) {
        return known.map(Case::floor).filter(sentAt::isAfter).orElse(Instant.EPOCH);
    }

    boolean isPardoned(Instant sentAt) {
        return known.filter(found -> found.pardons(sentAt)).isPresent();
    }
}
