package dev.portcullis.senders;

import dev.portcullis.message.SenderId;
import dev.portcullis.rules.SenderHistory;

/** What Redis knew of a sender when a message was observed. */
public sealed interface Observation {

    /** The message is recorded, and this is the sender's past around it. */
    record Recorded(SenderHistory history) implements Observation {}

    /** Recorded too, but the sender's phone number has a history of its own that has to be joined first. */
    record Divided(SenderHistory history) implements Observation {}

    /** Nothing was recorded: the sender's state is under another id. */
    record Moved(SenderId to) implements Observation {}
}
