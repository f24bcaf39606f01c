package dev.portcullis.blocking;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.SenderMoves;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells the account's other lines whom a line has blocked by a rule that spreads, and whose block has been lifted: there
 * they come to be wanted, or are no longer. One replica at a time, in bounded steps; a block is struck off when every
 * line has been told, and telling it twice changes nothing.
 */
@Singleton
public class Spreading {

    private static final Duration LOCK = Duration.ofSeconds(30);
    private static final int STEP = 100;
    private static final int TURNS = 20;

    private final Pipeline pipeline;
    private final Keys keys;
    private final Lines lines;
    private final SenderMoves moves;
    private final JobLocks locks;
    private final Clock clock;
    private final Counter wantedDropped;

    /**
     * A block that others have to be told of.
     *
     * @param word want or leave, or keep where there is nothing to tell
     */
    private record News(String entry, String since, String word, String theCase) {

        static News read(Reply reply) {
            return new News(
                    reply.at(0).text(),
                    reply.at(1).text(),
                    reply.at(2).text(),
                    reply.at(3).text());
        }

        boolean isToTell() {
            return !word.equals("keep");
        }

        Sender sender() {
            return CaseJson.read(theCase).sender();
        }
    }

    Spreading(
            Pipeline pipeline,
            Keys keys,
            Lines lines,
            SenderMoves moves,
            JobLocks locks,
            Clock clock,
            MeterRegistry metrics) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.lines = lines;
        this.moves = moves;
        this.locks = locks;
        this.clock = clock;
        this.wantedDropped = OverdueCases.wantedDropped(metrics);
    }

    @Scheduled(identity = "spreading", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void spreadOnSchedule() {
        locks.alone("spreading", LOCK, () -> {
            Map<LineId, AccountId> all = lines.all();
            List<LineId> left = List.copyOf(all.keySet());
            for (int turn = 0; turn < TURNS && !left.isEmpty(); turn++) {
                left = step(left, all);
            }
        });
    }

    /** Answers which lines may have more. */
    private List<LineId> step(List<LineId> some, Map<LineId, AccountId> all) {
        List<Reply> due = pipeline.await(some.stream().map(this::read).toList());
        List<LineId> more = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            LineId line = some.get(i);
            List<News> news = due.get(i).elements().stream().map(News::read).toList();
            spread(line, news, others(line, all));
            if (news.size() == STEP) {
                more.add(line);
            }
        }
        return more;
    }

    private Call read(LineId line) {
        return Call.script(Script.SPREADING, keys.line(line).ofCases(), List.of(STEP));
    }

    private static List<LineId> others(LineId line, Map<LineId, AccountId> all) {
        return all.entrySet().stream()
                .filter(each -> each.getValue().equals(all.get(line)))
                .map(Map.Entry::getKey)
                .filter(each -> !each.equals(line))
                .toList();
    }

    private void spread(LineId line, List<News> news, List<LineId> others) {
        if (news.isEmpty()) {
            return;
        }
        List<News> toTell = news.stream().filter(News::isToTell).toList();
        others.forEach(other -> tell(other, line, toTell));
        pipeline.await(news.stream()
                .map(each -> Call.script(
                        Script.SPREAD_TOLD, List.of(keys.line(line).spreading()), List.of(each.entry(), each.since())))
                .toList());
    }

    private void tell(LineId other, LineId from, List<News> news) {
        Map<Sender, Sender> owners =
                moves.owners(other, news.stream().map(News::sender).collect(Collectors.toSet()), clock.instant());
        List<Call> calls = new ArrayList<>();
        for (News each : news) {
            Sender owner = owners.get(each.sender());
            calls.add(Call.script(
                    Script.SPREAD,
                    keys.line(other).ofCases(),
                    List.of(
                            owner.key().value(),
                            owner.phone().map(SenderId::value).orElse(""),
                            owner.scopedId().map(SenderId::value).orElse(""),
                            each.word(),
                            from.value(),
                            each.theCase(),
                            OverdueCases.MOST_WANTED)));
        }
        pipeline.await(calls).forEach(reply -> wantedDropped.increment(reply.number()));
    }
}
