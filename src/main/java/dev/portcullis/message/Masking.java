package dev.portcullis.message;

/** Hides the middle of an id, so that a log tells senders apart without naming them. */
final class Masking {

    private Masking() {}

    static String middle(String text, int head, int tail) {
        if (text.length() <= head + tail) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "***" + text.substring(text.length() - tail);
    }
}
