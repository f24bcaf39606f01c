package dev.portcullis.message;

import java.time.Instant;

/**
 * One message from a sender to a line.
 *
 * @param sentAt the message's own timestamp, in whole seconds, as Meta repeats it in every delivery; never the time of
 *     arrival
 */
public record InboundMessage(
        LineId line, AccountId account, MessageId id, Sender sender, Instant sentAt, MessageContent content) {

    public SenderKey key() {
        return new SenderKey(line, sender.key());
    }
}
