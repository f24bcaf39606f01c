package dev.portcullis.blocking;

import dev.portcullis.graph.CallFailure;
import dev.portcullis.message.LineId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Whether Meta takes a line's requests: kept for the other replicas as a pause or a moment's rest, told to people once
 * a change.
 *
 * <p>That Meta's list can be read says little of whether it takes a request to block, so only an answer to one of those
 * ends trouble.
 */
final class LineHealth {

    private static final Logger LOG = Logger.getLogger(LineHealth.class);
    private static final Duration FIRST_PROBE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(10);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(30);

    /** Where every other request fails, that is no news each time. */
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final LineId line;
    private final LinePauses pauses;
    private final Clock clock;
    private Duration untilNextProbe = FIRST_PROBE;
    private int failed;
    private boolean told;
    private Instant warned = Instant.EPOCH;
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

    /** @param result of requests to block or unblock, if there were any */
    void afterWriting(Round.Result result) {
        if (!stopped(result) && result.metaAnswered()) {
            resume();
        }
        note(result);
        trouble(result);
        if (result.metaAnswered() && result.failures().isEmpty()) {
            wellAgain();
        }
    }

    /** @param result of reading Meta's list */
    void afterReading(Round.Result result) {
        if (!stopped(result) && result.metaAnswered() && readingEndsThePause()) {
            resume();
        }
        note(result);
        trouble(result);
    }

    /** A list that is full can be read. */
    private boolean readingEndsThePause() {
        return pauses.of(line).filter(pause -> !pause.removals()).isPresent();
    }

    private boolean stopped(Round.Result result) {
        Optional<CallFailure> stopper = result.failures().stream()
                .filter(failure -> RetryPolicy.pausesLine(failure.kind()))
                .findFirst();
        stopper.ifPresent(this::pause);
        return stopper.isPresent();
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

    /** Cases that come up while Meta is ill, or has asked for a pause, are no reason to call it more often. */
    private void trouble(Round.Result result) {
        Optional<CallFailure> passing = result.failures().stream()
                .filter(failure -> RetryPolicy.restsLine(failure.kind()))
                .findFirst();
        if (passing.isPresent()) {
            failed++;
            warn(passing.get());
        }
        if (passing.isPresent() || result.waitHint().isPresent()) {
            double chance = ThreadLocalRandom.current().nextDouble();
            pauses.rest(line, RetryPolicy.rest(Math.max(1, failed), result.waitHint(), chance));
        }
    }

    private void warn(CallFailure failure) {
        if (!told && !clock.instant().isBefore(warned.plus(BETWEEN_WARNINGS))) {
            LOG.warnf(
                    "Line %s: Meta did not take a request, %s, %s; its cases are tried again until their windows close",
                    line, failure.kind(), failure.error());
            told = true;
            warned = clock.instant();
        }
    }

    private void wellAgain() {
        failed = 0;
        if (told) {
            LOG.infof("Line %s: Meta takes requests again", line);
            told = false;
        }
    }
}
