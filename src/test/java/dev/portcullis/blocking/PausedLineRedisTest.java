package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line on which nothing works until somebody mends something. */
final class PausedLineRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();
    private final Sender other = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aDeadTokenPausesTheLineAndOneProbeResumesIt() {
        // Given
        IntStream.range(0, 5).forEach(i -> open(Messages.someone()));
        room.meta.plan(Mishap.BAD_TOKEN, Mishap.BAD_TOKEN);
        LineWorker worker = room.worker();

        // When
        room.work(worker);

        // Then: nobody is sent until the probe is due
        assertThat(room.pauses.of(BlockingRoom.LINE))
                .hasValueSatisfying(pause -> assertThat(pause.kind()).isEqualTo(FailureKind.BAD_TOKEN));
        assertThat(room.meta.count("POST")).isEqualTo(1);
        assertThat(room.queued()).isEqualTo(5);
        probeIsDue();
        room.work(worker);
        assertThat(room.meta.requests().getLast().users()).hasSize(1);
        assertThat(room.pauses.of(BlockingRoom.LINE)).isPresent();
        probeIsDue();
        room.work(worker);
        assertThat(room.pauses.of(BlockingRoom.LINE)).isEmpty();
        assertThat(room.meta.blocked()).hasSize(5);
        assertThat(room.meta.count("GET")).isZero();
    }

    @Test
    void aFullListLetsUnblockingPassAndGoesOnThen() {
        // Given
        Case leaving = room.blocked(sender);
        open(other);
        room.meta.plan(Mishap.LIST_FULL);
        LineWorker worker = room.worker();
        room.work(worker);
        assertThat(room.pauses.of(BlockingRoom.LINE)).isPresent();

        // When
        room.release(leaving.sender());
        room.work(worker);

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.state(other)).isEqualTo(CaseState.BLOCKED);
    }

    private void open(Sender each) {
        room.wrote(each, room.clock.instant());
        assertThat(room.offer(each, "wamid." + each.key().value())).isEqualTo(Effect.OPENED);
    }

    private void probeIsDue() {
        String key = room.names().paused();
        String pause = room.store.ask("GET", key).text();
        room.store.ask("SET", key, pause.replaceAll("\"probe\":[0-9.e+]+", "\"probe\":1"));
    }
}
