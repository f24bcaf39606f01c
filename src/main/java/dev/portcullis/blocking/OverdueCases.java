package dev.portcullis.blocking;

import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.SenderWindow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Closes queued cases whose window has closed, also on lines that are paused, and forgets closed cases that have had
 * their time. One replica at a time, in bounded steps.
 */
@Singleton
public class OverdueCases {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration WANTED_KEPT = WantedList.LONGEST;
    private static final Duration RECORDS_KEPT = Duration.ofDays(8);
    private static final int STEP = 500;
    /** A line whose imported list ends all at once is cleared in a few minutes. */
    private static final int TRIMS = 100;

    static final int MOST_WANTED = 1_000_000;

    private final CaseQueue queue;
    private final LastInbounds lastInbounds;
    private final Lines lines;
    private final JobLocks locks;
    private final Pipeline pipeline;
    private final Keys keys;
    private final CaseReport report;
    private final Clock clock;
    private final Counter wantedDropped;

    OverdueCases(
            CaseQueue queue,
            LastInbounds lastInbounds,
            Lines lines,
            JobLocks locks,
            Pipeline pipeline,
            Keys keys,
            CaseReport report,
            Clock clock,
            MeterRegistry metrics) {
        this.queue = queue;
        this.lastInbounds = lastInbounds;
        this.lines = lines;
        this.locks = locks;
        this.pipeline = pipeline;
        this.keys = keys;
        this.report = report;
        this.clock = clock;
        this.wantedDropped = wantedDropped(metrics);
    }

    /** Counts what a full list has cost, here and where it is added to. */
    static Counter wantedDropped(MeterRegistry metrics) {
        return Counter.builder("portcullis.wanted.dropped")
                .description("Wanted flags given up: older than 90 days, or the oldest of too many")
                .register(metrics);
    }

    @Scheduled(
            identity = "overdue-cases",
            every = "${portcullis.sweep.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void closeOnSchedule() {
        locks.alone(
                "overdue-cases",
                LEASE,
                () -> lines.all().keySet().forEach(line -> {
                    close(line);
                    trim(line);
                }));
    }

    /** Closes what can be closed now on one line. */
    void close(LineId line) {
        List<Case> step;
        List<Settled> missed;
        do {
            Instant now = clock.instant();
            step = queue.overdue(line, now, STEP);
            Map<Sender, Instant> seen =
                    lastInbounds.of(line, step.stream().map(Case::sender).toList());
            missed = new ArrayList<>();
            for (Case each : step) {
                Instant end = end(each, seen, now);
                if (end.isAfter(now)) {
                    queue.postponeDeadline(line, each, end);
                } else {
                    missed.add(new Settled(each, Settlement.of(Outcome.MISSED)));
                }
            }
            queue.settle(line, missed, now);
            report.settled(line, missed, Map.of(), now);
        } while (step.size() == STEP && !missed.isEmpty());
    }

    /** Until when to leave a case alone. One that Meta may have been asked about is for its worker to clear up. */
    private static Instant end(Case each, Map<Sender, Instant> seen, Instant now) {
        Instant closes = SenderWindow.closesAt(seen.getOrDefault(each.sender(), Instant.EPOCH));
        boolean waits = each.direction() == Direction.ON && !each.isBlocked() && !each.inFlight();
        return closes.isAfter(now) || waits ? closes : now.plus(CaseQueue.LEASE);
    }

    private void trim(LineId line) {
        boolean more = true;
        for (int turn = 0; turn < TRIMS && more; turn++) {
            Reply trimmed = pipeline.await(trimCall(line));
            wantedDropped.increment(trimmed.at(1).number());
            more = trimmed.elements().stream().anyMatch(each -> each.number() >= STEP);
        }
    }

    private Call trimCall(LineId line) {
        LineKeys names = keys.line(line);
        Instant now = clock.instant();
        List<String> trimmed = new ArrayList<>(names.ofCases());
        trimmed.addAll(List.of(names.once(), names.wantedEnds()));
        return Call.script(
                Script.TRIM,
                trimmed,
                List.of(
                        now.minus(WANTED_KEPT).toEpochMilli(),
                        now.minus(RECORDS_KEPT).toEpochMilli(),
                        STEP,
                        MOST_WANTED));
    }
}
