package dev.portcullis.ops;

import dev.portcullis.redis.RedisUnavailable;
import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells of scheduled work that failed. That Redis is away is told once by whoever talks to it, and each job makes up for
 * it at its next turn: then there is nothing to add.
 */
@Singleton
final class FailedJobs {

    private static final Logger LOG = Logger.getLogger(FailedJobs.class);

    void tell(@Observes FailedExecution failed) {
        String job = failed.getExecution().getTrigger().getId();
        if (isForWantOfRedis(failed.getException())) {
            LOG.debugf("%s has to wait until Redis answers", job);
        } else {
            LOG.errorf(failed.getException(), "%s failed and is tried again at its next turn", job);
        }
    }

    private static boolean isForWantOfRedis(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(RedisUnavailable.class::isInstance);
    }
}
