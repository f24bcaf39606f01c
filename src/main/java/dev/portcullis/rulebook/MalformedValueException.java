package dev.portcullis.rulebook;

/** A value is not written as its field demands. The message says what was found, what was expected, what to do. */
final class MalformedValueException extends RuntimeException {

    MalformedValueException(String message) {
        super(message, null, false, false);
    }
}
