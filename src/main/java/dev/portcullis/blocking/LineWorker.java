package dev.portcullis.blocking;

import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.SenderWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings one line's cases to Meta, batch by batch. While a request is under way new cases gather into the next batch;
 * when there is nothing to do, an offer in this process wakes the worker at once.
 */
final class LineWorker implements Runnable {

    private static final Logger LOG = Logger.getLogger(LineWorker.class);
    private static final Duration REDIS_AWAY = Duration.ofMillis(500);

    private final LineId line;
    private final CaseQueue queue;
    private final BlocklistApi meta;
    private final LastInbounds lastInbounds;
    private final Lines lines;
    private final BlockingConfig config;
    private final CaseReport report;
    private final Clock clock;
    private final LineHealth health;
    private final BatchSize batch;
    private final String token = UUID.randomUUID().toString();
    private final Semaphore signal = new Semaphore(0);
    private String turn = UUID.randomUUID().toString();
    private volatile boolean stopping;

    LineWorker(
            LineId line,
            CaseQueue queue,
            BlocklistApi meta,
            LastInbounds lastInbounds,
            Lines lines,
            BlockingConfig config,
            CaseReport report,
            LineHealth health,
            Clock clock) {
        this.line = line;
        this.queue = queue;
        this.meta = meta;
        this.lastInbounds = lastInbounds;
        this.lines = lines;
        this.config = config;
        this.report = report;
        this.health = health;
        this.clock = clock;
        this.batch = new BatchSize(config.batch());
    }

    /** There may be something to do. */
    void wake() {
        signal.release();
    }

    /** Ends the worker after the round that is under way. */
    void stop() {
        stopping = true;
        wake();
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                pause(turn());
            } catch (RedisUnavailable e) {
                LOG.debugf(e, "Line %s: Redis does not answer", line);
                pause(REDIS_AWAY);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Line %s: a round failed; its cases come back by themselves", line);
                pause(CaseQueue.LEASE);
            }
        }
        giveUpTheLine();
    }

    /** The successor of a process that ends in good order need not wait until the right to write expires. */
    private void giveUpTheLine() {
        try {
            queue.unlock(line, token);
        } catch (RedisUnavailable e) {
            LOG.debugf(e, "Line %s: the right to write is left to expire", line);
        }
    }

    /** Claims, sends and settles once; answers how long there is nothing to do. */
    Duration turn() {
        Claim claim = queue.claim(line, token, batch.current(), health.untilNextProbe(), turn);
        turn = UUID.randomUUID().toString();
        return switch (claim) {
            case Claim.Busy busy -> shorter(busy.forAtMost(), config.poll());
            case Claim.Idle idle ->
                idle.untilDue().map(due -> shorter(due, config.poll())).orElse(config.poll());
            case Claim.Paused paused -> shorter(paused.untilProbe(), config.poll());
            case Claim.Claimed claimed -> {
                work(claimed.cases());
                yield Duration.ZERO;
            }
        };
    }

    private void work(List<Case> claimed) {
        Map<Sender, Instant> ends = ends(claimed);
        RoundPlan plan = RoundPlan.of(claimed, ends, clock.instant());
        Round.Result written = round().write(plan, () -> queue.renew(line, token));
        conclude(written, ends);
        adapt(written, claimed.size());
        health.afterWriting(written);
        if (!plan.verify().isEmpty()) {
            Round.Result verified = round().verify(plan.verify());
            conclude(verified, ends);
            health.afterReading(verified);
        }
    }

    private Round round() {
        return new Round(
                line,
                lines.accountOf(line),
                meta,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    private void conclude(Round.Result result, Map<Sender, Instant> ends) {
        queue.settle(line, result.settled(), clock.instant());
        report.settled(line, result.settled(), ends, clock.instant());
    }

    private Map<Sender, Instant> ends(List<Case> claimed) {
        Map<Sender, Instant> ends = new HashMap<>();
        lastInbounds
                .of(line, claimed.stream().map(Case::sender).toList())
                .forEach((sender, at) ->
                        ends.put(sender, SenderWindow.closesAt(at).minus(config.margin())));
        return ends;
    }

    private void adapt(Round.Result result, int used) {
        if (result.failures().stream().anyMatch(failure -> RetryPolicy.shrinksBatch(failure.kind()))) {
            batch.shrink(used);
        } else if (result.metaAnswered() && result.failures().isEmpty()) {
            batch.grow();
        }
    }

    private void pause(Duration atMost) {
        if (atMost.isZero() || stopping) {
            return;
        }
        try {
            if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
