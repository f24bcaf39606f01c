package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.Whom;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that reached a limit on a line and are shadow there until a person re-arms them. When a line reaches its own
 * limit, each rule that asks for one more case is stopped. May block.
 */
@Singleton
public final class Breakers {

    private static final String BY_LINE = ":line";

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig audit;

    public Breakers(Pipeline pipeline, Keys keys, AuditConfig audit) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.audit = audit;
    }

    /** @param byLine whether it was the line's limit, and not the rule's own */
    public record Trip(Instant since, boolean byLine) {

        static Trip parse(String stored) {
            boolean byLine = stored.endsWith(BY_LINE);
            String at = byLine ? stored.substring(0, stored.length() - BY_LINE.length()) : stored;
            return new Trip(Instant.ofEpochMilli(Long.parseLong(at)), byLine);
        }
    }

    /** The tripped rules of a line. */
    public Map<String, Trip> tripped(LineId line) {
        return parse(pipeline.await(Call.command("HGETALL", keys.line(line).tripped())));
    }

    static Map<String, Trip> parse(Reply stored) {
        Map<String, Trip> tripped = new LinkedHashMap<>();
        stored.pairs().forEach((rule, trip) -> tripped.put(rule, Trip.parse(trip)));
        return tripped;
    }

    /**
     * Lets a rule act again on a line, and the count that it was stopped by start anew.
     *
     * @param by the user of the API who asks
     * @return whether it was tripped there
     */
    public boolean rearm(LineId line, String rule, String by, String reason, Instant now) {
        return reset(line, rule, new Deed(DeedKind.REARMED, by, reason, now, Whom.rule(rule)).toJson());
    }

    /** The same as a part of something else that a person does. */
    public void rearmQuietly(LineId line, String rule) {
        reset(line, rule, "");
    }

    private boolean reset(LineId line, String rule, String deed) {
        LineKeys names = keys.line(line);
        return pipeline.await(Call.script(
                                Script.REARM,
                                List.of(
                                        names.tripped(),
                                        names.opened(rule),
                                        names.opened(),
                                        names.deeds(),
                                        names.deedTexts()),
                                List.of(rule, audit.deedsPerLine(), deed)))
                        .number()
                == 1;
    }
}
