package dev.portcullis.redis;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Lets one replica at a time do a scheduled job. */
@Singleton
public final class JobLocks {

    private static final Logger LOG = Logger.getLogger(JobLocks.class);

    private final Pipeline pipeline;
    private final Keys keys;
    private final String token = UUID.randomUUID().toString();

    public JobLocks(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * Runs the job unless another replica is at it. The job must end within the lease. While Redis is away there is
     * nothing that it could do: that is left to its next turn.
     */
    public void alone(String job, Duration lease, Runnable work) {
        try {
            runAlone(job, lease, work);
        } catch (RedisUnavailable e) {
            LOG.debugf(e, "The job %s found Redis away", job);
        }
    }

    private void runAlone(String job, Duration lease, Runnable work) {
        String lock = keys.jobLock(job);
        if (pipeline.await(Call.command("SET", lock, token, "NX", "PX", lease.toMillis()))
                .isNil()) {
            return;
        }
        try {
            work.run();
        } finally {
            pipeline.await(Call.script(Script.UNLOCK, List.of(lock), List.of(token)));
        }
    }
}
