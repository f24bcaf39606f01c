package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.blocking.Offer.Alert;
import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Telling people once of what goes on, by the time of the messages. */
final class AlertRedisTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();
    private final Instant now = room.clock.instant();
    private int sent;

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void tellsAgainWhenTheSpanIsOver() {
        // When
        List<Effect> effects = IntStream.of(0, 59, 60, 100, 120)
                .mapToObj(second -> alert(now.plusSeconds(second), "flood", "x"))
                .toList();

        // Then
        assertThat(effects)
                .containsExactly(Effect.ALERTED, Effect.RECORDED, Effect.ALERTED, Effect.RECORDED, Effect.ALERTED);
        assertThat(room.decisions()).extracting(AuditEntry.Decided::effect).containsOnly("alerted", "recorded");
    }

    @Test
    void tellsOfLateMessagesOnlyWhereNothingWasToldAroundThem() {
        // Given
        alert(now, "flood", "x");

        // When
        Effect justBefore = alert(now.minusSeconds(59), "flood", "x");
        Effect longBefore = alert(now.minusSeconds(60), "flood", "x");

        // Then
        assertThat(justBefore).isEqualTo(Effect.RECORDED);
        assertThat(longBefore).isEqualTo(Effect.ALERTED);
    }

    @Test
    void tellsOfEachRuleAndOfEachSubject() {
        // When
        List<Effect> effects = List.of(
                alert(now, "flood", "x"),
                alert(now, "flood", "y"),
                alert(now, "other", "x"),
                alert(now, "flood", "x", "y"),
                alert(now, "flood", "x", "z"));

        // Then: one of them is new
        assertThat(effects)
                .containsExactly(Effect.ALERTED, Effect.ALERTED, Effect.ALERTED, Effect.RECORDED, Effect.ALERTED);
    }

    @Test
    void tellsOfEachMessageWhereNothingIsCounted() {
        // When
        List<Effect> effects = IntStream.range(0, 3)
                .mapToObj(i -> alert(now, new Alert(Set.of(), Duration.ZERO), "word", "m" + i))
                .toList();

        // Then
        assertThat(effects).containsOnly(Effect.ALERTED);
        assertThat(alert(now, new Alert(Set.of(), Duration.ZERO), "word", "m1")).isEqualTo(Effect.REPEAT);
    }

    @Test
    void tellsOnceOfWhatHappensAtOnce() throws ExecutionException, InterruptedException {
        // When
        List<Effect> effects = OfferRedisTest.atOnce(IntStream.range(0, 20)
                .<Callable<Effect>>mapToObj(
                        i -> () -> alert(now.plusSeconds(i), new Alert(Set.of("x"), MINUTE), "flood", "m" + i))
                .toList());

        // Then
        assertThat(effects).containsOnlyOnce(Effect.ALERTED);
    }

    @Test
    void forgetsAlerts() {
        // Given
        alert(now, "flood", "x");
        String alerts = room.names().alerts();
        assertThat(room.store.ask("PEXPIRETIME", alerts).number()).isPositive();

        // When
        room.clock.advance(Duration.ofDays(9));
        alert(room.clock.instant(), "flood", "x");

        // Then
        assertThat(room.store.ask("ZCARD", alerts).number()).isEqualTo(1);
    }

    private Effect alert(Instant at, String rule, String... subjects) {
        sent++;
        return alert(at, new Alert(Set.of(subjects), MINUTE), rule, "wamid." + sent);
    }

    private Effect alert(Instant at, Alert alert, String rule, String message) {
        OfferedVerdict plain = room.verdict(sender, "rule", rule, false, 1, message);
        return room.offer(
                sender, message, at, new OfferedVerdict(false, Terms.PLAIN, Optional.of(alert), plain.decision()));
    }
}
