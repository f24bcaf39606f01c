package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Meta that fails for a while is not called more often because more offenders come, and what it says is checked. */
final class IllMetaRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final LineWorker worker = room.worker();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void newOffendersWaitForTheNextTry() {
        // Given
        open(Messages.someone());
        room.meta.plan(Mishap.LOST_BEFORE_ACTING);
        room.work(worker);

        // When
        IntStream.range(0, 5).forEach(i -> open(Messages.someone()));
        Duration idle = worker.turn();
        Duration other = room.worker().turn();

        // Then: neither this replica nor another asks again at once
        assertThat(idle.isZero()).isFalse();
        assertThat(other.isZero()).isFalse();
        assertThat(room.meta.count("POST")).isEqualTo(1);
        room.letTimePass();
        room.work(worker);
        assertThat(room.meta.requests().getLast().users()).hasSize(6);
        assertThat(room.meta.blocked()).hasSize(6);
    }

    @Test
    void aListThatCanBeReadIsNoReasonToHurry() {
        // Given
        open(Messages.someone());
        room.meta.plan(Mishap.LOST_BEFORE_ACTING);
        room.work(worker);
        long first = rest();

        // When: the list is read between this request and the next, and that is lost as well
        room.letTimePass();
        room.meta.plan(Mishap.LOST_AFTER_ACTING);
        room.work(worker);
        room.letTimePass();
        room.work(worker);
        open(Messages.someone());
        room.meta.plan(Mishap.LOST_BEFORE_ACTING);
        room.work(worker);

        // Then
        assertThat(room.meta.requests())
                .extracting(each -> each.method())
                .containsExactly("POST", "POST", "GET", "POST");
        assertThat(rest()).isGreaterThan(2 * first);
    }

    @Test
    void aTokenThatReadsTheListIsAliveAgain() {
        // Given: the only case left to try is one whose answer was lost
        open(Messages.someone());
        room.meta.plan(Mishap.LOST_AFTER_ACTING, Mishap.BAD_TOKEN);
        room.work(worker);
        room.letTimePass();
        room.work(worker);
        assertThat(room.pauses.of(BlockingRoom.LINE)).isPresent();

        // When
        probeIsDue();
        room.work(worker);

        // Then
        assertThat(room.pauses.of(BlockingRoom.LINE)).isEmpty();
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    @Test
    void aFullListIsStillFullWhenItCanBeRead() {
        // Given: the case that is tried is one whose fate has to be read
        open(Messages.someone());
        room.queue.claim(BlockingRoom.LINE, "dead", 10, Duration.ofSeconds(5), "turn");
        LinePause full = new LinePause(FailureKind.LIST_FULL, 139_101, "full", Instant.EPOCH, true);
        room.pauses.pause(BlockingRoom.LINE, full, Duration.ofSeconds(5));

        // When
        probeIsDue();
        room.work(worker);

        // Then
        assertThat(room.meta.requests()).extracting(each -> each.method()).containsExactly("GET");
        assertThat(room.pauses.of(BlockingRoom.LINE)).isPresent();
    }

    @Test
    void whoeverIsOnMetasListAlreadyIsBlockedHoweverMetaPutsIt() {
        // Given
        Sender sender = Messages.someone();
        open(sender);
        room.meta.blockByHand(sender);
        sender.ids().forEach(id -> room.meta.refuse(id, FailureKind.UNKNOWN));

        // When
        room.work(worker);
        room.letTimePass();
        room.work(worker);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    @Test
    void theLineTellsWhatWasWrongWithAnAnswerThatHadNoCode() {
        // Given
        open(Messages.someone());
        room.meta.plan(Mishap.LOST_AFTER_ACTING);

        // When
        room.work(worker);

        // Then
        assertThat(room.pauses.contact(BlockingRoom.LINE).failed())
                .hasValueSatisfying(failure -> assertThat(failure.note()).contains("HTTP status 400"));
    }

    private long rest() {
        return room.store.ask("PTTL", room.names().rest()).number();
    }

    private void probeIsDue() {
        room.letTimePass();
        String key = room.names().paused();
        String pause = room.store.ask("GET", key).text();
        room.store.ask("SET", key, pause.replaceAll("\"probe\":[0-9.e+]+", "\"probe\":1"));
    }

    private void open(Sender each) {
        room.wrote(each, room.clock.instant());
        assertThat(room.offer(each, "wamid." + each.key().value())).isEqualTo(Effect.OPENED);
    }
}
