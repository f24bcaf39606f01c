package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Script;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Drops senders whose window has expired, step by step, one replica at a time. */
@Singleton
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Pipeline pipeline;
    private final Keys keys;
    private final Lines lines;
    private final JobLocks locks;
    private final SendersConfig config;
    private final Clock clock;
    private final Counter dropped;
    private final Timer duration;

    Sweeper(
            Pipeline pipeline,
            Keys keys,
            Lines lines,
            JobLocks locks,
            SendersConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.lines = lines;
        this.locks = locks;
        this.config = config;
        this.clock = clock;
        this.dropped = Counter.builder("portcullis.sweep.dropped")
                .description("Senders dropped because their window had expired")
                .register(metrics);
        this.duration = Timer.builder("portcullis.sweep").description("Sweeps").register(metrics);
    }

    @Scheduled(
            identity = "sweep",
            every = "${portcullis.sweep.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepOnSchedule() {
        locks.alone("sweep", LEASE, () -> duration.record((Runnable) this::sweep));
    }

    /** One sweep over every lane of every line. */
    void sweep() {
        long swept = 0;
        for (LineId line : lines.all().keySet()) {
            for (int lane = 0; lane < Keys.LANES; lane++) {
                swept += sweep(keys.lane(line, lane).seen());
            }
        }
        dropped.increment(swept);
        if (swept > 0) {
            LOG.infof("Dropped %d senders whose window has expired", swept);
        }
    }

    private long sweep(String seen) {
        long expired = clock.instant().minus(SenderWindow.LENGTH).toEpochMilli();
        long swept = 0;
        long step;
        do {
            step = pipeline.await(Call.script(Script.SWEEP, List.of(seen), List.of(expired, config.step())))
                    .number();
            swept += step;
        } while (step == config.step());
        return swept;
    }
}
