package dev.portcullis.blocking;

import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.Lines;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** One worker for each line that anything was ever received on, by this replica or another. */
@Singleton
public class LineWorkers {

    private static final Logger LOG = Logger.getLogger(LineWorkers.class);

    /** A running request to Meta has a deadline of 20 seconds, and so has the shutdown. */
    private static final Duration LAST_ROUND = Duration.ofSeconds(20);

    private final CaseQueue queue;
    private final LinePauses pauses;
    private final BlocklistApi meta;
    private final LastInbounds lastInbounds;
    private final Lines lines;
    private final BlockingConfig config;
    private final CaseReport report;
    private final Clock clock;
    private final Map<LineId, Running> running = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile Instant lastRoundEnds = Instant.MAX;

    LineWorkers(
            CaseQueue queue,
            LinePauses pauses,
            BlocklistApi meta,
            LastInbounds lastInbounds,
            Lines lines,
            BlockingConfig config,
            CaseReport report,
            Clock clock) {
        this.queue = queue;
        this.pauses = pauses;
        this.meta = meta;
        this.lastInbounds = lastInbounds;
        this.lines = lines;
        this.config = config;
        this.report = report;
        this.clock = clock;
    }

    /** A case was opened on the line: brings it to Meta without delay. */
    public void wake(LineId line) {
        if (!stopped) {
            running.computeIfAbsent(line, this::start).worker().wake();
        }
    }

    @Scheduled(
            identity = "line-workers",
            every = "5s",
            delayed = "0s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void startForKnownLines() {
        try {
            if (!stopped) {
                lines.all().keySet().forEach(line -> running.computeIfAbsent(line, this::start));
            }
        } catch (RedisUnavailable e) {
            LOG.debug("Lines cannot be read while Redis is away", e);
        }
    }

    private Running start(LineId line) {
        LineHealth health = new LineHealth(line, pauses, clock);
        LineWorker worker = new LineWorker(line, queue, meta, lastInbounds, lines, config, report, health, clock);
        Thread thread = Thread.ofVirtual().name("blocks-" + line).start(worker);
        return new Running(worker, thread);
    }

    /** Deliveries still come in; their cases are for other replicas, or for the next start. */
    void announceStop(@Observes ShutdownDelayInitiatedEvent event) {
        stopAll();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopAll();
        for (Running each : running.values()) {
            Duration left = Duration.between(clock.instant(), lastRoundEnds);
            each.thread().join(left.isPositive() ? left : Duration.ofMillis(1));
        }
    }

    private void stopAll() {
        if (!stopped) {
            lastRoundEnds = clock.instant().plus(LAST_ROUND);
            stopped = true;
            running.values().forEach(each -> each.worker().stop());
        }
    }

    private record Running(LineWorker worker, Thread thread) {}
}
