package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.testing.ManualClock;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SweeperRedisTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int STEP = 5;

    private final Store store = Store.standalone();
    private final ManualClock clock = new ManualClock(NOW);
    private final Lines lines = new Lines(store.pipeline(), store.keys());
    private final LastInbounds lastInbounds = new LastInbounds(store.pipeline(), store.keys());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Sweeper sweeper = sweeper();

    private record Settings(Duration every, int step) implements SendersConfig {}

    @BeforeEach
    void noteTheLine() {
        lines.note(List.of(message(Messages.someone(), NOW))).await().indefinitely();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void dropsExactlyThoseWhoseWindowHasClosed() {
        // Given
        Sender justClosed = seen(NOW);
        Sender stillOpen = seen(NOW.plusMillis(1));

        // When
        clock.advance(SenderWindow.LENGTH);
        sweeper.sweep();

        // Then
        assertThat(lastInbounds.of(Messages.LINE, justClosed)).isEmpty();
        assertThat(lastInbounds.of(Messages.LINE, stillOpen)).contains(NOW.plusMillis(1));
        assertThat(dropped()).isEqualTo(1);
    }

    @Test
    void takesAsManyStepsAsItNeeds() {
        // Given: each lane holds several steps' worth, or exactly one
        List<Sender> expired =
                IntStream.range(0, 64 * STEP * 2).mapToObj(i -> seen(NOW)).toList();
        Sender open = seen(NOW.plusSeconds(1));

        // When
        clock.advance(SenderWindow.LENGTH);
        sweeper.sweep();

        // Then
        assertThat(lastInbounds.of(Messages.LINE, expired)).isEmpty();
        assertThat(lastInbounds.of(Messages.LINE, open)).isPresent();
        assertThat(dropped()).isEqualTo(expired.size());
    }

    @Test
    void sparesWhoWritesInBetween() {
        // Given
        Sender sender = seen(NOW);
        clock.advance(SenderWindow.LENGTH);

        // When
        new Observations(store).record(message(sender, clock.instant()), clock.instant());
        sweeper.sweep();

        // Then
        assertThat(lastInbounds.of(Messages.LINE, sender)).contains(clock.instant());
    }

    @Test
    void leavesTheWorkToTheReplicaThatIsAtIt() {
        // Given
        Sender sender = seen(NOW);
        clock.advance(SenderWindow.LENGTH);

        // When
        new JobLocks(store.pipeline(), store.keys())
                .alone("sweep", Duration.ofMinutes(1), () -> sweeper().sweepOnSchedule());

        // Then
        assertThat(lastInbounds.of(Messages.LINE, sender)).isPresent();
        sweeper.sweepOnSchedule();
        assertThat(lastInbounds.of(Messages.LINE, sender)).isEmpty();
    }

    private Sweeper sweeper() {
        return new Sweeper(
                store.pipeline(),
                store.keys(),
                lines,
                new JobLocks(store.pipeline(), store.keys()),
                new Settings(Duration.ofMinutes(1), STEP),
                clock,
                metrics);
    }

    private Sender seen(Instant at) {
        Sender sender = Messages.someone();
        new Observations(store).record(message(sender, at), NOW);
        return sender;
    }

    private double dropped() {
        return metrics.get("portcullis.sweep.dropped").counter().count();
    }

    private static InboundMessage message(Sender sender, Instant at) {
        return Messages.text(sender, "wamid." + at, at, "hello");
    }
}
