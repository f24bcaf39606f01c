package dev.portcullis.blocking;

import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.senders.Lines;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Notes each day how long the lists are, and tells once when one fills up or has room again. One replica at a time. */
@Singleton
public class ListWatch {

    private static final Logger LOG = Logger.getLogger(ListWatch.class);
    private static final Duration LOCK = Duration.ofMinutes(1);

    private final ListBook book;
    private final RotationConfig config;
    private final Lines lines;
    private final JobLocks locks;
    private final Clock clock;

    ListWatch(ListBook book, RotationConfig config, Lines lines, JobLocks locks, Clock clock) {
        this.book = book;
        this.config = config;
        this.lines = lines;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(
            identity = "list-watch",
            every = "60s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookOnSchedule() {
        locks.alone("list-watch", LOCK, () -> lines.all().keySet().forEach(this::look));
    }

    void look(LineId line) {
        ListState state = book.of(line);
        if (state.users().isPresent()) {
            long users = state.users().getAsLong();
            book.note(line, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), users, state.lengths());
            FillLevel level = FillLevel.after(state.told(), users, BlocklistApi.LIST_LIMIT);
            if (level != state.told()) {
                book.told(line, level);
                tell(line, state, users, level);
            }
        }
    }

    private void tell(LineId line, ListState state, long users, FillLevel level) {
        if (level.compareTo(state.told()) < 0) {
            LOG.infof("Line %s: its list at Meta has room again: %d of %d", line, users, BlocklistApi.LIST_LIMIT);
            return;
        }
        LOG.warnf(
                "Line %s: its list at Meta is %d %% full: %d of %d.%s%s",
                line,
                level.percent(),
                users,
                BlocklistApi.LIST_LIMIT,
                state.forecast(BlocklistApi.LIST_LIMIT).daysLeft().stream()
                        .mapToObj(days -> " As it grows now, it is full in " + days + " days.")
                        .findFirst()
                        .orElse(""),
                switch (config.whenFull()) {
                    case ALERT -> " Unblock some, or set PORTCULLIS_BLOCKING_WHEN_FULL=rotate.";
                    case ROTATE -> " The blocks that matter least make room.";
                });
    }
}
