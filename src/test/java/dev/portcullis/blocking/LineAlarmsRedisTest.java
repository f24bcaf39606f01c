package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Breakers.Trip;
import dev.portcullis.blocking.LineAlarms.Alarm;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LineAlarmsRedisTest {

    private static final LineId QUIET = new LineId("77001");
    private static final LineId PAUSED = new LineId("77002");

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final LineAlarms alarms = new LineAlarms(room.store.pipeline(), room.store.keys());

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void tellsOfLinesThatWaitForSomebody() {
        // Given
        for (int i = 0; i < 2; i++) {
            Sender sender = Messages.someone();
            room.offer(sender, "m" + i, room.clock.instant(), room.rule(sender, "flood", 1, "m" + i));
        }
        room.pauses.pause(
                PAUSED,
                new LinePause(FailureKind.LIST_FULL, 139100, "The list is full.", room.clock.instant(), true),
                Duration.ofMinutes(1));

        // When
        List<Alarm> found = alarms.of(List.of(QUIET, PAUSED, BlockingRoom.LINE));

        // Then
        assertThat(found)
                .containsExactly(
                        new Alarm(PAUSED, room.pauses.of(PAUSED), Map.of()),
                        new Alarm(
                                BlockingRoom.LINE,
                                Optional.empty(),
                                Map.of("flood", new Trip(room.clock.instant(), false))));
        assertThat(found.getFirst().pause()).map(LinePause::note).contains("The list is full.");
    }

    @Test
    void asksNothingWhereThereIsNoLine() {
        assertThat(alarms.of(List.of())).isEmpty();
    }
}
