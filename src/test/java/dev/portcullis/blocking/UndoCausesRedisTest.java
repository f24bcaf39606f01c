package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an undo finds of cases that have had adventures. */
final class UndoCausesRedisTest {

    private BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000, Duration.ofHours(24));
    private Undoings undoing = new Undoings(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aWantedFlagGoesWithItsCauseAndMetaIsNotAsked() {
        // Given
        undoing.refused(sender);

        // When
        Undo undo = undoing.undo("flood", Instant.EPOCH);
        long calls = room.meta.requests().size();
        room.work();

        // Then
        assertThat(undoing.found(undo)).containsExactly(sender);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.REFUSED);
        assertThat(room.meta.requests()).hasSize((int) calls);
        assertThat(undoing.entries("undone")).isEqualTo(1);
    }

    @Test
    void whoeverOffendsAgainIsWantedBecauseOfThat() {
        // Given
        undoing.refused(sender);
        room.clock.advance(Duration.ofMinutes(1));
        undoing.offer(sender, "scam");

        // When
        Undo ofTheFirst = undoing.undo("flood", Instant.EPOCH);

        // Then
        assertThat(undoing.found(ofTheFirst)).isEmpty();
        assertThat(room.theCase(sender).wanted()).map(Wanted::rule).contains("scam");
        assertThat(undoing.found(undoing.undo("scam", Instant.EPOCH))).containsExactly(sender);
        assertThat(room.theCase(sender).wanted()).isEmpty();
    }

    @Test
    void catchesABlockThatIsOnItsWayToMeta() {
        // Given
        room.wrote(sender, room.clock.instant());
        undoing.offer(sender, "flood");
        room.meta.during(() -> undoing.undo("flood", Instant.EPOCH));

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
        undoing = new Undoings(room);
        room.wrote(sender, room.clock.instant());
        undoing.offer(sender, "flood");
        room.meta.during(() -> room.release(sender));
        room.worker().turn();
        room.store.ask("DEL", room.names().lock());
        room.clock.advance(Duration.ofMinutes(1));
        undoing.offer(sender, "flood");

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
        undoing = new Undoings(room);
        room.wrote(sender, room.clock.instant());
        undoing.offer(sender, "flood");
        room.meta.during(() -> room.release(sender));
        room.worker().turn();
        room.store.ask("DEL", room.names().lock());
        room.clock.advance(Duration.ofMinutes(1));
        assertThat(undoing.offer(sender, "flood")).isEqualTo(Effect.OPENED);

        // When
        undoing.undo("flood", Instant.EPOCH);
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
        undoing.undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(room.theCase(moved).wanted()).isEmpty();
        assertThat(room.meta.blocked()).isEmpty();
        room.clock.advance(Duration.ofMinutes(1));
        room.wrote(moved, room.clock.instant());
        assertThat(undoing.offer(moved, "flood")).isEqualTo(Effect.GRACED);
    }

    @Test
    void anOffenceThatWaitsForADoubtIsTakenBackToo() {
        // Given: blocked by one rule, lifted elsewhere, and another rule has something to say meanwhile
        room.blocked(sender);
        room.meta.unblockByHand(sender.key());
        room.clock.advance(Duration.ofMinutes(3));
        assertThat(undoing.offer(sender, "scam")).isEqualTo(Effect.DOUBTED);

        // When
        undoing.undo("scam", Instant.EPOCH);
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
        undoing.undo("flood", Instant.EPOCH);
        room.work();
        assertThat(room.theCase(sender).stage()).isEqualTo(Stage.KEPT);
        room.meta.relent();

        // When
        Undo again = undoing.undo("flood", Instant.EPOCH);
        room.work();

        // Then
        assertThat(undoing.found(again)).containsExactly(sender);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }
}
