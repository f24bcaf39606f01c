package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rule did is taken back, and nothing else. */
final class UndoRedisTest {

    private BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000, Duration.ofHours(24));
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void liftsWhatIsBlockedAndCallsOffWhatIsPending() {
        // Given
        Sender other = Messages.someone();
        Sender pending = Messages.someone();
        room.blocked(sender);
        room.wrote(other, room.clock.instant());
        offer(other, "scam");
        room.work();
        offer(pending, "flood");

        // When
        Undo undo = undo("flood", Instant.EPOCH);

        // Then: whoever was never sent to Meta need not be asked back
        assertThat(found(undo)).containsExactly(sender, pending);
        assertThat(room.state(pending)).isEqualTo(CaseState.RELEASED);
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.OFF);
        room.work();
        assertThat(room.meta.blocked()).containsExactly(other);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.theCase(sender).ending()).contains(Ending.UNDO);
        assertThat(room.theCase(sender).pardons(room.clock.instant())).isTrue();
        assertThat(room.book.find(BlockingRoom.LINE, other.key()).orElseThrow().isBlocked())
                .isTrue();
    }

    @Test
    void theRuleLeavesThemAloneForAWhile() {
        // Given
        room.blocked(sender);
        undo("flood", Instant.EPOCH);
        room.work();

        // When
        room.clock.advance(Duration.ofMinutes(1));

        // Then
        assertThat(offer(sender, "flood")).isEqualTo(Effect.GRACED);
        assertThat(offer(sender, "scam")).isEqualTo(Effect.OPENED);
    }

    @Test
    void aWantedFlagGoesWithItsCauseAndMetaIsNotAsked() {
        // Given
        refused(sender);

        // When
        Undo undo = undo("flood", Instant.EPOCH);
        long calls = room.meta.requests().size();
        room.work();

        // Then
        assertThat(found(undo)).containsExactly(sender);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.REFUSED);
        assertThat(room.meta.requests()).hasSize((int) calls);
        assertThat(entries("undone")).isEqualTo(1);
    }

    @Test
    void whoeverOffendsAgainIsWantedBecauseOfThat() {
        // Given
        refused(sender);
        room.clock.advance(Duration.ofMinutes(1));
        offer(sender, "scam");

        // When
        Undo ofTheFirst = undo("flood", Instant.EPOCH);

        // Then
        assertThat(found(ofTheFirst)).isEmpty();
        assertThat(room.theCase(sender).wanted()).map(Wanted::rule).contains("scam");
        assertThat(found(undo("scam", Instant.EPOCH))).containsExactly(sender);
        assertThat(room.theCase(sender).wanted()).isEmpty();
    }

    @Test
    void looksAtTheTimeWhenACaseWasOpened() throws InterruptedException {
        // Given
        Sender later = Messages.someone();
        room.blocked(sender);
        Instant first = room.theCase(sender).opened().orElseThrow();
        room.letTimePass();
        while (!Instant.now().isAfter(first.plusMillis(5))) {
            Thread.onSpinWait();
        }
        room.blocked(later);
        Instant second = room.theCase(later).opened().orElseThrow();

        // Then
        assertThat(preview("flood", first, Optional.of(first))).containsExactly(sender);
        assertThat(preview("flood", first.plusMillis(1), Optional.empty())).containsExactly(later);
        assertThat(preview("flood", first, Optional.of(second))).containsExactly(sender, later);
        assertThat(preview("flood", second.plusMillis(1), Optional.empty())).isEmpty();
        assertThat(preview("floo", Instant.EPOCH, Optional.empty())).isEmpty();
        assertThat(preview("flood-2", Instant.EPOCH, Optional.empty())).isEmpty();
    }

    @Test
    void aPreviewChangesNothing() {
        // Given
        room.blocked(sender);
        Case before = room.theCase(sender);
        long told = entries("undone");

        // When
        List<Sender> found = preview("flood", Instant.EPOCH, Optional.empty());

        // Then
        assertThat(found).containsExactly(sender);
        assertThat(room.theCase(sender)).isEqualTo(before);
        assertThat(entries("undone")).isEqualTo(told);
    }

    @Test
    void theSameAgainTouchesNobodyTwiceAndTellsWhatIsLeft() {
        // Given
        Sender early = Messages.someone();
        room.blocked(sender);
        room.blocked(early);
        undo("flood", Instant.EPOCH);

        // When: nothing has been sent to Meta yet
        Undo again = undo("flood", Instant.EPOCH);

        // Then
        assertThat(found(again)).containsExactlyInAnyOrder(sender, early);
        assertThat(entries("undone")).isEqualTo(2);
        room.work();
        assertThat(room.meta.count("DELETE")).isEqualTo(1);
        assertThat(found(undo("flood", Instant.EPOCH))).isEmpty();
    }

    @Test
    void goesOnInSteps() {
        // Given
        List<Sender> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(Messages.someone());
            room.wrote(many.getLast(), room.clock.instant());
            offer(many.getLast(), "flood");
        }
        room.work();
        assertThat(room.meta.blocked()).hasSize(250);

        // When
        Undo undo = undo("flood", Instant.EPOCH);

        // Then
        assertThat(found(undo)).containsExactlyInAnyOrderElementsOf(many);
        room.work();
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.undos().find(undo.id())).contains(undo);
        assertThat(room.undos().isComplete(undo)).isTrue();
    }

    @Test
    void catchesABlockThatIsOnItsWayToMeta() {
        // Given
        room.wrote(sender, room.clock.instant());
        offer(sender, "flood");
        room.meta.during(() -> undo("flood", Instant.EPOCH));

        // When
        room.work();

        // Then
        assertThat(room.meta.hasBlocked(sender.key())).isFalse();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }

    @Test
    void whomMetaListsFromABlockBeforeIsBlockedThoughTheWindowHasClosed() {
        // Given
        room.close();
        room = new BlockingRoom(Store.standalone());
        room.wrote(sender, room.clock.instant());
        offer(sender, "flood");
        room.meta.during(() -> room.release(sender));
        room.worker().turn();
        room.store.ask("DEL", room.names().lock());
        room.clock.advance(Duration.ofMinutes(1));
        offer(sender, "flood");

        // When
        room.clock.advance(Duration.ofDays(2));
        room.work();

        // Then
        assertThat(room.meta.hasBlocked(sender.key())).isTrue();
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void whoOffendsBeforeTheBlockIsLiftedIsLiftedAllTheSame() {
        // Given: Meta has blocked them meanwhile
        room.close();
        room = new BlockingRoom(Store.standalone());
        room.wrote(sender, room.clock.instant());
        offer(sender, "flood");
        room.meta.during(() -> room.release(sender));
        room.worker().turn();
        room.store.ask("DEL", room.names().lock());
        room.clock.advance(Duration.ofMinutes(1));
        assertThat(offer(sender, "flood")).isEqualTo(Effect.OPENED);

        // When
        undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }

    @Test
    void whoMovedIsWantedNoMore() {
        // Given
        Sender moved = Messages.someone();
        room.blocked(sender);
        room.book.move(BlockingRoom.LINE, sender.key(), moved, true);
        assertThat(room.theCase(moved).wanted()).isPresent();

        // When
        undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(room.theCase(moved).wanted()).isEmpty();
        assertThat(room.meta.blocked()).isEmpty();
        room.clock.advance(Duration.ofMinutes(1));
        room.wrote(moved, room.clock.instant());
        assertThat(offer(moved, "flood")).isEqualTo(Effect.GRACED);
    }

    @Test
    void anOffenceThatWaitsForADoubtIsTakenBackToo() {
        // Given: blocked by one rule, lifted elsewhere, and another rule has something to say meanwhile
        room.blocked(sender);
        room.meta.unblockByHand(sender.key());
        room.clock.advance(Duration.ofMinutes(3));
        assertThat(offer(sender, "scam")).isEqualTo(Effect.DOUBTED);

        // When
        undo("scam", Instant.EPOCH);
        room.work();

        // Then
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.theCase(sender).ending()).contains(Ending.OUTSIDE);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }

    @Test
    void whatMetaWouldNotLiftIsAskedForAgain() {
        // Given
        room.blocked(sender);
        room.meta.refuse(sender.phone().orElseThrow(), FailureKind.OUTSIDE_WINDOW);
        room.meta.refuse(sender.scopedId().orElseThrow(), FailureKind.OUTSIDE_WINDOW);
        undo("flood", Instant.EPOCH);
        room.work();
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.KEPT);
        room.meta.relent();

        // When
        Undo again = undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(found(again)).containsExactly(sender);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }

    @Test
    void holdsOnACluster() {
        // Given
        room.close();
        room = new BlockingRoom(Store.cluster());
        room.blocked(sender);

        // When
        Undo undo = undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(found(undo)).containsExactly(sender);
        assertThat(room.meta.blocked()).isEmpty();
    }

    private void refused(Sender whom) {
        whom.ids().forEach(id -> room.meta.refuse(id, FailureKind.OUTSIDE_WINDOW));
        room.wrote(whom, room.clock.instant());
        offer(whom, "flood");
        for (int tries = 0; tries < 3; tries++) {
            room.work();
            room.letTimePass();
        }
        assertThat(room.state(whom)).isEqualTo(CaseState.REFUSED);
        assertThat(room.theCase(whom).wanted()).isPresent();
    }

    private Effect offer(Sender whom, String rule) {
        String message = UUID.randomUUID().toString();
        return room.offer(whom, message, room.clock.instant(), room.rule(whom, rule, 5_000, message));
    }

    private Undo undo(String rule, Instant since) {
        Undo undo = of(rule, since, Optional.empty());
        room.undos().carryOut(undo);
        return undo;
    }

    private Undo of(String rule, Instant since, Optional<Instant> until) {
        return new Undo(
                UUID.randomUUID().toString(),
                rule,
                List.of(BlockingRoom.LINE),
                since,
                until,
                "admin",
                "too strict",
                room.clock.instant());
    }

    private List<Sender> preview(String rule, Instant since, Optional<Instant> until) {
        return room.undos().preview(of(rule, since, until)).get(BlockingRoom.LINE).stream()
                .map(id -> room.theCase(id).sender())
                .toList();
    }

    private List<Sender> found(Undo undo) {
        return room.undos().found(undo, BlockingRoom.LINE, 0, 10_000).stream()
                .map(id -> room.theCase(id).sender())
                .toList();
    }

    private long entries(String outcome) {
        return new AuditLog(room.store.pipeline(), room.store.keys())
                .before(BlockingRoom.LINE, EntryId.LAST, 10_000).stream()
                        .filter(entry -> entry instanceof AuditEntry.Answered answered
                                && answered.answer().outcome().equals(outcome))
                        .count();
    }
}
