package dev.portcullis.redis;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Lets one replica at a time do a scheduled job. */
@Singleton
public final class JobLocks {

    private final Pipeline pipeline;
    private final Keys keys;
    private final String token = UUID.randomUUID().toString();

    public JobLocks(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** Runs the job unless another replica is at it. The job must end within the lease. */
    public void alone(String job, Duration lease, Runnable work) {
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
