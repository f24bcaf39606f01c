package dev.portcullis.cli;

/** A command was called in a way that it cannot follow; the message says what was found and what to write instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message, null, false, false);
    }
}
