package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opening cases: once, within limits, never against a pardon. */
final class OfferRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void eightCopiesOfOneMessageOpenOneCaseAndOneRecord() throws Exception {
        // When
        List<Effect> effects = atOnce(Collections.nCopies(8, () -> room.offer(sender, "wamid.1")));

        // Then
        assertThat(effects).containsOnlyOnce(Effect.OPENED);
        assertThat(effects).filteredOn(Effect.REPEAT::equals).hasSize(7);
        assertThat(room.decisions()).hasSize(1);
        assertThat(room.queued()).isEqualTo(1);
    }

    @Test
    void manyMessagesOfOneSenderOpenOneCaseAndEachIsRecorded() throws Exception {
        // When
        List<Effect> effects = atOnce(IntStream.range(0, 20)
                .<Callable<Effect>>mapToObj(i -> () -> room.offer(sender, "wamid." + i))
                .toList());

        // Then
        assertThat(effects).containsOnlyOnce(Effect.OPENED).containsOnly(Effect.OPENED, Effect.OPEN);
        assertThat(room.decisions()).hasSize(20);
        assertThat(room.theCase(sender).version()).isEqualTo(1);
    }

    @Test
    void keepsWhatPeopleWroteAsTheyWroteIt() {
        // When
        room.offer(sender, "wamid.\"odd\"\\ü\u2028");

        // Then
        Case found = room.theCase(sender);
        assertThat(found.grounds().reason()).isEqualTo("25 messages; \"quoted\"\nünïcode \\ and more");
        assertThat(found.grounds().at()).isEqualTo(room.clock.instant());
        assertThat(found.sender()).isEqualTo(sender);
        assertThat(found.key()).isEqualTo(sender.key());
        assertThat(found.opened()).isPresent();
        assertThat(room.decisions()
                        .getFirst()
                        .decision()
                        .message()
                        .orElseThrow()
                        .value())
                .isEqualTo("wamid.\"odd\"\\ü\u2028");
        assertThat(room.decisions().getFirst().id()).hasToString(found.grounds().decision());
    }

    @Test
    void opensExactlyAsManyAsTheRuleMay() throws Exception {
        // Given
        List<Sender> senders =
                IntStream.range(0, 50).mapToObj(i -> Messages.someone()).toList();

        // When
        List<Effect> effects = atOnce(senders.stream()
                .<Callable<Effect>>map(each ->
                        () -> room.offer(each, id(each), room.clock.instant(), room.rule(each, "flood", 10, id(each))))
                .toList());

        // Then
        assertThat(effects).filteredOn(Effect.OPENED::equals).hasSize(10);
        assertThat(effects).containsOnlyOnce(Effect.LIMITED);
        assertThat(effects).filteredOn(Effect.TRIPPED::equals).hasSize(39);
        assertThat(room.queued()).isEqualTo(10);
        // Then: another rule is free to act, and the tripped one stays so when the hour is over
        Sender next = Messages.someone();
        room.clock.advance(Duration.ofHours(2));
        assertThat(room.offerAll(
                        next,
                        "wamid.2",
                        room.clock.instant(),
                        room.rule(next, "flood", 10, "wamid.2"),
                        room.rule(next, "other", 10, "wamid.2")))
                .containsExactly(Effect.TRIPPED, Effect.OPENED);
    }

    @Test
    void countsASlidingHour() {
        // Given
        Sender first = Messages.someone();
        room.offer(first, "m1", room.clock.instant(), room.rule(first, "slow", 1, "m1"));

        // When
        room.clock.advance(Duration.ofHours(1));

        // Then
        assertThat(room.offer(sender, "m", room.clock.instant(), room.rule(sender, "slow", 1, "m")))
                .isEqualTo(Effect.OPENED);
    }

    @Test
    void holdsTheLimitOfTheLineOverAllRules() throws Exception {
        // When
        List<Effect> effects = atOnce(IntStream.range(0, 100)
                .<Callable<Effect>>mapToObj(i -> () -> {
                    Sender each = Messages.someone();
                    OfferedVerdict verdict = room.rule(each, "rule-" + i % 5, 1_000, id(each));
                    return room.offer(each, id(each), room.clock.instant(), verdict);
                })
                .toList());

        // Then: a person is above limits
        assertThat(effects).filteredOn(Effect.OPENED::equals).hasSize(60);
        assertThat(effects).filteredOn(Effect.CAPPED::equals).hasSizeBetween(1, 5);
        assertThat(room.offer(
                        sender, "asked", room.clock.instant(), room.verdict(sender, "person", "", true, 1, "asked")))
                .isEqualTo(Effect.OPENED);
    }

    @Test
    void recordsWhatDoesNotActAndOpensNothing() {
        // When
        Effect effect =
                room.offer(sender, "m", room.clock.instant(), room.verdict(sender, "rule", "shadow", false, 10, "m"));

        // Then
        assertThat(effect).isEqualTo(Effect.RECORDED);
        assertThat(room.queued()).isZero();
        assertThat(room.book.find(BlockingRoom.LINE, sender.key())).isEmpty();
        assertThat(room.decisions()).hasSize(1);
    }

    @Test
    void leavesThePardonedAlone() {
        // Given
        Instant before = room.clock.instant().minus(Duration.ofDays(5));
        room.blocked(sender);
        room.release(sender);
        Instant pardon = room.theCase(sender).pardon().orElseThrow();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);

        // When: days later, repeats of what was sent before
        room.clock.advance(Duration.ofDays(6));

        // Then
        assertThat(offerAt(before, "early")).isEqualTo(Effect.PARDONED);
        assertThat(offerAt(pardon, "same moment")).isEqualTo(Effect.PARDONED);
        assertThat(room.decisions()).hasSize(1);
        assertThat(offerAt(pardon.plusMillis(1), "after")).isEqualTo(Effect.OPENED);
    }

    @Test
    void doesNotOverwriteTheCaseThatTheNumberHas() {
        // Given: two deliveries at once, one of which knows the number only
        BusinessScopedId scoped = sender.scopedId().orElseThrow();
        PhoneNumber phone = sender.phone().orElseThrow();
        room.wrote(Sender.of(phone), room.clock.instant());
        room.offer(Sender.of(phone), "m1");

        // When
        room.wrote(Sender.of(scoped), room.clock.instant());
        room.offer(sender, "m2");

        // Then
        assertThat(room.theCase(phone).key()).isEqualTo(phone);
        assertThat(room.theCase(scoped).key()).isEqualTo(scoped);
        room.work();
        room.letTimePass();
        room.work();
        assertThat(room.theCase(phone).isBlocked()).isTrue();
        assertThat(room.theCase(scoped).isBlocked()).isTrue();
        assertThat(room.meta.blocked()).hasSize(1);
    }

    private Effect offerAt(Instant at, String message) {
        return room.offer(sender, message, at, room.rule(sender, "flood", 1_000, message));
    }

    private static String id(Sender of) {
        return "wamid." + of.key().value();
    }

    static <T> List<T> atOnce(List<Callable<T>> deeds) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(deeds)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
