package dev.portcullis.message;

/** Meta's id of a message ({@code wamid...}): the same in every repeat of a delivery. */
public record MessageId(String value) {

    private static final int LONGEST = 512;

    public MessageId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a message id is 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
