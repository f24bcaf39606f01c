package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.testing.ManualClock;
import dev.portcullis.testing.Messages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BacklogWatchTest {

    private static final Logger LOG = Logger.getLogger(BacklogWatch.class.getName());
    private static final LineId OTHER = new LineId("2");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T12:00:00Z"));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Said said = new Said();
    private final BacklogWatch watch = watch(Optional.empty());

    @BeforeEach
    void listen() {
        LOG.addHandler(said);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(said);
    }

    @Test
    void takesFiveMinutesForPunctual() {
        // When
        arrive(Messages.LINE, Duration.ofMinutes(5), Duration.ZERO, Duration.ofMinutes(-1));

        // Then
        assertThat(said.lines).isEmpty();
        assertThat(count()).isZero();
        assertThat(lines()).isZero();
    }

    @Test
    void saysOnceThatABacklogComesAndOnceThatItIsOver() {
        // When
        arrive(Messages.LINE, Duration.ofSeconds(301), Duration.ofHours(2), Duration.ZERO);
        clock.advance(Duration.ofMinutes(4));
        arrive(Messages.LINE, Duration.ofHours(3));
        arrive(Messages.LINE, Duration.ofMinutes(20));

        // Then
        assertThat(said.lines)
                .containsExactly("Line 106540352242922 is working off a backlog: messages of up to 2 h ago arrive");
        assertThat(count()).isEqualTo(4);
        assertThat(lines()).isOne();

        // When: the pause is not long enough
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        arrive(Messages.LINE, Duration.ZERO);
        watch.findEndings();

        // Then
        assertThat(said.lines).hasSize(1);

        // When
        clock.advance(Duration.ofSeconds(1));
        watch.findEndings();
        watch.findEndings();

        // Then
        assertThat(said.lines)
                .last()
                .isEqualTo("Line 106540352242922 has worked off its backlog:"
                        + " 4 messages came late, the oldest 3 h after it was sent");
        assertThat(said.lines).hasSize(2);
        assertThat(lines()).isZero();

        // When
        arrive(Messages.LINE, Duration.ofDays(3));

        // Then
        assertThat(said.lines).hasSize(3).last().asString().contains("messages of up to 3 d ago");
    }

    @Test
    void keepsLinesApart() {
        // When
        arrive(Messages.LINE, Duration.ofMinutes(30));
        clock.advance(Duration.ofMinutes(3));
        arrive(OTHER, Duration.ofMinutes(6));
        clock.advance(Duration.ofMinutes(2));
        watch.findEndings();

        // Then
        assertThat(said.lines)
                .containsExactly(
                        "Line 106540352242922 is working off a backlog: messages of up to 30 min ago arrive",
                        "Line 2 is working off a backlog: messages of up to 6 min ago arrive",
                        "Line 106540352242922 has worked off its backlog:"
                                + " 1 messages came late, the oldest 30 min after it was sent");
    }

    @Test
    void saysWhatBecomesOfTheVerdicts() {
        // When
        watch(Optional.of(Duration.ofHours(4))).arrived(List.of(text(OTHER, Duration.ofMinutes(6))), clock.instant());

        // Then
        assertThat(said.lines).singleElement().asString().endsWith("; verdicts on those older than 4 h are shadow");
    }

    @Test
    void doesNotTakeAnImportForABacklog() {
        // When
        watch.arrived(
                List.of(Messages.of(
                        Messages.someone(),
                        "wamid.imported",
                        clock.instant().minus(Duration.ofDays(90)),
                        MessageContent.text("hello").as(MessageKind.HISTORY))),
                clock.instant());

        // Then
        assertThat(said.lines).isEmpty();
    }

    private BacklogWatch watch(Optional<Duration> shadowAfter) {
        return new BacklogWatch(() -> shadowAfter, clock, metrics);
    }

    private void arrive(LineId line, Duration... ages) {
        List<InboundMessage> messages =
                List.of(ages).stream().map(age -> text(line, age)).toList();
        watch.arrived(messages, clock.instant());
    }

    private InboundMessage text(LineId line, Duration age) {
        return Messages.text(
                line, Messages.someone(), "wamid.x", clock.instant().minus(age), "hello");
    }

    private double count() {
        return metrics.get("portcullis.messages.late").counter().count();
    }

    private double lines() {
        return metrics.get("portcullis.backlog.lines").gauge().value();
    }

    private static final class Said extends Handler {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
