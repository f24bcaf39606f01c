package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done about Meta's list when nobody asks. */
final class ScheduledReconciliationRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000);
    private final Reconciling reconciling = new Reconciling(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anUnreadListChangesNothing() {
        // Given
        room.blocked(sender);
        room.meta.plan(Mishap.BAD_TOKEN);

        // When
        reconciling.scheduled(true).reconcile(BlockingRoom.LINE);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(reconciling.list().comparedAt()).isEmpty();
    }

    @Test
    void theScheduleCallsNobodyReleasedWhereTheListIsEmpty() {
        // Given
        Sender other = Messages.someone();
        room.blocked(sender);
        room.blocked(other);
        room.meta.unblockByHand(sender.key());
        room.meta.unblockByHand(other.key());

        // When
        reconciling.scheduled(true).reconcile(BlockingRoom.LINE);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(reconciling.list().drift()).containsEntry("release", 2L);
        assertThat(reconciling.users()).isZero();
        assertThat(reconciling.reconcile().released()).isEqualTo(2);
    }

    @Test
    void theScheduleBringsTheBooksUpToDate() {
        // Given
        Sender other = Messages.someone();
        room.blocked(sender);
        room.meta.unblockByHand(sender.key());
        room.meta.blockByHand(other);

        // When
        reconciling.scheduled(true).reconcile(BlockingRoom.LINE);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.state(other)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isOne();
    }

    @Test
    void theScheduleMayBeToldOnlyToLook() {
        // Given
        room.blocked(sender);
        room.meta.unblockByHand(sender.key());

        // When
        reconciling.scheduled(false).reconcile(BlockingRoom.LINE);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(reconciling.list().drift()).containsEntry("release", 1L);
    }

    @Test
    void eachLineHasItsTurn() {
        // Given
        ScheduledReconciliation scheduled = reconciling.scheduled(true);

        // When
        scheduled.reconcileOnSchedule();
        long atTheStart = room.meta.count("GET");
        room.clock.advance(Duration.ofMinutes(5));
        scheduled.reconcileOnSchedule();
        scheduled.reconcileOnSchedule();

        // Then
        assertThat(atTheStart).isZero();
        assertThat(room.meta.count("GET")).isOne();
        room.clock.advance(Duration.ofHours(7));
        scheduled.reconcileOnSchedule();
        assertThat(room.meta.count("GET")).isEqualTo(2);
    }
}
