package dev.portcullis.rules;

/** A value that cannot be looked for. The message says what was found, what was expected, and what to do. */
public final class PatternException extends RuntimeException {

    PatternException(String message) {
        super(message);
    }
}
