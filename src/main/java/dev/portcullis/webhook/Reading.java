package dev.portcullis.webhook;

import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import java.util.Optional;

/** What one message, call or other element of a change turned out to be. */
sealed interface Reading {

    /** @param truncated whether it holds more text than was taken */
    record Inbound(InboundMessage message, boolean truncated) implements Reading {}

    /** @param message the one that says so, unless what says so is none */
    record Changed(IdentityChange change, Optional<InboundMessage> message) implements Reading {}

    /** @param reason what was found and expected, without the sender's words */
    record Unreadable(String reason) implements Reading {}

    enum Uncared implements Reading {
        /** No id that we know names the sender, or its ids contradict each other. */
        UNIDENTIFIED,
        /** Of a kind that is counted, no more. */
        NOT_JUDGED
    }
}
