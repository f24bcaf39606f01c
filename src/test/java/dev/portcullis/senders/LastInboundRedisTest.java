package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.Forwarding;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class LastInboundRedisTest {

    private static final Store STORE = Store.standalone();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Observations observations = new Observations(STORE);
    private final LastInbounds lastInbounds = new LastInbounds(STORE.pipeline(), STORE.keys());

    @Property(tries = 60)
    void onlyMovesForwardInWhateverOrder(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -90_000, max = 300) Integer> offsets,
            @ForAll Random random) {
        // Given
        Sender sender = Messages.someone();
        List<InboundMessage> deliveries = new ArrayList<>();
        offsets.forEach(offset -> deliveries.add(message(sender, NOW.plusSeconds(offset))));
        deliveries.addAll(deliveries.subList(0, (deliveries.size() + 1) / 2));
        Collections.shuffle(deliveries, random);

        // When
        Instant before = Instant.EPOCH;
        for (InboundMessage each : deliveries) {
            observations.record(each, NOW);
            Instant after = lastInbound(sender).orElse(Instant.EPOCH);
            assertThat(after).isAfterOrEqualTo(before);
            before = after;
        }

        // Then: the latest that has not left its window
        assertThat(lastInbound(sender))
                .isEqualTo(deliveries.stream()
                        .map(InboundMessage::sentAt)
                        .filter(at -> at.isAfter(NOW.minus(SenderWindow.LENGTH)))
                        .max(Comparator.naturalOrder()));
    }

    @Example
    void takesFiveMinutesOfTheFutureAsTheyAreAndClampsMore() {
        // Given
        Sender near = Messages.someone();
        Sender far = Messages.someone();

        // When
        observations.record(message(near, NOW.plus(Duration.ofMinutes(5))), NOW);
        observations.record(message(far, NOW.plus(Duration.ofMinutes(5)).plusSeconds(1)), NOW);

        // Then
        assertThat(lastInbound(near)).contains(NOW.plus(Duration.ofMinutes(5)));
        assertThat(lastInbound(far)).contains(NOW);
    }

    @Example
    void isNotMovedByWhatOpensNoWindow() {
        // Given
        Sender sender = Messages.someone();
        observations.record(message(sender, NOW.minusSeconds(600)), NOW);

        // When
        observations.record(message(sender, NOW, MessageContent.of(MessageKind.REVOKE, List.of())), NOW);
        MessageContent edit = new MessageContent(
                MessageKind.TEXT,
                List.of(),
                Optional.of(new MessageId("wamid.original")),
                Forwarding.NONE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        observations.record(message(sender, NOW, edit), NOW);

        // Then
        assertThat(lastInbound(sender)).contains(NOW.minusSeconds(600));
        observations.record(message(sender, NOW, MessageContent.of(MessageKind.REACTION, List.of())), NOW);
        assertThat(lastInbound(sender)).contains(NOW);
    }

    @Example
    void isTheLaterOfAllIds() {
        // Given
        Sender sender = Messages.someone();
        Sender scopedOnly = Sender.of(sender.scopedId().orElseThrow());
        Sender phoneOnly = Sender.of(sender.phone().orElseThrow());

        // When
        observations.record(message(scopedOnly, NOW.minusSeconds(60)), NOW);
        observations.record(message(phoneOnly, NOW.minusSeconds(30)), NOW);

        // Then
        assertThat(lastInbound(sender)).contains(NOW.minusSeconds(30));
        assertThat(lastInbound(scopedOnly)).contains(NOW.minusSeconds(60));
        assertThat(lastInbounds.of(Messages.LINE, List.of(sender, scopedOnly, Messages.someone())))
                .containsOnlyKeys(sender, scopedOnly);
        assertThat(lastInbounds.of(Messages.LINE, List.of())).isEmpty();
    }

    private Optional<Instant> lastInbound(Sender sender) {
        return lastInbounds.of(Messages.LINE, sender);
    }

    private static InboundMessage message(Sender sender, Instant at) {
        return Messages.text(sender, "wamid." + at.getEpochSecond(), at, "hello");
    }

    private static InboundMessage message(Sender sender, Instant at, MessageContent content) {
        return new InboundMessage(
                Messages.LINE, new AccountId("1"), new MessageId("wamid." + content.kind()), sender, at, content);
    }
}
