package dev.portcullis.senders;

import dev.portcullis.message.SenderId;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Window;
import java.util.Set;

/** What Redis knew of a sender when a message was observed. */
public sealed interface Observation {

    /**
     * The message is recorded, and this is the sender's past around it.
     *
     * @param crowded windows over many senders that may hold enough; {@link Crowds} tells what they hold
     */
    record Recorded(SenderHistory history, Set<Window> crowded) implements Observation {

        public Recorded {
            crowded = Set.copyOf(crowded);
        }
    }

    /** Recorded too, but the sender's phone number has a history of its own that has to be joined first. */
    record Divided(Recorded recorded) implements Observation {}

    /** Nothing was recorded of the sender: their state is under another id. */
    record Moved(SenderId to) implements Observation {}
}
