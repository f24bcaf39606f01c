package dev.portcullis.blocking;

import dev.portcullis.graph.CallFailure;
import dev.portcullis.message.LineId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether Meta takes a line's requests: kept for the other replicas as a pause, told to people once a change. */
final class LineHealth {

    private static final Logger LOG = Logger.getLogger(LineHealth.class);
    private static final Duration FIRST_PROBE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(10);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(30);

    private final LineId line;
    private final LinePauses pauses;
    private final Clock clock;
    private Duration untilNextProbe = FIRST_PROBE;
    private boolean troubled;
    private Instant noted = Instant.EPOCH;

    LineHealth(LineId line, LinePauses pauses, Clock clock) {
        this.line = line;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** If the next claim is a probe, when another may follow. */
    Duration untilNextProbe() {
        return untilNextProbe;
    }

    void after(Round.Result result) {
        Optional<CallFailure> stopper = result.failures().stream()
                .filter(failure -> RetryPolicy.pausesLine(failure.kind()))
                .findFirst();
        if (stopper.isPresent()) {
            pause(stopper.get());
        } else if (result.metaAnswered()) {
            resume();
        }
        note(result);
        tellTrouble(result);
    }

    /** A busy line does not write down each of its answers. */
    private void note(Round.Result result) {
        Instant now = clock.instant();
        if (!result.failures().isEmpty()) {
            pauses.failed(line, result.failures().getFirst(), now);
        }
        if (result.metaAnswered() && !now.isBefore(noted.plus(BETWEEN_NOTES))) {
            pauses.answered(line, now);
            noted = now;
        }
    }

    private void pause(CallFailure failure) {
        LinePause pause = LinePause.of(failure, clock.instant());
        if (pauses.pause(line, pause, untilNextProbe)) {
            LOG.errorf(
                    "Line %s is paused, %s: %s Queued cases wait; one is tried every few seconds.",
                    line, failure.error(), pause.note());
        }
        Duration doubled = untilNextProbe.multipliedBy(2);
        untilNextProbe = doubled.compareTo(LONGEST_PROBE) < 0 ? doubled : LONGEST_PROBE;
    }

    private void resume() {
        untilNextProbe = FIRST_PROBE;
        if (pauses.resume(line)) {
            LOG.infof("Line %s works again; queued cases are sent", line);
        }
    }

    private void tellTrouble(Round.Result result) {
        Optional<CallFailure> passing = result.failures().stream()
                .filter(failure -> !RetryPolicy.pausesLine(failure.kind()))
                .findFirst();
        if (passing.isPresent() && !troubled) {
            LOG.warnf(
                    "Line %s: Meta did not take a request, %s, %s; its cases are tried again until their windows close",
                    line, passing.get().kind(), passing.get().error());
        } else if (troubled && result.failures().isEmpty()) {
            LOG.infof("Line %s: Meta takes requests again", line);
        }
        troubled = !result.failures().isEmpty();
    }
}
