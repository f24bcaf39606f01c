package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/** Counts the senders whose last inbound is kept. For code that may block. */
@Singleton
public final class TrackedSenders {

    private final Pipeline pipeline;
    private final Keys keys;

    public TrackedSenders(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** Those of one line; a sender known by two ids may count twice until the ids are joined. */
    public long count(LineId line) {
        List<Call> cards = IntStream.range(0, Keys.LANES)
                .mapToObj(lane -> Call.command("ZCARD", keys.lane(line, lane).seen()))
                .toList();
        return pipeline.await(cards).stream().mapToLong(Reply::number).sum();
    }
}
