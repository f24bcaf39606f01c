package dev.portcullis.senders;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Window;
import java.time.Instant;
import java.util.Set;

/**
 * A message to be observed.
 *
 * @param id where the sender's state is looked for
 * @param windows what the rules want to know of the sender's past
 * @param floor messages up to this time are no evidence; {@link Instant#EPOCH} where all are
 * @param ruleSet hash of the rules that ask; of no account where no window is over many senders
 */
public record Sighting(InboundMessage message, SenderId id, Set<Window> windows, Instant floor, String ruleSet) {

    public Sighting {
        windows = Set.copyOf(windows);
    }

    public static Sighting of(InboundMessage message, Set<Window> windows) {
        return new Sighting(message, message.sender().key(), windows, Instant.EPOCH, "");
    }

    public Sighting askedBy(String rules) {
        return new Sighting(message, id, windows, floor, rules);
    }

    public Sighting at(SenderId elsewhere) {
        return new Sighting(message, elsewhere, windows, floor, ruleSet);
    }

    public Sighting since(Instant newFloor) {
        return new Sighting(message, id, windows, newFloor, ruleSet);
    }

    /** The same message with other questions. */
    public Sighting asking(Set<Window> others) {
        return new Sighting(message, id, others, floor, ruleSet);
    }
}
