package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.senders.Lines;
import dev.portcullis.testing.ManualClock;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ListWatchRedisTest {

    private static final LineId LINE = Messages.LINE;

    private record Alerting(WhenFull whenFull, int rotateReserve) implements RotationConfig {}

    private final Store store = Store.standalone();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final ListBook book = new ListBook(store.pipeline(), store.keys());
    private final ListWatch watch = new ListWatch(
            book,
            new Alerting(RotationConfig.WhenFull.ALERT, 100),
            new Lines(store.pipeline(), store.keys()),
            new JobLocks(store.pipeline(), store.keys()),
            clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aListThatWasNeverReadHasNoLength() {
        // When
        watch.look(LINE);

        // Then
        assertThat(book.of(LINE).users()).isEmpty();
        assertThat(book.of(LINE).lengths()).isEmpty();
    }

    @Test
    void theLastLengthOfADayCounts() {
        // When
        for (int day = 0; day < 3; day++) {
            read(100 + day * 50);
            watch.look(LINE);
            read(110 + day * 50);
            watch.look(LINE);
            clock.advance(Duration.ofDays(1));
        }

        // Then
        assertThat(book.of(LINE).lengths())
                .containsEntry(LocalDate.parse("2026-11-22"), 110L)
                .containsEntry(LocalDate.parse("2026-11-24"), 210L)
                .hasSize(3);
        assertThat(book.of(LINE).forecast(64_000).daysLeft()).hasValue((64_000 - 210 + 49) / 50);
    }

    @Test
    void oldDaysAreForgotten() {
        // When
        for (int day = 0; day < 70; day++) {
            read(day);
            watch.look(LINE);
            clock.advance(Duration.ofDays(1));
        }

        // Then
        assertThat(book.of(LINE).lengths()).hasSizeLessThanOrEqualTo(61);
    }

    @Test
    void remembersWhatPeopleWereTold() {
        // When
        read(64_000);
        watch.look(LINE);
        FillLevel full = book.of(LINE).told();
        read(10);
        watch.look(LINE);

        // Then
        assertThat(full).isEqualTo(FillLevel.FULL);
        assertThat(book.of(LINE).told()).isEqualTo(FillLevel.ROOMY);
    }

    private void read(int users) {
        ListBook.Mark now = book.mark(LINE);
        book.read(LINE, now, now, users);
    }
}
