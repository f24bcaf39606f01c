package dev.portcullis.blocking;

import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.Lines;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Makes room on full lists, where that is the policy: some blocks are lifted and their senders wanted instead, so that
 * they are blocked again on their next message. One replica at a time; our cases are only gone through where a list is
 * full. Where Meta has refused to lift such a block, the line is left to people.
 */
@Singleton
public class Rotation {

    private static final Logger LOG = Logger.getLogger(Rotation.class);
    private static final Duration LOCK = Duration.ofMinutes(2);
    /** Going through all cases again at once would tell the same. */
    private static final Duration AFTER_NOTHING = Duration.ofSeconds(30);

    private static final String REFUSAL = "rotation-refused";

    private final RotationConfig config;
    private final ListBook book;
    private final LinePauses pauses;
    private final CaseQueue queue;
    private final HeldCases held;
    private final LastInbounds lastInbounds;
    private final Lines lines;
    private final LineWorkers workers;
    private final JobLocks locks;
    private final Clock clock;
    private final Map<LineId, Instant> notBefore = new ConcurrentHashMap<>();

    Rotation(
            RotationConfig config,
            ListBook book,
            LinePauses pauses,
            CaseQueue queue,
            HeldCases held,
            LastInbounds lastInbounds,
            Lines lines,
            LineWorkers workers,
            JobLocks locks,
            Clock clock) {
        this.config = config;
        this.book = book;
        this.pauses = pauses;
        this.queue = queue;
        this.held = held;
        this.lastInbounds = lastInbounds;
        this.lines = lines;
        this.workers = workers;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(
            identity = "rotation",
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void makeRoomOnSchedule() {
        if (config.whenFull() == RotationConfig.WhenFull.ROTATE) {
            lines.all().keySet().stream()
                    .filter(this::needsRoom)
                    .forEach(line -> locks.alone("rotation:" + line.value(), LOCK, () -> makeRoom(line)));
        }
    }

    private boolean needsRoom(LineId line) {
        if (clock.instant().isBefore(notBefore.getOrDefault(line, Instant.MIN))) {
            return false;
        }
        ListState state = book.of(line);
        if (state.rotationRefused().isPresent()) {
            tellRefusal(line);
            return false;
        }
        RotationPlan.Fill fill = fill(line, state);
        return fill.full() || fill.users() + queue.depth(line).queued() > fill.limit() - fill.reserve();
    }

    private RotationPlan.Fill fill(LineId line, ListState state) {
        boolean full = pauses.of(line)
                .filter(pause -> pause.kind() == FailureKind.LIST_FULL)
                .isPresent();
        return new RotationPlan.Fill(state.users().orElse(0), full, BlocklistApi.LIST_LIMIT, config.rotateReserve());
    }

    /** Answers how many blocks go. */
    int makeRoom(LineId line) {
        Collection<Case> cases = held.of(line);
        RotationPlan.Fill fill = fill(line, book.of(line));
        int gone = fill.excess(cases) > 0
                ? held.letGo(
                        line,
                        RotationPlan.of(cases, fill, lastInbounds(line, cases)).cases())
                : 0;
        if (gone > 0) {
            book.over(line, REFUSAL);
            workers.wake(line);
            LOG.infof("Line %s: %d blocks make room on its full list; their senders are wanted instead", line, gone);
        } else {
            notBefore.put(line, clock.instant().plus(AFTER_NOTHING));
        }
        return gone;
    }

    /** Nobody writes while blocked, so only of fresh blocks it is known when the sender wrote. */
    private Map<Sender, Instant> lastInbounds(LineId line, Collection<Case> cases) {
        Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
        return lastInbounds.of(
                line,
                cases.stream()
                        .filter(RotationPlan::mayGo)
                        .filter(each -> each.settled().filter(dayAgo::isBefore).isPresent())
                        .map(Case::sender)
                        .toList());
    }

    private void tellRefusal(LineId line) {
        if (book.isNews(line, REFUSAL)) {
            LOG.errorf(
                    "Line %s: Meta refused to lift a block that was to make room, so no more room is made on its list;"
                            + " unblock some by hand",
                    line);
        }
    }
}
