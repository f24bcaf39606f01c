package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking a block back, at any moment of its life. */
final class ReleaseRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aCaseThatWasNeverSentIsCalledOffWithoutMeta() {
        // Given
        open("m1");

        // When
        CaseState state = room.release(sender);

        // Then
        assertThat(state).isEqualTo(CaseState.RELEASED);
        room.work();
        assertThat(room.meta.requests()).isEmpty();
        assertThat(room.theCase(sender).pardons(room.clock.instant())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void thePardonIsTheSameWhicheverReplicaIsAsked(int minutesOff) {
        // Given
        room.blocked(sender);
        Instant before = room.clock.instant();

        // When
        room.clock.advance(Duration.ofMinutes(minutesOff));
        room.release(sender);

        // Then
        assertThat(room.theCase(sender).pardons(before)).isTrue();
        assertThat(room.theCase(sender).pardons(before.plusSeconds(59))).isFalse();
    }

    @Test
    void aBlockIsLiftedAtMeta() {
        // Given
        room.blocked(sender);

        // When
        CaseState state = room.release(sender);

        // Then
        assertThat(state).isEqualTo(CaseState.PENDING);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void aBlockThatIsUnderWayIsLiftedAfterIt() {
        // Given
        open("m1");
        room.meta.during(() -> assertThat(room.release(sender)).isEqualTo(CaseState.PENDING));

        // When
        room.work();

        // Then: Meta's word on the block is in the audit, and then the block is lifted
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(room.meta.count("DELETE")).isEqualTo(1);
    }

    @Test
    void aBlockWithoutAnAnswerIsLookedUpAndLifted() {
        // Given
        open("m1");
        room.meta.plan(Mishap.LOST_AFTER_ACTING);
        room.work();

        // When
        room.endRest();
        room.release(sender);
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void aReleaseThatMetaRefusesLeavesTheBlockAndIsTriedAgain() {
        // Given
        room.blocked(sender);
        room.meta.refuse(sender.phone().orElseThrow(), FailureKind.OUTSIDE_WINDOW);
        room.release(sender);

        // When
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.theCase(sender).direction()).isEqualTo(Direction.OFF);
        assertThat(room.theCase(sender).code()).hasValue(131047);
        assertThat(room.theCase(sender).answer()).contains("refused, it's \"said\"\nso: ünïcode");
        room.meta.relent();
        room.letTimePass();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.theCase(sender).code()).isEmpty();
    }

    @Test
    void whoeverMetaNeverBlockedIsNotCalledBlockedBecauseItRefusesToUnblockThem() {
        // Given
        room.meta.meet(sender);
        room.meta.refuse(sender.phone().orElseThrow(), FailureKind.OUTSIDE_WINDOW);
        room.release(sender);

        // When
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.count("DELETE")).isEqualTo(1);
        assertThat(room.meta.count("GET")).isEqualTo(1);
        assertThat(room.queued()).isZero();
    }

    @Test
    void whoeverMetaDoesNotUnblockForAnyReasonStaysBlocked() {
        // Given
        room.blocked(sender);
        room.meta.refuse(sender.phone().orElseThrow(), FailureKind.INVALID_REQUEST);
        room.release(sender);

        // When
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.queued()).isEqualTo(1);
    }

    @Test
    void aBlockByHandFollowsAtOnce() {
        // Given
        room.blocked(sender);
        room.release(sender);
        room.work();

        // When: the person in charge has changed their mind
        Instant now = room.clock.instant();
        Effect effect = room.offer(sender, "asked", now, room.verdict(sender, "person", "", true, 1, "asked"));

        // Then
        assertThat(effect).isEqualTo(Effect.OPENED);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void aBlockThatBeginsWhileTheReleaseIsUnderWayIsMadeAfterIt() {
        // Given
        room.blocked(sender);
        room.release(sender);
        room.clock.advance(Duration.ofSeconds(2));
        room.wrote(sender, room.clock.instant());
        room.meta.during(() -> assertThat(room.offer(sender, "m2")).isEqualTo(Effect.OPENED));

        // When
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.hasBlocked(sender.key())).isTrue();
    }

    @Test
    void someoneUnknownIsPardonedAndTakenOffMetasList() {
        // Given
        room.meta.blockByHand(sender);

        // When
        CaseState state = room.release(sender);

        // Then
        assertThat(state).isEqualTo(CaseState.PENDING);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void theWantedFlagGoesToo() {
        // Given
        open("m1");
        room.clock.advance(Duration.ofHours(25));
        room.work();
        assertThat(room.theCase(sender).wanted()).isPresent();

        // When
        room.release(sender);

        // Then
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.store.ask("ZCARD", room.names().wanted()).number()).isZero();
    }

    private void open(String message) {
        room.wrote(sender, room.clock.instant());
        assertThat(room.offer(sender, message)).isEqualTo(Effect.OPENED);
    }
}
