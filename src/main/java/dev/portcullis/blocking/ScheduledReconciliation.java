package dev.portcullis.blocking;

import dev.portcullis.blocking.Reconciliation.Applied;
import dev.portcullis.blocking.Reconciliation.Comparison;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.senders.Lines;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reconciles each line now and then, by one replica at a time and whatever replica that is: when it was done last is
 * kept in Redis. So much at once that it looks like a mistake waits for a person.
 */
@Singleton
public class ScheduledReconciliation {

    private static final Logger LOG = Logger.getLogger(ScheduledReconciliation.class);
    private static final String SUSPICION = "suspicion";

    /** A start may be one of many; nothing is so urgent about a line that was never compared. */
    private static final Duration SETTLE_DOWN = Duration.ofMinutes(3);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
    private static final Duration LOCK = Duration.ofMinutes(10);

    private final Reconciliation reconciliation;
    private final ReconciliationConfig config;
    private final ListBook book;
    private final Lines lines;
    private final JobLocks locks;
    private final Clock clock;
    private final Instant started;
    private final Map<LineId, Instant> notBefore = new ConcurrentHashMap<>();

    ScheduledReconciliation(
            Reconciliation reconciliation,
            ReconciliationConfig config,
            ListBook book,
            Lines lines,
            JobLocks locks,
            Clock clock) {
        this.reconciliation = reconciliation;
        this.config = config;
        this.book = book;
        this.lines = lines;
        this.locks = locks;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Scheduled(
            identity = "reconciliation",
            every = "10s",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reconcileOnSchedule() {
        config.every().ifPresent(every -> lines.all().keySet().forEach(line -> reconcileIfDue(line, every)));
    }

    private void reconcileIfDue(LineId line, Duration every) {
        if (isDue(line, every)) {
            locks.alone("reconciliation:" + line.value(), LOCK, () -> {
                if (isDue(line, every)) {
                    reconcile(line);
                }
            });
        }
    }

    private boolean isDue(LineId line, Duration every) {
        Instant now = clock.instant();
        Optional<Instant> compared = book.of(line).comparedAt();
        Instant due = compared.map(at -> at.plus(every))
                .orElseGet(() -> started.plus(every.compareTo(SETTLE_DOWN) < 0 ? every : SETTLE_DOWN));
        return !now.isBefore(due) && !now.isBefore(notBefore.getOrDefault(line, due));
    }

    void reconcile(LineId line) {
        switch (reconciliation.compare(line)) {
            case Comparison.Unread unread -> {
                notBefore.put(line, clock.instant().plus(AFTER_FAILURE));
                LOG.warnf(
                        "Line %s: Meta's list could not be compared with our cases, %s; tried again later",
                        line, unread.failed().failure().error());
            }
            case Comparison.Planned planned -> conclude(line, planned);
        }
    }

    private void conclude(LineId line, Comparison.Planned planned) {
        ReconciliationPlan plan = planned.plan();
        boolean suspicious = plan.isSuspicious();
        if (!suspicious) {
            book.over(line, SUSPICION);
        } else if (book.isNews(line, SUSPICION)) {
            LOG.warnf(
                    "Line %s: %d of %d whom we call blocked are not on Meta's list, which shows %d. That may be a mistake,"
                            + " so they are not called released; look at /api/v1/lines/%s/reconciliation and apply it"
                            + " there if it is right.",
                    line, plan.missing(), plan.called(), plan.listed(), line);
        }
        if (config.apply() && !(plan.isEmpty() && plan.again().isEmpty())) {
            Applied applied = reconciliation.apply(suspicious ? planned.withoutMissing() : planned, "reconciliation");
            LOG.infof(
                    "Line %s: Meta's list of %d users was compared with our cases: %d adopted, %d released, %d forgotten",
                    line, plan.listed(), applied.adopted(), applied.released(), applied.forgotten());
        }
    }
}
