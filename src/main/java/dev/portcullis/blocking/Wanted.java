package dev.portcullis.blocking;

import java.time.Instant;
import java.util.Optional;

/**
 * A sender to be blocked on the next message, since Meta refuses to block ahead of one.
 *
 * @param cause how it came to that: missed, refused, moved, person, spread or rotated
 * @param rule where it came from; empty for a person
 * @param by the person, if it was one
 * @param ends when it is over, if it is not to last as long as such flags are kept
 * @param refusals how often Meta has refused since; after five, only a human tries again
 * @param waits whether the sender is still on Meta's list, and wanted only once that has changed
 */
public record Wanted(
        String cause,
        String rule,
        String reason,
        Optional<String> by,
        Instant since,
        Optional<Instant> ends,
        int refusals,
        boolean waits) {

    /** Whether a message of now is to be tried on. */
    public boolean holdsAt(Instant now) {
        return !waits && isListedAt(now);
    }

    /** As people are told when the sender is blocked for it. */
    public String words() {
        return "wanted" + by.map(name -> " by " + name).orElse("") + " since " + since
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** Whether it is not over yet. */
    public boolean isListedAt(Instant now) {
        return ends.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
