package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.EntryId;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rule did is taken back, step by step, and nothing else. */
final class UndoRedisTest {

    private BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000, Duration.ofHours(24));
    private Undoings undoing = new Undoings(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void isOneDeedHoweverManyItIsAbout() {
        // Given
        Sender other = Messages.someone();
        undoing.offer(sender, "flood");
        undoing.offer(other, "flood");

        // When
        Undo undo = undoing.undo("flood", Instant.EPOCH);
        undoing.undo("flood", Instant.EPOCH);
        undoing.undo("scam", Instant.EPOCH);

        // Then: what has no effect is none
        assertThat(room.deeds().before(BlockingRoom.LINE, EntryId.LAST, 10))
                .singleElement()
                .satisfies(entry -> {
                    AuditEntry.Done done = (AuditEntry.Done) entry;
                    assertThat(done.deed().by()).isEqualTo("admin");
                    assertThat(done.deed().reason()).isEqualTo(undo.reason());
                    assertThat(done.deed().whom().rules()).containsExactly("flood");
                    assertThat(done.deed().whom().users())
                            .containsExactlyInAnyOrder(Sender.of(sender.key()), Sender.of(other.key()));
                    assertThat(done.came()).isEqualTo(Map.of("undone", 2L));
                });
    }

    @Test
    void anInterruptedOneIsADeedThatHasNotComeToAnything() {
        // Given
        undoing.offer(sender, "flood");

        // When
        Undo undo = undoing.of("flood", Instant.EPOCH, Optional.empty());
        assertThatThrownBy(() -> undoing.thatStopsAfter(0).carryOut(undo)).hasMessage("stopped");

        // Then
        assertThat(room.deeds().before(BlockingRoom.LINE, EntryId.LAST, 10))
                .singleElement()
                .satisfies(entry -> assertThat(((AuditEntry.Done) entry).came()).isEmpty());
    }

    @Test
    void liftsWhatIsBlockedAndCallsOffWhatIsPending() {
        // Given
        Sender other = Messages.someone();
        Sender pending = Messages.someone();
        room.blocked(sender);
        room.wrote(other, room.clock.instant());
        undoing.offer(other, "scam");
        room.work();
        undoing.offer(pending, "flood");

        // When
        Undo undo = undoing.undo("flood", Instant.EPOCH);

        // Then: whoever was never sent to Meta need not be asked back
        assertThat(undoing.found(undo)).containsExactly(sender, pending);
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
        undoing.undo("flood", Instant.EPOCH);
        room.work();

        // When
        room.clock.advance(Duration.ofMinutes(1));

        // Then
        assertThat(undoing.offer(sender, "flood")).isEqualTo(Effect.GRACED);
        assertThat(undoing.offer(sender, "scam")).isEqualTo(Effect.OPENED);
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
        assertThat(undoing.preview("flood", first, Optional.of(first))).containsExactly(sender);
        assertThat(undoing.preview("flood", first.plusMillis(1), Optional.empty()))
                .containsExactly(later);
        assertThat(undoing.preview("flood", first, Optional.of(second))).containsExactly(sender, later);
        assertThat(undoing.preview("flood", second.plusMillis(1), Optional.empty()))
                .isEmpty();
        assertThat(undoing.preview("floo", Instant.EPOCH, Optional.empty())).isEmpty();
        assertThat(undoing.preview("flood-2", Instant.EPOCH, Optional.empty())).isEmpty();
    }

    @Test
    void aPreviewChangesNothing() {
        // Given
        room.blocked(sender);
        Case before = room.theCase(sender);
        long told = undoing.entries("undone");

        // When
        List<Sender> found = undoing.preview("flood", Instant.EPOCH, Optional.empty());

        // Then
        assertThat(found).containsExactly(sender);
        assertThat(room.theCase(sender)).isEqualTo(before);
        assertThat(undoing.entries("undone")).isEqualTo(told);
    }

    @Test
    void theSameAgainTouchesNobodyTwiceAndTellsWhatIsLeft() {
        // Given
        Sender early = Messages.someone();
        room.blocked(sender);
        room.blocked(early);
        undoing.undo("flood", Instant.EPOCH);

        // When: nothing has been sent to Meta yet
        Undo again = undoing.undo("flood", Instant.EPOCH);

        // Then
        assertThat(undoing.found(again)).containsExactlyInAnyOrder(sender, early);
        assertThat(undoing.entries("undone")).isEqualTo(2);
        room.work();
        assertThat(room.meta.count("DELETE")).isEqualTo(1);
        assertThat(undoing.found(undoing.undo("flood", Instant.EPOCH))).isEmpty();
    }

    @Test
    void goesOnInSteps() {
        // Given
        List<Sender> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(Messages.someone());
            room.wrote(many.getLast(), room.clock.instant());
            undoing.offer(many.getLast(), "flood");
        }
        room.work();
        assertThat(room.meta.blocked()).hasSize(250);

        // When
        Undo undo = undoing.undo("flood", Instant.EPOCH);

        // Then
        assertThat(undoing.found(undo)).containsExactlyInAnyOrderElementsOf(many);
        room.work();
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(undoing.book().find(undo.id())).contains(undo);
        assertThat(undoing.book().isComplete(undo)).isTrue();
    }

    @Test
    void theSameAgainDoesWhatAnInterruptionLeft() {
        // Given: it ends with an error when only some of the cases have been called off
        for (int i = 0; i < 350; i++) {
            Sender each = Messages.someone();
            room.wrote(each, room.clock.instant());
            undoing.offer(each, "flood");
        }
        room.work();
        Undo interrupted = undoing.of("flood", Instant.EPOCH, Optional.empty());
        UndoBook failing = undoing.thatStopsAfter(2);
        assertThatThrownBy(() -> failing.carryOut(interrupted)).isInstanceOf(IllegalStateException.class);
        assertThat(undoing.book().isComplete(interrupted)).isFalse();
        assertThat(undoing.found(interrupted)).hasSize(200);

        // When
        Undo again = undoing.undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(undoing.found(again)).hasSize(350);
        assertThat(undoing.entries("undone")).isEqualTo(350);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void holdsOnACluster() {
        // Given
        room.close();
        room = new BlockingRoom(Store.cluster());
        undoing = new Undoings(room);
        room.blocked(sender);

        // When
        Undo undo = undoing.undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(undoing.found(undo)).containsExactly(sender);
        assertThat(room.meta.blocked()).isEmpty();
    }
}
