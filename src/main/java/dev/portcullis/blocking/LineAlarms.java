package dev.portcullis.blocking;

import dev.portcullis.blocking.Breakers.Trip;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for a person on a line, read for many lines in one exchange with Redis. For code that may block. */
@Singleton
public final class LineAlarms {

    private final Pipeline pipeline;
    private final Keys keys;

    public LineAlarms(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** @param tripped what was stopped by a limit: rules, live or former, and wanted groups */
    public record Alarm(LineId line, Optional<LinePause> pause, Map<String, Trip> tripped) {

        private boolean isSilent() {
            return pause.isEmpty() && tripped.isEmpty();
        }
    }

    /** Those of the lines on which something waits, in their order. */
    public List<Alarm> of(Collection<LineId> lines) {
        List<Call> calls = new ArrayList<>();
        for (LineId line : lines) {
            LineKeys names = keys.line(line);
            calls.add(Call.command("GET", names.paused()));
            calls.add(Call.command("HGETALL", names.tripped()));
        }
        List<Reply> replies = pipeline.await(calls);
        List<Alarm> alarms = new ArrayList<>();
        int next = 0;
        for (LineId line : lines) {
            Optional<LinePause> pause = LinePauses.parse(replies.get(next++));
            alarms.add(new Alarm(line, pause, Breakers.parse(replies.get(next++))));
        }
        return alarms.stream().filter(alarm -> !alarm.isSilent()).toList();
    }
}
