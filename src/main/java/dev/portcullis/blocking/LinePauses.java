package dev.portcullis.blocking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.FailureKinds;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How Meta takes the requests of all lines, and which are paused; shared by the replicas. For code that may block. */
@Singleton
public final class LinePauses {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pipeline pipeline;
    private final Keys keys;

    public LinePauses(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    public Optional<LinePause> of(LineId line) {
        return parse(pipeline.await(Call.command("GET", keys.line(line).paused())));
    }

    static Optional<LinePause> parse(Reply stored) {
        return stored.optionalText().map(LinePauses::read);
    }

    /**
     * @param untilProbe when a case may be sent to see whether Meta takes it again
     * @return true where the line was not paused before
     */
    boolean pause(LineId line, LinePause pause, Duration untilProbe) {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", 1).put("kind", pause.kind().name()).put("code", pause.code());
        json.put("note", pause.note()).put("removals", pause.removals());
        return pipeline.await(Call.script(
                                Script.PAUSE,
                                List.of(keys.line(line).paused()),
                                List.of(json.toString(), untilProbe.toMillis())))
                        .number()
                == 1;
    }

    /** No worker sends anything for so long, of cases that come up meanwhile neither. */
    void rest(LineId line, Duration time) {
        pipeline.await(Call.command("SET", keys.line(line).rest(), "1", "PX", Math.max(1, time.toMillis())));
    }

    /** True where the line was paused until now. */
    boolean resume(LineId line) {
        return pipeline.await(Call.command("DEL", keys.line(line).paused())).number() == 1;
    }

    /** Meta took a request. */
    void answered(LineId line, Instant at) {
        pipeline.await(Call.command("HSET", keys.line(line).contact(), "ok", at.toEpochMilli()));
    }

    /** Meta did not take a request, or nobody knows. */
    void failed(LineId line, CallFailure failure, Instant at) {
        pipeline.await(Call.command(
                "HSET",
                keys.line(line).contact(),
                "at",
                at.toEpochMilli(),
                "kind",
                failure.kind().name(),
                "code",
                failure.error().code(),
                "note",
                FailureKinds.explain(failure.error()).note()));
    }

    /** Nothing where no request was made yet. */
    public LineContact contact(LineId line) {
        Map<String, String> stored = pipeline.await(
                        Call.command("HGETALL", keys.line(line).contact()))
                .pairs();
        return new LineContact(
                Optional.ofNullable(stored.get("ok")).map(LinePauses::time),
                Optional.ofNullable(stored.get("at")).map(at -> failure(time(at), stored)));
    }

    private static LineContact.Failure failure(Instant at, Map<String, String> stored) {
        int code = Integer.parseInt(stored.getOrDefault("code", "0"));
        return new LineContact.Failure(
                at,
                FailureKind.valueOf(stored.getOrDefault("kind", FailureKind.UNKNOWN.name())),
                code,
                Optional.ofNullable(stored.get("note"))
                        .orElseGet(() -> FailureKinds.explain(code, OptionalInt.empty(), 0)
                                .note()));
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static LinePause read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return new LinePause(
                    FailureKind.valueOf(json.path("kind").asText()),
                    json.path("code").asInt(),
                    json.path("note").asText(),
                    Instant.ofEpochMilli(json.path("since").asLong()),
                    json.path("removals").asBoolean());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored pause is not JSON", e);
        }
    }
}
