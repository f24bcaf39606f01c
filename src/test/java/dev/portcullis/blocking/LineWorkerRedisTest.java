package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.FakeMeta.Request;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line's worker between Redis and a Meta that misbehaves: nobody is sent twice, nothing is called what it is not. */
final class LineWorkerRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();
    private final Sender other = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void blocksOnMetasWordAndNamesTheNumber() {
        // When
        Case blocked = room.blocked(sender);

        // Then
        assertThat(blocked.isBlocked()).isTrue();
        assertThat(blocked.settled()).isPresent();
        assertThat(room.meta.requests())
                .containsExactly(
                        new Request("POST", List.<SenderId>of(sender.phone().orElseThrow())));
        assertThat(room.queued()).isZero();
        assertThat(room.store.ask("ZCARD", room.names().deadlines()).number()).isZero();
    }

    @Test
    void anAnswerThatWasLostIsLookedUpAndNotSentAgain() {
        // Given
        open(sender);
        room.meta.plan(Mishap.LOST_AFTER_ACTING);

        // When
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.PENDING);
        room.letTimePass();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
        assertThat(room.meta.count("GET")).isEqualTo(1);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsGoneOnWith() {
        // Given: Redis carries out a claim when nobody waits for its answer any more
        TestRedis server = RedisServers.start();
        try (BlockingRoom frozen = new BlockingRoom(Store.on(server, Duration.ofMillis(200), 1_000))) {
            frozen.wrote(sender, frozen.clock.instant());
            frozen.offer(sender, "m1");
            LineWorker worker = frozen.worker();
            server.pause();
            assertThatThrownBy(worker::turn).isInstanceOf(RedisUnavailable.class);
            server.resume();

            // When
            await().ignoreException(RedisUnavailable.class).until(worker::turn, Duration::isZero);

            // Then
            assertThat(frozen.state(sender)).isEqualTo(CaseState.BLOCKED);
            assertThat(frozen.meta.count("GET")).isZero();
        } finally {
            server.stop();
        }
    }

    @Test
    void aRequestThatWasLostOnTheWayIsSentAgain() {
        // Given
        open(sender);
        room.meta.plan(Mishap.LOST_BEFORE_ACTING);

        // When
        room.work();
        room.letTimePass();
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("GET")).isZero();
    }

    @Test
    void whoeverMetaDoesNotMentionIsLookedUp() {
        // Given
        open(sender);
        open(other);
        room.meta.plan(Mishap.LAST_UNMENTIONED);

        // When
        room.work();

        // Then: one is settled, the other unclear
        assertThat(List.of(room.state(sender), room.state(other)))
                .containsExactlyInAnyOrder(CaseState.BLOCKED, CaseState.PENDING);
        room.letTimePass();
        room.work();
        assertThat(List.of(room.state(sender), room.state(other))).containsOnly(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    @Test
    void whatADeadWorkerSentIsLookedUp() {
        // Given: it died between Meta's answer and writing it down
        open(sender);
        open(other);
        room.queue.claim(BlockingRoom.LINE, "dead", 10, Duration.ofSeconds(5), "turn");
        room.meta.blockByHand(sender);

        // When
        room.letTimePass();
        room.work();

        // Then: only whom it had not sent is sent
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.state(other)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.requests())
                .containsExactly(
                        new Request("GET", List.of()),
                        new Request("POST", List.<SenderId>of(other.phone().orElseThrow())));
    }

    @Test
    void theUnclearDoNotHoldUpTheClear() {
        // Given
        open(sender);
        room.queue.claim(BlockingRoom.LINE, "dead", 10, Duration.ofSeconds(5), "turn");
        room.letTimePass();
        open(other);

        // When: the right to write runs out while the list is read
        LineWorker worker = room.worker();
        room.meta.during(
                () -> room.meta.during(() -> room.store.ask("DEL", room.names().lock())));
        room.work(worker);

        // Then
        assertThat(room.meta.requests()).extracting(Request::method).containsExactly("POST", "GET", "POST");
        assertThat(List.of(room.state(sender), room.state(other))).containsOnly(CaseState.BLOCKED);
    }

    @Test
    void nothingIsWrittenWithoutTheRightToWrite() {
        // Given: another worker has it by the time this one writes
        open(sender);
        LineWorker worker = room.worker();
        room.queue.claim(BlockingRoom.LINE, "other", 1, Duration.ofSeconds(5), "turn");
        room.letTimePass();
        open(other);
        room.store.ask("SET", room.names().lock(), "other", "PX", 30_000);

        // When
        Duration pause = worker.turn();

        // Then
        assertThat(pause.isZero()).isFalse();
        assertThat(room.meta.requests()).isEmpty();
    }

    @Test
    void tooManyAtOnceAreSentByHalves() {
        // Given
        IntStream.range(0, 8).forEach(i -> open(Messages.someone()));
        room.meta.plan(Mishap.TOO_MANY_AT_ONCE, Mishap.TOO_MANY_AT_ONCE);
        LineWorker worker = room.worker();

        // When
        for (int i = 0; i < 5; i++) {
            room.work(worker);
            room.letTimePass();
        }

        // Then
        assertThat(room.meta.requests())
                .filteredOn(each -> each.method().equals("POST"))
                .extracting(each -> each.users().size())
                .startsWith(8, 4)
                .element(2)
                .isEqualTo(2);
        assertThat(room.meta.blocked()).hasSize(8);
    }

    @Test
    void whoeverCannotBeBlockedAnyMoreIsMissedAndWanted() {
        // Given
        open(sender);

        // When: no block is tried in the last moments
        room.clock.advance(Duration.ofHours(24).minusSeconds(29));
        room.work();

        // Then
        assertThat(room.meta.requests()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.MISSED);
        assertThat(room.theCase(sender).wanted()).isPresent();
    }

    @Test
    void aLaterMessageMovesTheDeadline() {
        // Given
        open(sender);
        room.clock.advance(Duration.ofHours(23));
        room.wrote(sender, room.clock.instant());

        // When
        room.clock.advance(Duration.ofHours(2));
        room.overdue().close(BlockingRoom.LINE);
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void overdueCasesAreClosedButNotThoseThatMetaMayHaveBlocked() {
        // Given
        open(sender);
        room.queue.claim(BlockingRoom.LINE, "dead", 10, Duration.ofSeconds(5), "turn");
        room.meta.blockByHand(sender);
        open(other);

        // When
        room.clock.advance(Duration.ofHours(24));
        room.overdue().close(BlockingRoom.LINE);

        // Then
        assertThat(room.state(other)).isEqualTo(CaseState.MISSED);
        assertThat(room.state(sender)).isEqualTo(CaseState.PENDING);
        room.letTimePass();
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
    }

    private void open(Sender each) {
        room.wrote(each, room.clock.instant());
        assertThat(room.offer(each, "wamid." + each.key().value())).isEqualTo(Effect.OPENED);
    }
}
