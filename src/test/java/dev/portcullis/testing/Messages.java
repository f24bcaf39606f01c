package dev.portcullis.testing;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages as the parser hands them on, and ids to put in them. */
public final class Messages {

    public static final LineId LINE = new LineId("106540352242922");

    private static final AccountId ACCOUNT = new AccountId("102290129340398");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private Messages() {}

    public static InboundMessage text(Sender sender, String id, Instant sentAt, String body) {
        return text(LINE, sender, id, sentAt, body);
    }

    public static InboundMessage text(LineId line, Sender sender, String id, Instant sentAt, String body) {
        return new InboundMessage(line, ACCOUNT, new MessageId(id), sender, sentAt, MessageContent.text(body));
    }

    public static InboundMessage of(Sender sender, String id, Instant sentAt, MessageContent content) {
        return new InboundMessage(LINE, ACCOUNT, new MessageId(id), sender, sentAt, content);
    }

    public static Sender both(BusinessScopedId scoped, PhoneNumber phone) {
        return Sender.of(scoped, phone);
    }

    /** A number that no other test of this JVM uses. */
    public static PhoneNumber somePhone() {
        return new PhoneNumber("1555" + (1_000_000 + PEOPLE.incrementAndGet()));
    }

    /** A business-scoped id that no other test of this JVM uses. */
    public static BusinessScopedId someScopedId() {
        return new BusinessScopedId("US." + (9_000_000_000L + PEOPLE.incrementAndGet()));
    }

    public static Sender someone() {
        return Sender.of(someScopedId(), somePhone());
    }
}
