package dev.portcullis.testing;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.Delivery;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.screening.Screening;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who write to a line: Meta's emulator and the gateway of a {@code @QuarkusTest} both learn of it. */
public final class Visitors {

    public static final String ACCOUNT = "990100200300400";

    private final MetaEmulator meta;

    Visitors(MetaEmulator meta) {
        this.meta = meta;
    }

    /** Somebody writes to the line, so that the gateway has heard of it. */
    public void open(String line) {
        write(line, "15559990000", null, "hello");
    }

    /** Answers the time of the message. */
    public Instant write(String line, @Nullable String phone, @Nullable String userId, String text) {
        Instant sentAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        write(line, phone, userId, text, sentAt);
        return sentAt;
    }

    public void write(String line, @Nullable String phone, @Nullable String userId, String text, Instant sentAt) {
        meta.received(line, phone, userId, sentAt);
        InboundMessage message = new InboundMessage(
                new LineId(line),
                new AccountId(ACCOUNT),
                new MessageId("wamid." + UUID.randomUUID()),
                new Sender(
                        Optional.ofNullable(userId).map(BusinessScopedId::new),
                        Optional.ofNullable(phone).map(PhoneNumber::new)),
                sentAt,
                MessageContent.text(text));
        Arc.container()
                .instance(Screening.class)
                .get()
                .screen(new Delivery(List.of(message), List.of(), List.of()))
                .await()
                .indefinitely();
    }
}
