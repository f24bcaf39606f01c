package dev.portcullis.blocking;

import dev.portcullis.graph.FailureKind;
import java.time.Instant;
import java.util.Optional;

/**
 * When Meta last took a line's requests, and when it last did not.
 *
 * @param answered to within ten seconds
 */
public record LineContact(Optional<Instant> answered, Optional<Failure> failed) {

    /** @param note in plain language, what has to be done */
    public record Failure(Instant at, FailureKind kind, int code, String note) {}
}
