package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Tells people and metrics what became of cases. */
@Singleton
final class CaseReport {

    private static final Logger LOG = Logger.getLogger("dev.portcullis.cases");

    private static final Duration[] BUCKETS = IntStream.of(10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry metrics;

    CaseReport(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** @param ends until when each sender can be blocked, where it is known */
    void settled(LineId line, List<Settled> settled, Map<Sender, Instant> ends, Instant now) {
        for (Settled each : settled) {
            count(each.settlement().outcome());
            log(line, each, Optional.ofNullable(ends.get(each.subject().sender())), now);
        }
    }

    private void count(Settlement.Outcome outcome) {
        metrics.counter("portcullis.cases.settled", "outcome", outcome.wireName())
                .increment();
    }

    private void log(LineId line, Settled each, Optional<Instant> end, Instant now) {
        Case subject = each.subject();
        Settlement settlement = each.settlement();
        switch (settlement.outcome()) {
            case BLOCKED -> blocked(line, subject, end, now);
            case RELEASED, ABSENT ->
                LOG.infof(
                        "%s sender=%s line=%s rule=%s",
                        inWords(settlement.outcome()),
                        subject.sender(),
                        line,
                        subject.grounds().rule());
            case REFUSED, REFUSED_FOR_GOOD, MISSED, RELEASE_REFUSED ->
                LOG.warnf(
                        "%s sender=%s line=%s rule=%s code=%s",
                        inWords(settlement.outcome()),
                        subject.sender(),
                        line,
                        subject.grounds().rule(),
                        settlement.code().isPresent() ? settlement.code().getAsInt() : "none");
            // Steps on the way, of every case at once when Meta is ill.
            case LISTED, UNLISTED, RETRY, REFUSED_RETRY, POSTPONE, UNSURE ->
                LOG.debugf(
                        "Not settled yet: %s sender=%s line=%s inMillis=%d",
                        settlement.outcome().wireName(),
                        subject.sender(),
                        line,
                        settlement.delay().toMillis());
        }
    }

    private void blocked(LineId line, Case subject, Optional<Instant> end, Instant now) {
        Duration sinceOffer = Duration.between(subject.opened().orElse(now), now);
        time(sinceOffer);
        LOG.infof(
                "Blocked sender=%s line=%s rule=%s reason=\"%s\" tookMillis=%d windowLeft=%s",
                subject.sender(),
                line,
                subject.grounds().rule(),
                subject.grounds().reason(),
                sinceOffer.toMillis(),
                end.map(at -> Duration.between(now, at).truncatedTo(ChronoUnit.SECONDS))
                        .map(Duration::toString)
                        .orElse("unknown"));
    }

    private static String inWords(Settlement.Outcome outcome) {
        return switch (outcome) {
            case RELEASED -> "Released";
            case ABSENT -> "Found unblocked by somebody else";
            case REFUSED -> "Refused by Meta, wanted from now on";
            case REFUSED_FOR_GOOD -> "Refused by Meta for good";
            case MISSED -> "Missed, the window had closed; wanted from now on";
            case RELEASE_REFUSED -> "Still blocked, Meta refused to lift it";
            case BLOCKED, LISTED, UNLISTED, RETRY, REFUSED_RETRY, POSTPONE, UNSURE -> outcome.wireName();
        };
    }

    private void time(Duration sinceOffer) {
        Timer.builder("portcullis.time.to.block")
                .description("From the offer of a case to Meta's confirmation")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics)
                .record(sinceOffer.isNegative() ? Duration.ZERO : sinceOffer);
    }
}
