package dev.portcullis.message;

import java.util.List;

/**
 * What one POST of Meta's says, over all its entries and changes.
 *
 * @param deadLetters the parts that could not be read; the others are processed all the same
 */
public record Delivery(
        List<InboundMessage> messages, List<IdentityChange> identityChanges, List<DeadLetter> deadLetters) {

    public Delivery {
        messages = List.copyOf(messages);
        identityChanges = List.copyOf(identityChanges);
        deadLetters = List.copyOf(deadLetters);
    }

    public boolean isEmpty() {
        return messages.isEmpty() && identityChanges.isEmpty() && deadLetters.isEmpty();
    }
}
