package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.blocking.RotationConfig.WhenFull;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Lease;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.testing.AuditSettings;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Room on a full list. */
final class RotationRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000);
    private final ListBook book = new ListBook(room.store.pipeline(), room.store.keys());
    private final Sender sender = Messages.someone();

    private record Settings(WhenFull whenFull, int rotateReserve) implements RotationConfig {}

    @BeforeEach
    void openLine() {
        room.lines()
                .note(List.of(Messages.text(sender, "wamid.0", room.clock.instant(), "hi")))
                .await()
                .indefinitely();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whoeverMakesRoomIsBlockedAgainOnTheNextMessage() {
        // Given
        Case first = room.blocked(sender);
        fill(1);

        // When
        makeRoom();

        // Then: until Meta confirms, no message counts
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.OFF);
        assertThat(room.theCase(sender).wanted().orElseThrow().waits()).isTrue();
        assertThat(room.offer(sender, "wamid.2", at(60), room.wanted(sender, "wamid.2")))
                .isEqualTo(Effect.WAITING);

        // When
        room.work();

        // Then
        Case rotated = room.theCase(sender);
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(rotated.stage()).isEqualTo(Stage.RELEASED);
        assertThat(rotated.ending()).contains(Ending.ROTATED);
        assertThat(rotated.pardon()).isEmpty();
        assertThat(rotated.wanted().orElseThrow().waits()).isFalse();
        assertThat(rotated.wanted().orElseThrow().rule()).isEqualTo("flood");
        assertThat(book.of(BlockingRoom.LINE).users()).hasValue(BlocklistApi.LIST_LIMIT - 1);

        // When: a late message, then one of now
        Effect late = room.offer(sender, "wamid.3", at(-3_600), room.wanted(sender, "wamid.3"));
        room.wrote(sender, at(60));
        Effect next = room.offer(sender, "wamid.4", at(60), room.wanted(sender, "wamid.4"));
        room.work();

        // Then
        assertThat(late).isEqualTo(Effect.WAITING);
        assertThat(next).isEqualTo(Effect.OPENED);
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.BLOCKED);
        assertThat(room.theCase(sender).version()).isGreaterThan(first.version());
        assertThat(room.meta.hasBlocked(sender.key())).isTrue();
    }

    @Test
    void theRestOfTheLeaseAndTheHarmGoAlong() {
        // Given
        Optional<Lease> week = Optional.of(new Lease(Duration.ofDays(7), Optional.empty()));
        Terms terms = new Terms(OptionalInt.empty(), OptionalDouble.empty(), week, 3, false);
        OfferedVerdict plain = room.rule(sender, "flood", 1_000, "wamid.1");
        room.wrote(sender, room.clock.instant());
        room.offer(
                sender,
                "wamid.1",
                room.clock.instant(),
                new OfferedVerdict(true, terms, Optional.empty(), plain.decision()));
        room.work();
        Instant ends = room.theCase(sender).leaseEnds().orElseThrow();
        fill(1);

        // When
        makeRoom();
        room.work();
        assertThat(room.store.ask("ZCARD", room.names().leases()).number()).isZero();
        room.wrote(sender, at(60));
        room.offer(sender, "wamid.4", at(60), room.wanted(sender, "wamid.4"));
        room.work();

        // Then
        assertThat(room.theCase(sender).leaseEnds().orElseThrow())
                .isBetween(ends.minusSeconds(5), ends.plus(Duration.ofMinutes(1)));
        assertThat(room.theCase(sender).grounds().harm()).isEqualTo(3);
    }

    @Test
    void whatAPersonBlockedStays() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "person/1", room.clock.instant(), room.verdict(sender, "person", "", true, 0, "person/1"));
        room.work();
        fill(1);

        // Then
        assertThat(makeRoom()).isZero();
        assertThat(room.theCase(sender).isBlocked()).isTrue();
    }

    @Test
    void noMoreGoThanHaveTo() {
        // Given
        List<Sender> senders = Stream.generate(Messages::someone).limit(6).toList();
        senders.forEach(room::blocked);
        fill(2);

        // When
        int gone = makeRoom();
        int again = makeRoom();

        // Then
        assertThat(gone).isEqualTo(2);
        assertThat(again).isZero();
        room.work();
        assertThat(room.meta.blocked()).hasSize(4);
        assertThat(makeRoom()).isZero();
    }

    @Test
    void aPauseEndsWhenRoomIsMade() {
        // Given
        room.blocked(sender);
        Sender waiting = Messages.someone();
        room.wrote(waiting, room.clock.instant());
        room.offer(waiting, "wamid.8");
        room.meta.plan(Mishap.LIST_FULL);
        room.work();
        assertThat(room.pauses.of(BlockingRoom.LINE).orElseThrow().kind()).isEqualTo(FailureKind.LIST_FULL);

        // When
        rotation(WhenFull.ROTATE, 0).makeRoomOnSchedule();
        room.work();

        // Then
        assertThat(room.pauses.of(BlockingRoom.LINE)).isEmpty();
        room.letTimePass();
        room.work();
        assertThat(room.meta.blocked()).containsExactly(waiting);
        assertThat(room.theCase(sender).wanted()).isPresent();
    }

    @Test
    void aRefusalStopsRotationOnTheLine() {
        // Given
        Sender other = Messages.someone();
        room.blocked(sender);
        room.meta.refuse(sender.blockingId(), FailureKind.OUTSIDE_WINDOW);
        fill(1);
        makeRoom();
        room.work();
        room.blocked(other);
        fill(1);

        // When
        int gone = makeRoom();

        // Then
        assertThat(gone).isZero();
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.KEPT);
        assertThat(room.theCase(other).stage()).isEqualTo(Stage.BLOCKED);
        assertThat(book.of(BlockingRoom.LINE).rotationRefused()).isPresent();
    }

    @Test
    void aRefusalIsOverWhenMetaLiftsTheBlockAfterAll() {
        // Given
        room.blocked(sender);
        room.meta.refuse(sender.blockingId(), FailureKind.OUTSIDE_WINDOW);
        fill(1);
        makeRoom();
        room.work();
        room.meta.relent();

        // When
        room.letTimePass();
        room.work();

        // Then
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.RELEASED);
        assertThat(room.theCase(sender).wanted().orElseThrow().waits()).isFalse();
        assertThat(book.of(BlockingRoom.LINE).rotationRefused()).isEmpty();
    }

    @Test
    void anUnblockMeanwhileWins() {
        // Given
        room.blocked(sender);
        fill(1);
        makeRoom();

        // When
        room.release(sender);
        room.work();

        // Then
        assertThat(room.theCase(sender).ending()).contains(Ending.PERSON);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void whoeverMovesWhileMetaKeepsTheBlockIsWantedAtOnce() {
        // Given
        Sender byNumber = Sender.of(Messages.somePhone());
        room.blocked(byNumber);
        room.meta.refuse(byNumber.key(), FailureKind.OUTSIDE_WINDOW);
        fill(1);
        makeRoom();
        room.work();
        Sender now = Messages.someone();

        // When
        room.book.move(BlockingRoom.LINE, byNumber.key(), now, true);

        // Then
        assertThat(room.theCase(now).wanted().orElseThrow().waits()).isFalse();
        assertThat(room.theCase(byNumber).stage()).isEqualTo(Stage.KEPT);
        assertThat(room.theCase(byNumber).wanted()).isEmpty();
    }

    @Test
    void withoutThePolicyNobodyGoes() {
        // Given
        room.blocked(sender);
        fill(1);

        // When
        rotation(WhenFull.ALERT, 0).makeRoomOnSchedule();

        // Then
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.BLOCKED);
    }

    /** As if so many more than there is room for were on the list. */
    private void fill(int tooMany) {
        ListBook.Mark now = book.mark(BlockingRoom.LINE);
        book.read(BlockingRoom.LINE, now, now, (long) BlocklistApi.LIST_LIMIT - 1 + tooMany);
    }

    private int makeRoom() {
        return rotation(WhenFull.ROTATE, 1).makeRoom(BlockingRoom.LINE);
    }

    private Instant at(int seconds) {
        return Instant.now().plusSeconds(seconds);
    }

    private Rotation rotation(WhenFull policy, int placesFree) {
        return new Rotation(
                new Settings(policy, placesFree),
                book,
                room.pauses,
                room.queue,
                new HeldCases(room.store.pipeline(), room.store.keys(), AuditSettings.AMPLE),
                new LastInbounds(room.store.pipeline(), room.store.keys()),
                room.lines(),
                room.idleWorkers(),
                new JobLocks(room.store.pipeline(), room.store.keys()),
                room.clock);
    }
}
