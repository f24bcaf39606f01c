package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules that reached their limit on a line and are shadow there until a person re-arms them. May block. */
@Singleton
public final class Breakers {

    private final Pipeline pipeline;
    private final Keys keys;

    public Breakers(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** The tripped rules of a line, and since when. */
    public Map<String, Instant> tripped(LineId line) {
        Map<String, Instant> tripped = new LinkedHashMap<>();
        pipeline.await(Call.command("HGETALL", keys.line(line).tripped()))
                .pairs()
                .forEach((rule, at) -> tripped.put(rule, Instant.ofEpochMilli(Long.parseLong(at))));
        return tripped;
    }

    /**
     * Lets a rule act again on a line, and its count of the hour start anew.
     *
     * @return whether it was tripped there
     */
    public boolean rearm(LineId line, String rule) {
        LineKeys names = keys.line(line);
        // In this order: were the rule armed before its count is gone, it could trip again at once.
        return pipeline.await(List.of(
                                Call.durable("DEL", names.opened(rule)), Call.durable("HDEL", names.tripped(), rule)))
                        .getLast()
                        .number()
                == 1;
    }
}
