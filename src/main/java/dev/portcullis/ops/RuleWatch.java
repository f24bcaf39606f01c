package dev.portcullis.ops;

import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.rulebook.RuleBook;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Notes in Redis which rules are live here, and looks what the other replicas noted. */
@Singleton
class RuleWatch {

    private static final Logger LOG = Logger.getLogger(RuleWatch.class);

    private final RuleBook book;
    private final KeptRules kept;
    private final ReplicaBoard board;
    private final Clock clock;
    private final Disagreement disagreement = new Disagreement();

    RuleWatch(RuleBook book, KeptRules kept, ReplicaBoard board, Clock clock) {
        this.book = book;
        this.kept = kept;
        this.board = board;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        look();
    }

    @Scheduled(
            identity = "rule-watch",
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            kept.keep(book.live());
            board.note();
            disagreement.warning(board.running(), clock.instant()).ifPresent(LOG::warn);
        } catch (RedisUnavailable e) {
            LOG.debug("Rules cannot be noted while Redis is away", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            board.leave();
        } catch (RedisUnavailable e) {
            LOG.debug("The note expires by itself", e);
        }
    }
}
