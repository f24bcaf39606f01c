package dev.portcullis.rules;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.Instant;

/** Messages to judge, of which only the content matters. */
public final class Inbound {

    public static final LineId LINE = new LineId("106540352242922");

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Inbound() {}

    public static InboundMessage text(String body) {
        return of(MessageContent.text(body));
    }

    public static InboundMessage of(MessageContent content) {
        return of(Sender.of(new PhoneNumber("15551230001")), "wamid.1", 0, content);
    }

    /** @param second after noon of the first day of 2026 */
    static InboundMessage text(Sender sender, String id, int second, String body) {
        return of(sender, id, second, MessageContent.text(body));
    }

    static InboundMessage of(Sender sender, String id, int second, MessageContent content) {
        return new InboundMessage(
                LINE, new AccountId("102290129340398"), new MessageId(id), sender, NOON.plusSeconds(second), content);
    }
}
