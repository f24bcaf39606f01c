package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten, and what must not be. */
final class TrimRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();

    @BeforeEach
    void noteTheLine() {
        room.lines()
                .note(List.of(Messages.text(sender, "m", room.clock.instant(), "hello")))
                .await()
                .indefinitely();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aClosedCaseIsForgottenAfterItsTimeWithAllThatLedToIt() {
        // Given
        room.blocked(sender);
        room.release(sender);
        room.work();
        Sender blocked = Messages.someone();
        room.blocked(blocked);
        long due = room.store
                .ask("ZSCORE", room.names().forgettable(), sender.key().value())
                .number();
        assertThat(Instant.ofEpochMilli(due)).isAfter(Instant.now().plus(Duration.ofDays(89)));

        // When
        room.store.ask("ZADD", room.names().forgettable(), "XX", 1, sender.key().value());
        room.overdue().closeOnSchedule();

        // Then
        assertThat(room.book.find(BlockingRoom.LINE, sender.key())).isEmpty();
        assertThat(room.store.ask("HLEN", room.names().cases()).number()).isEqualTo(2);
        assertThat(room.theCase(blocked).isBlocked()).isTrue();
        assertThat(room.store.ask("ZCARD", room.names().forgettable()).number()).isZero();
    }

    @Test
    void aCaseThatIsOpenedAgainIsKept() {
        // Given
        room.blocked(sender);
        room.release(sender);
        room.work();

        // When
        room.clock.advance(Duration.ofMinutes(1));
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "again");

        // Then
        assertThat(room.store.ask("ZCARD", room.names().forgettable()).number()).isZero();
    }

    @Test
    void wantedFlagsAndRecordsHaveTheirTime() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "m1");
        room.clock.advance(Duration.ofHours(25));
        room.work();
        assertThat(room.theCase(sender).wanted()).isPresent();

        // When
        room.clock.advance(Duration.ofDays(7).minusHours(2));
        room.overdue().closeOnSchedule();

        // Then
        assertThat(room.store.ask("ZCARD", room.names().once()).number()).isEqualTo(1);
        room.clock.advance(Duration.ofHours(2));
        room.overdue().closeOnSchedule();
        assertThat(room.store.ask("ZCARD", room.names().once()).number()).isZero();
        assertThat(room.theCase(sender).wanted()).isPresent();
        room.clock.advance(Duration.ofDays(83));
        room.overdue().closeOnSchedule();
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.state(sender)).isEqualTo(CaseState.MISSED);
    }
}
