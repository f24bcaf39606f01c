package dev.portcullis.rules;

import dev.portcullis.message.Sender;
import java.time.Instant;

/**
 * A message in a counter.
 *
 * @param message a digest of its id
 * @param mark one of the marks it was counted under
 */
public record Counted(String message, Instant at, String mark, Sender sender) {

    /** The same with what has come to be known of who sent it; where senders are told apart, so are those ids. */
    public Counted sentBy(Sender known) {
        boolean marksSender = mark.equals(Tally.mark(sender));
        return new Counted(message, at, marksSender ? Tally.mark(known) : mark, known);
    }
}
