package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Counts the senders of a line whose window is open, over all its lanes. A sender known by two ids may count twice until
 * the ids are joined.
 */
@Singleton
public final class ActiveSenders {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Pipeline pipeline;
    private final Keys keys;
    private final Map<LineId, Count> counts = new ConcurrentHashMap<>();
    private final Map<LineId, Uni<Long>> underWay = new ConcurrentHashMap<>();

    private record Count(long senders, Instant at) {}

    public ActiveSenders(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** A count of the last half minute, if there is one; asks nobody. */
    public OptionalLong lately(LineId line, Instant now) {
        Count count = counts.get(line);
        return count != null && now.isBefore(count.at().plus(REMEMBERED))
                ? OptionalLong.of(count.senders())
                : OptionalLong.empty();
    }

    /** Counts now. Those who ask while a count is under way share it. */
    public Uni<Long> count(LineId line, Instant now) {
        return underWay.computeIfAbsent(
                line,
                first -> read(line, now)
                        .onTermination()
                        .invoke(() -> underWay.remove(line))
                        .memoize()
                        .indefinitely());
    }

    private Uni<Long> read(LineId line, Instant now) {
        String since = "(" + now.minus(SenderWindow.LENGTH).toEpochMilli();
        List<Call> lanes = IntStream.range(0, Keys.LANES)
                .mapToObj(lane -> Call.command("ZCOUNT", keys.lane(line, lane).seen(), since, "+inf"))
                .toList();
        return pipeline.send(lanes)
                .map(replies -> replies.stream().mapToLong(Reply::number).sum())
                .invoke(senders -> counts.put(line, new Count(senders, now)));
    }
}
