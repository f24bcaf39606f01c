package dev.portcullis.message;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Meta's id of a message ({@code wamid...}), or of what else rules can name: the same in every repeat of a delivery.
 *
 * <p>{@code toString()} is fit for logs; {@link #value()} is the id itself.
 */
public record MessageId(String value) {

    private static final int LONGEST = 512;

    public MessageId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("a message id is 1 to " + LONGEST + " characters");
        }
    }

    public static Optional<MessageId> parse(String text) {
        return isForm(text) ? Optional.of(new MessageId(text)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    /** Tells messages apart in a log. The id itself has the sender's number in it, in base64. */
    @Override
    public String toString() {
        return "message-" + HexFormat.of().toHexDigits(value.hashCode());
    }
}
