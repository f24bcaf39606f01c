package dev.portcullis.blocking;

import dev.portcullis.blocking.Reconciliation.Applied;
import dev.portcullis.blocking.Reconciliation.Comparison;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.testing.AuditSettings;
import dev.portcullis.testing.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Our cases against what Meta lists. */
final class Reconciling {

    final ListBook book;
    final Reconciliation reconciliation;
    private final BlockingRoom room;
    private final HeldCases held;

    private record Settings(Optional<Duration> every, boolean apply) implements ReconciliationConfig {}

    Reconciling(BlockingRoom room) {
        this.room = room;
        this.book = new ListBook(room.store.pipeline(), room.store.keys());
        this.held = new HeldCases(room.store.pipeline(), room.store.keys(), AuditSettings.AMPLE);
        this.reconciliation = new Reconciliation(
                room.meta,
                room.lines(),
                room.book,
                held,
                book,
                room.idleWorkers(),
                room.store.pipeline(),
                room.store.keys(),
                AuditSettings.AMPLE);
        room.lines()
                .note(List.of(Messages.text(Messages.someone(), "wamid.0", room.clock.instant(), "hi")))
                .await()
                .indefinitely();
    }

    Comparison.Planned planned() {
        letAMillisecondPass();
        return (Comparison.Planned) reconciliation.compare(BlockingRoom.LINE);
    }

    /** What was settled in the very millisecond in which a reading begins is left alone. */
    private void letAMillisecondPass() {
        ListBook.Mark first = book.mark(BlockingRoom.LINE);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> book.mark(BlockingRoom.LINE).at().isAfter(first.at()));
    }

    Applied reconcile() {
        return reconciliation.apply(planned(), "tester");
    }

    /** False where Meta gave no list. */
    boolean reconcileIfRead() {
        letAMillisecondPass();
        if (reconciliation.compare(BlockingRoom.LINE) instanceof Comparison.Planned planned) {
            reconciliation.apply(planned, "tester");
            return true;
        }
        return false;
    }

    /** Whoever may go makes room. */
    void rotateAll() {
        held.letGo(
                BlockingRoom.LINE,
                held.of(BlockingRoom.LINE).stream().filter(RotationPlan::mayGo).toList());
    }

    ListState list() {
        return book.of(BlockingRoom.LINE);
    }

    long users() {
        return list().users().orElseThrow();
    }

    ScheduledReconciliation scheduled(boolean apply) {
        letAMillisecondPass();
        return new ScheduledReconciliation(
                reconciliation,
                new Settings(Optional.of(Duration.ofHours(6)), apply),
                book,
                room.lines(),
                new JobLocks(room.store.pipeline(), room.store.keys()),
                room.clock);
    }
}
