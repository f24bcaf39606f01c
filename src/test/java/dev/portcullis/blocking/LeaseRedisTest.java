package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Lease;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blocks that end by themselves, whatever happened to them before. */
final class LeaseRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Leased leased = new Leased(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void runsFromMetasConfirmation() {
        // Given
        room.wrote(sender, room.clock.instant());
        leased.offer(sender, Leased.WEEK);
        assertThat(room.theCase(sender).leaseEnds()).isEmpty();
        assertThat(leased.watched()).isZero();

        // When
        room.work();

        // Then
        assertThat(Leased.length(room.theCase(sender))).contains(Leased.WEEK.length());
        assertThat(leased.watched()).isEqualTo(1);
        leased.end();
        assertThat(room.theCase(sender).isBlocked()).isTrue();
        assertThat(leased.watched()).isEqualTo(1);
    }

    @Test
    void runsWhenMetasListConfirmsABlockWhoseAnswerWasLost() {
        // Given
        room.meta.plan(Mishap.LOST_AFTER_ACTING);
        leased.block(sender, Leased.WEEK);
        assertThat(room.theCase(sender).leaseEnds()).isEmpty();

        // When
        room.letTimePass();
        room.work();

        // Then
        assertThat(Leased.length(room.theCase(sender))).contains(Leased.WEEK.length());
    }

    @Test
    void goesOffMetasListAtTheEndAndIsPardoned() {
        // Given
        Case blocked = leased.block(sender, Leased.WEEK);

        // When
        leased.letTimePass(sender.key());

        // Then
        Case ended = room.theCase(sender);
        assertThat(ended.state()).contains(CaseState.PENDING);
        assertThat(ended.direction()).isEqualTo(Direction.OFF);
        assertThat(ended.ending()).contains(Ending.LEASE);
        assertThat(ended.pardons(blocked.settled().orElseThrow())).isTrue();
        assertThat(ended.leaseEnds()).isEmpty();
        assertThat(leased.watched()).isZero();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.meta.count("DELETE")).isEqualTo(1);
    }

    @Test
    void endsByTheClockOfRedis() {
        // Given
        leased.block(sender, new Lease(Duration.ofMillis(1), Optional.empty()));

        // Then
        Awaitility.await().untilAsserted(() -> {
            leased.end();
            assertThat(room.theCase(sender).direction()).isEqualTo(Direction.OFF);
        });
    }

    @Test
    void isAuditedAsItsOwnCause() {
        // Given
        Case blocked = leased.block(sender, Leased.WEEK);

        // When
        leased.letTimePass(sender.key());

        // Then
        List<AuditEntry> entries =
                new AuditLog(room.store.pipeline(), room.store.keys()).before(BlockingRoom.LINE, EntryId.LAST, 1);
        assertThat(entries).singleElement().isInstanceOfSatisfying(AuditEntry.Answered.class, entry -> {
            assertThat(entry.decision()).isEqualTo(blocked.grounds().decision());
            MetaAnswer answer = entry.answer();
            assertThat(answer.outcome()).isEqualTo("lease-ended");
            assertThat(answer.by()).contains("lease");
            assertThat(answer.sender()).isEqualTo(sender);
            assertThat(answer.at()).isAfter(Instant.EPOCH);
        });
    }

    @Test
    void endsManyAtOnceInSteps() {
        // Given
        List<Sender> senders =
                IntStream.range(0, 450).mapToObj(i -> Messages.someone()).toList();
        try (BlockingRoom large = new BlockingRoom(Store.standalone(), 1_000)) {
            Leased all = new Leased(large);
            senders.forEach(each -> {
                large.wrote(each, large.clock.instant());
                all.offer(each, Leased.WEEK);
            });
            large.work();

            // When
            all.letTimePass(senders.stream().map(Sender::key).toArray(SenderId[]::new));
            large.work();

            // Then
            assertThat(large.meta.blocked()).isEmpty();
            assertThat(all.watched()).isZero();
        }
    }

    @Test
    void whatMetaDoesNotLiftStaysBlockedAndIsTriedAgain() {
        // Given
        leased.block(sender, Leased.WEEK);
        room.meta.refuse(sender.phone().orElseThrow(), FailureKind.OUTSIDE_WINDOW);

        // When
        leased.letTimePass(sender.key());
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        leased.end();
        assertThat(room.queued()).isEqualTo(1);
        room.meta.relent();
        room.letTimePass();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void doesNothingAfterAPersonsRelease() {
        // Given
        leased.block(sender, Leased.WEEK);
        room.release(sender);
        room.work();
        Case released = room.theCase(sender);

        // When: even an entry that was left behind
        room.store.ask("ZADD", room.names().leases(), 1, sender.key().value());
        leased.end();

        // Then
        assertThat(room.theCase(sender)).isEqualTo(released);
        assertThat(room.queued()).isZero();
        assertThat(leased.watched()).isZero();
    }

    @Test
    void anEarlierLeaseDoesNotEndALaterBlock() {
        // Given
        leased.block(sender, Leased.WEEK);
        room.release(sender);
        room.work();
        leased.block(sender, Leased.MONTH);

        // When
        room.store.ask("ZADD", room.names().leases(), 1, sender.key().value());
        leased.end();

        // Then
        Case later = room.theCase(sender);
        assertThat(later.isBlocked()).isTrue();
        assertThat(room.store
                        .ask("ZSCORE", room.names().leases(), sender.key().value())
                        .number())
                .isEqualTo(later.leaseEnds().orElseThrow().toEpochMilli());
    }

    @Test
    void confirmingTwiceCountsOnce() {
        // Given
        Case blocked = leased.block(sender, Leased.WEEK);

        // When
        Awaitility.await()
                .until(() ->
                        Instant.now().isAfter(blocked.settled().orElseThrow().plusMillis(2)));
        room.queue.settle(
                BlockingRoom.LINE, List.of(new Settled(blocked, Settlement.of(Outcome.BLOCKED))), Instant.now());

        // Then
        assertThat(room.theCase(sender).leaseEnds()).isEqualTo(blocked.leaseEnds());
    }
}
