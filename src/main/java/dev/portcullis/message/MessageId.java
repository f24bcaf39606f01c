package dev.portcullis.message;

import java.util.HexFormat;

/**
 * Meta's id of a message ({@code wamid...}): the same in every repeat of a delivery.
 *
 * <p>{@code toString()} is fit for logs; {@link #value()} is the id itself.
 */
public record MessageId(String value) {

    private static final int LONGEST = 512;

    public MessageId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a message id is 1 to " + LONGEST + " characters");
        }
    }

    /** Tells messages apart in a log. The id itself has the sender's number in it, in base64. */
    @Override
    public String toString() {
        return "message-" + HexFormat.of().toHexDigits(value.hashCode());
    }
}
