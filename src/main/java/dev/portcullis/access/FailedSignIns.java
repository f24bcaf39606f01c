package dev.portcullis.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Counts who was turned away, and tells the log of it now and then: an attack must not fill the disk. */
@Singleton
final class FailedSignIns {

    private static final Logger LOG = Logger.getLogger(FailedSignIns.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Counter failed;
    private final Counter limited;
    private final Clock clock;
    private Instant nextLine = Instant.MIN;
    private long untold;

    FailedSignIns(MeterRegistry metrics, Clock clock) {
        this.failed = Counter.builder("portcullis.admin.failed.sign.ins")
                .description("Requests to the admin API with a wrong user name or password")
                .register(metrics);
        this.limited = Counter.builder("portcullis.admin.limited.sign.ins")
                .description("Attempts to sign in whose password was not looked at, after too many failures")
                .register(metrics);
        this.clock = clock;
    }

    /** @param from the address that the request came from */
    void count(String from) {
        failed.increment();
        tell(from);
    }

    /** One that was turned away without a look at the password. */
    void countLimited() {
        limited.increment();
    }

    private synchronized void tell(String from) {
        untold++;
        Instant now = clock.instant();
        if (!now.isBefore(nextLine)) {
            LOG.warnf("%d failed sign-ins to the admin API since the last such line, the latest from %s", untold, from);
            untold = 0;
            nextLine = now.plus(QUIET);
        }
    }
}
