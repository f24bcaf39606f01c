package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.blocking.Reconciliation.Applied;
import dev.portcullis.blocking.Reconciliation.Comparison;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our cases against what Meta lists. */
final class ReconciliationRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000);
    private final Sender sender = Messages.someone();
    private final Reconciling reconciling = new Reconciling(room);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void blocksOfOthersAreAdopted() {
        // Given
        room.meta.blockByHand(sender);

        // When
        Applied applied = reconciling.reconcile();

        // Then
        Case adopted = room.theCase(sender);
        assertThat(applied).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(adopted.stage()).isEqualTo(Stage.BLOCKED);
        assertThat(adopted.grounds().isOutside()).isTrue();
        assertThat(adopted.listed()).isTrue();
        assertThat(adopted.leaseEnds()).isEmpty();
        assertThat(room.theCase(sender.phone().orElseThrow()).key()).isEqualTo(sender.key());
        assertThat(answers()).containsExactly("adopted by tester");
        assertThat(reconciling.planned().plan().isEmpty()).isTrue();
        assertThat(reconciling.users()).isOne();
    }

    @Test
    void whoeverWasWantedAndIsListedNeedNoBlock() {
        // Given
        room.offer(sender, "wamid.1");
        room.work();
        assertThat(room.theCase(sender).wanted()).isPresent();
        room.meta.blockByHand(sender);

        // When
        reconciling.reconcile();

        // Then
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.BLOCKED);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.store.ask("ZCARD", room.names().wanted()).number()).isZero();
        assertThat(room.store.ask("ZCARD", room.names().forgettable()).number()).isZero();
    }

    @Test
    void whoeverWasUnblockedElsewhereIsReleasedAndPardoned() {
        // Given
        room.blocked(sender);
        room.meta.unblockByHand(sender.key());

        // When
        Applied applied = reconciling.reconcile();

        // Then
        Case released = room.theCase(sender);
        assertThat(applied).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(released.stage()).isEqualTo(Stage.RELEASED);
        assertThat(released.ending()).contains(Ending.OUTSIDE);
        assertThat(released.pardon()).isPresent();
        assertThat(released.listed()).isFalse();
        assertThat(answers()).endsWith("absent by tester");
        assertThat(room.meta.count("DELETE")).isZero();
        assertThat(reconciling.users()).isZero();
    }

    @Test
    void anAdoptedBlockThatIsGoneIsForgotten() {
        // Given
        room.meta.blockByHand(sender);
        reconciling.reconcile();
        room.meta.unblockByHand(sender.key());

        // When
        Applied applied = reconciling.reconcile();

        // Then
        assertThat(applied).isEqualTo(new Applied(0, 0, 1, 0));
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.theCase(sender).pardon()).isPresent();
    }

    @Test
    void aCaseThatHasChangedSinceIsLeftAlone() {
        // Given
        room.blocked(sender);
        room.meta.unblockByHand(sender.key());
        Comparison.Planned planned = reconciling.planned();
        room.release(sender);

        // When
        Applied applied = reconciling.reconciliation.apply(planned, "tester");

        // Then
        assertThat(applied).isEqualTo(new Applied(0, 0, 0, 1));
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.OFF);
    }

    @Test
    void aCaseThatCameUpSinceIsLeftAlone() {
        // Given
        room.meta.blockByHand(sender);
        Comparison.Planned planned = reconciling.planned();
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "wamid.1");

        // When
        Applied applied = reconciling.reconciliation.apply(planned, "tester");

        // Then
        assertThat(applied.skipped()).isOne();
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.ON);
    }

    @Test
    void whatIsOnItsWayWhileTheListIsReadIsLeftAlone() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "wamid.1");
        room.meta.during(() -> {
            LineWorker worker = room.worker();
            room.work(worker);
        });

        // When
        ReconciliationPlan plan = reconciling.planned().plan();

        // Then
        assertThat(plan.isEmpty()).isTrue();
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.BLOCKED);
        assertThat(reconciling.users()).isOne();
    }

    @Test
    void whatMetaWouldNotLiftIsTriedAgain() {
        // Given
        room.blocked(sender);
        room.meta.refuse(sender.blockingId(), FailureKind.OUTSIDE_WINDOW);
        room.release(sender);
        room.work();
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.KEPT);
        room.meta.relent();

        // When
        reconciling.reconcile();
        room.work();

        // Then
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void aMovedPersonsEarlierIdIsNoStranger() {
        // Given
        Sender byNumber = Sender.of(Messages.somePhone());
        room.blocked(byNumber);
        Sender now = Sender.of(Messages.someScopedId(), (PhoneNumber) byNumber.key());
        room.book.move(BlockingRoom.LINE, byNumber.key(), now, false);

        // Then
        assertThat(reconciling.planned().plan().isEmpty()).isTrue();
    }

    @Test
    void theListIsCountedWithWhatChangesAfterwards() {
        // Given
        IntStream.range(0, 3).forEach(i -> room.meta.blockByHand(Messages.someone()));
        reconciling.reconcile();

        // When
        room.blocked(sender);

        // Then
        assertThat(reconciling.users()).isEqualTo(4);
        assertThat(reconciling.list().drift()).containsEntry("adopt", 3L).containsEntry("release", 0L);
        room.release(sender);
        room.work();
        assertThat(reconciling.users()).isEqualTo(3);
        reconciling.reconcile();
        assertThat(reconciling.users()).isEqualTo(3);
    }

    @Test
    void anOlderReadingDoesNotHideANewerOne() {
        // Given
        ListBook.Mark earlier = new ListBook.Mark(Instant.now().minus(Duration.ofHours(1)), 0);
        reconciling.reconcile();

        // When
        reconciling.book.read(BlockingRoom.LINE, earlier, earlier, 500);

        // Then
        assertThat(reconciling.users()).isZero();
    }

    /** Oldest first. */
    private List<String> answers() {
        return new AuditLog(room.store.pipeline(), room.store.keys())
                .before(BlockingRoom.LINE, EntryId.LAST, 100).reversed().stream()
                        .flatMap(entry -> entry instanceof AuditEntry.Answered answered
                                ? Optional.of(answered.answer()).stream()
                                : Optional.<dev.portcullis.audit.MetaAnswer>empty().stream())
                        .map(answer -> answer.outcome() + " by " + answer.by().orElse("nobody"))
                        .toList();
    }
}
