package dev.portcullis.ops;

import dev.portcullis.blocking.Breakers;
import dev.portcullis.blocking.CaseCensus;
import dev.portcullis.blocking.CaseQueue;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.message.LineId;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.TrackedSenders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What waits and what is kept on each line, read from Redis now and then, so that a scrape costs Redis nothing. All
 * replicas show the same. While Redis is away the last values stay; {@code portcullis_redis_up} tells.
 */
@Singleton
class LineGauges {

    private final Lines lines;
    private final CaseQueue queue;
    private final CaseCensus census;
    private final TrackedSenders senders;
    private final LinePauses pauses;
    private final Breakers breakers;
    private final Clock clock;
    private final MultiGauge depth;
    private final MultiGauge oldest;
    private final MultiGauge wanted;
    private final MultiGauge cases;
    private final MultiGauge tracked;
    private final MultiGauge paused;
    private final MultiGauge tripped;

    LineGauges(
            Lines lines,
            CaseQueue queue,
            CaseCensus census,
            TrackedSenders senders,
            LinePauses pauses,
            Breakers breakers,
            Clock clock,
            MeterRegistry metrics) {
        this.lines = lines;
        this.queue = queue;
        this.census = census;
        this.senders = senders;
        this.pauses = pauses;
        this.breakers = breakers;
        this.clock = clock;
        this.depth = gauge(metrics, "portcullis.queue.depth", "Cases that wait for Meta, due or not");
        this.oldest = gauge(metrics, "portcullis.queue.oldest.seconds", "For how long the longest waiting case is due");
        this.wanted = gauge(metrics, "portcullis.wanted", "Senders to be blocked on their next message");
        this.cases = gauge(metrics, "portcullis.cases", "Cases by state");
        this.tracked = gauge(metrics, "portcullis.senders.tracked", "Senders whose last inbound is kept");
        this.paused = gauge(metrics, "portcullis.line.paused", "1 while nothing is sent to Meta but a probe");
        this.tripped = gauge(metrics, "portcullis.rules.tripped", "Rules that are shadow on a line until re-armed");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    @Scheduled(
            identity = "line-gauges",
            every = "15s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void read() {
        List<Reading> readings = lines.all().keySet().stream().map(this::read).toList();
        show(readings);
    }

    private Reading read(LineId line) {
        return new Reading(
                Tags.of("line", line.value()),
                queue.depth(line),
                senders.count(line),
                pauses.of(line).isPresent(),
                breakers.tripped(line).size(),
                census.count(line));
    }

    private void show(List<Reading> readings) {
        Instant now = clock.instant();
        depth.register(rows(readings, reading -> reading.queue().queued()), true);
        oldest.register(rows(readings, reading -> reading.dueFor(now).toSeconds()), true);
        wanted.register(rows(readings, reading -> reading.queue().wanted()), true);
        tracked.register(rows(readings, Reading::senders), true);
        paused.register(rows(readings, reading -> reading.paused() ? 1 : 0), true);
        tripped.register(rows(readings, Reading::tripped), true);
        cases.register(caseRows(readings), true);
    }

    private static List<Row<?>> rows(List<Reading> readings, Function<Reading, Number> value) {
        List<Row<?>> rows = new ArrayList<>();
        readings.forEach(reading -> rows.add(Row.of(reading.line(), value.apply(reading))));
        return rows;
    }

    private static List<Row<?>> caseRows(List<Reading> readings) {
        List<Row<?>> rows = new ArrayList<>();
        readings.forEach(reading -> reading.cases()
                .ifPresent(counts -> counts.forEach((state, count) ->
                        rows.add(Row.of(reading.line().and("state", state.wireName()), count)))));
        return rows;
    }

    private record Reading(
            Tags line,
            CaseQueue.QueueDepth queue,
            long senders,
            boolean paused,
            int tripped,
            Optional<Map<CaseState, Long>> cases) {

        Duration dueFor(Instant now) {
            return queue.earliestDue()
                    .filter(now::isAfter)
                    .map(due -> Duration.between(due, now))
                    .orElse(Duration.ZERO);
        }
    }
}
