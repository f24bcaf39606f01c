package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.senders.Lines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends blocks whose lease is over off Meta's list. From there on such a case is like any that is to be lifted: its
 * worker goes on until Meta confirms. One replica at a time, in bounded steps.
 */
@Singleton
public class ExpiredLeases {

    private static final Logger LOG = Logger.getLogger(ExpiredLeases.class);
    /** Short, since blocks end late while a lost replica holds it; two at once do no harm. */
    private static final Duration LOCK = Duration.ofSeconds(30);

    private static final int STEP = 100;

    private final Pipeline pipeline;
    private final Keys keys;
    private final Lines lines;
    private final JobLocks locks;
    private final LineWorkers workers;
    private final AuditConfig audit;
    private final Counter ended;

    ExpiredLeases(
            Pipeline pipeline,
            Keys keys,
            Lines lines,
            JobLocks locks,
            LineWorkers workers,
            AuditConfig audit,
            MeterRegistry metrics) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.lines = lines;
        this.locks = locks;
        this.workers = workers;
        this.audit = audit;
        this.ended = Counter.builder("portcullis.leases.ended")
                .description("Blocks sent off Meta's list because their lease was over")
                .register(metrics);
    }

    @Scheduled(identity = "expired-leases", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void endOnSchedule() {
        locks.alone("expired-leases", LOCK, () -> end(List.copyOf(lines.all().keySet())));
    }

    /** Ends what is due on these lines, a step of each at the same time. */
    void end(List<LineId> due) {
        List<LineId> left = due;
        while (!left.isEmpty()) {
            List<Reply> steps = pipeline.await(left.stream().map(this::step).toList());
            List<LineId> more = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                tell(left.get(i), steps.get(i).at(1).number());
                if (steps.get(i).at(0).number() == STEP) {
                    more.add(left.get(i));
                }
            }
            left = more;
        }
    }

    private Call step(LineId line) {
        return Call.script(Script.END_LEASES, keys.line(line).ofCases(), List.of(STEP, audit.entriesPerLine()));
    }

    private void tell(LineId line, long number) {
        if (number > 0) {
            ended.increment(number);
            workers.wake(line);
            LOG.infof("Line %s: the lease of %d blocks is over", line, number);
        }
    }
}
