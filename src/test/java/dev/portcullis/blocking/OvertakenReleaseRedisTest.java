package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An offence comes before Meta has lifted the block, so that whom Meta lists is not what the newest errand says. */
final class OvertakenReleaseRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatTheListShowedIsNotForgotten() {
        // Given: Meta has blocked, its answer was lost, and its list has told of it to lift the block
        offend("m1");
        LineWorker worker = room.worker();
        room.meta.plan(Mishap.LOST_AFTER_ACTING);
        room.work(worker);
        room.endRest();
        room.release(sender);
        worker.turn();
        assertThat(room.meta.count("GET")).isEqualTo(1);
        offend("m2");

        // When
        CaseState state = room.release(sender);

        // Then
        assertThat(state).isEqualTo(CaseState.PENDING);
        room.work(worker);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void whoeverMetaMayListIsNotCalledReleasedWithoutAskingIt() {
        // Given
        room.meta.blockByHand(sender);
        room.release(sender);
        offend("m1");

        // When
        CaseState state = room.release(sender);

        // Then
        assertThat(state).isEqualTo(CaseState.PENDING);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void whoeverMetaMayListIsNotCalledRefusedWithoutReadingIt() {
        // Given
        room.meta.blockByHand(sender);
        room.release(sender);
        offend("m1");
        sender.ids().forEach(id -> room.meta.refuse(id, FailureKind.OUTSIDE_WINDOW));

        // When
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.theCase(sender).wanted()).isEmpty();
    }

    @Test
    void whoeverTheListDoesNotShowIsNotCalledBlocked() {
        // Given: Meta has lifted the block, and its answer was lost
        room.blocked(sender);
        room.release(sender);
        room.meta.plan(Mishap.LOST_AFTER_ACTING);
        room.work();
        room.endRest();
        offend("m2");
        sender.ids().forEach(id -> room.meta.refuse(id, FailureKind.OWN_NUMBER));

        // When
        room.work();

        // Then
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.REFUSED);
    }

    @Test
    void aLateWordOnAReleaseWakesNoCaseThatIsOver() {
        // Given
        room.blocked(sender);
        room.release(sender);
        Case earlier = room.theCase(sender);
        room.release(sender);
        room.work();

        // When
        settle(earlier, Outcome.RELEASED);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.queued()).isZero();
    }

    @Test
    void aLateWordOnABlockIsTrueOfACaseThatWasRefusedSince() {
        // Given
        offend("m1");
        Case earlier = room.theCase(sender);
        room.release(sender);
        offend("m2");
        sender.ids().forEach(id -> room.meta.refuse(id, FailureKind.OWN_NUMBER));
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.REFUSED);

        // When
        settle(earlier, Outcome.BLOCKED);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.queued()).isZero();
    }

    @Test
    void aBlockThatMayHaveBeenMadeAfterItWasTakenBackIsLookedUp() {
        // Given: a worker was held up for so long that another one has carried out the release
        offend("m1");
        Case earlier = room.theCase(sender);
        room.queue.claim(BlockingRoom.LINE, "held up", 10, Duration.ofSeconds(5), "turn");
        room.release(sender);
        room.letTimePass();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        room.meta.blockByHand(sender);

        // When
        settle(earlier, Outcome.UNSURE);
        room.work();

        // Then
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.queued()).isZero();
    }

    @Test
    void whoeverWasReleasedStaysSoWhereTheListSaysSo() {
        // Given
        room.blocked(sender);
        Case earlier = room.theCase(sender);
        room.release(sender);
        room.work();
        long told = room.store.ask("XLEN", room.names().audit()).number();

        // When
        settle(earlier, Outcome.UNSURE);
        room.work();

        // Then
        assertThat(room.meta.count("GET")).isEqualTo(1);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.queued()).isZero();
        assertThat(room.store.ask("XLEN", room.names().audit()).number()).isEqualTo(told);
    }

    private void settle(Case subject, Outcome outcome) {
        room.queue.settle(
                BlockingRoom.LINE, List.of(new Settled(subject, Settlement.of(outcome))), room.clock.instant());
    }

    private void offend(String message) {
        room.clock.advance(Duration.ofSeconds(2));
        room.wrote(sender, room.clock.instant());
        assertThat(room.offer(sender, message)).isEqualTo(Effect.OPENED);
    }
}
