package dev.portcullis.message;

/** What ids are made of. Looked at char by char: each message has several ids, and a regular expression takes longer. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLetterOrDigit(int c) {
        return isDigit(c) || isCapital(c) || c >= 'a' && c <= 'z';
    }
}
