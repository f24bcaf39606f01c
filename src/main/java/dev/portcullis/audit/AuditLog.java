package dev.portcullis.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a line's stream. Writing is part of the scripts that decide. For code that may block. */
@Singleton
public final class AuditLog {

    private final Pipeline pipeline;
    private final Keys keys;
    private final ObjectMapper json = new ObjectMapper();

    public AuditLog(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** Up to so many entries before that one, the newest first. */
    public List<AuditEntry> before(LineId line, EntryId end, int limit) {
        String last = end.equals(EntryId.LAST) ? "+" : "(" + end;
        return entries(
                line, pipeline.await(Call.command("XREVRANGE", keys.line(line).audit(), last, "-", "COUNT", limit)));
    }

    /** Up to so many entries after that one, the oldest first. */
    public List<AuditEntry> after(LineId line, EntryId start, int limit) {
        return entries(
                line,
                pipeline.await(Call.command("XRANGE", keys.line(line).audit(), "(" + start, "+", "COUNT", limit)));
    }

    private List<AuditEntry> entries(LineId line, Reply replies) {
        List<AuditEntry> entries = new ArrayList<>();
        for (Reply reply : replies.elements()) {
            entries.add(entry(line, reply));
        }
        return entries;
    }

    private AuditEntry entry(LineId line, Reply reply) {
        EntryId id = EntryId.parse(reply.at(0).text())
                .orElseThrow(() -> new IllegalStateException("a stream entry without an id"));
        Map<String, String> fields = reply.at(1).pairs();
        if (fields.containsKey("p")) {
            // An earlier release kept what people did among these entries.
            return new AuditEntry.Done(line, id, Deed.read(tree(fields.get("p"))), Map.of());
        }
        return fields.containsKey("d")
                ? new AuditEntry.Decided(line, id, Decision.read(tree(fields.get("d"))), fields.getOrDefault("e", ""))
                : new AuditEntry.Answered(
                        line, id, fields.getOrDefault("of", ""), MetaAnswer.read(tree(fields.getOrDefault("s", "{}"))));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit entry is not JSON", e);
        }
    }
}
