package dev.portcullis.message;

/**
 * Signed input that could not be read, kept for a human.
 *
 * @param reason what was found and what was expected, without the sender's words
 */
public record DeadLetter(String reason, byte[] body) {

    public DeadLetter {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
