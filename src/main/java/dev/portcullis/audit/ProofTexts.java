package dev.portcullis.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words around what rules matched, which go before their decisions do. For code that may block. */
@Singleton
public final class ProofTexts {

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig config;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    public ProofTexts(Pipeline pipeline, Keys keys, AuditConfig config, Clock clock) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Those of some decisions; decisions without a text are missing from the answer. */
    public Map<EntryId, List<ProofText>> of(LineId line, List<EntryId> decisions) {
        Instant oldest = clock.instant().minus(config.textKept());
        List<EntryId> asked = config.text() == AuditConfig.Text.NONE
                ? List.of()
                : decisions.stream()
                        .filter(id -> id.millis() >= oldest.toEpochMilli())
                        .toList();
        List<Reply> replies = pipeline.await(asked.stream()
                .map(id -> Call.command("XRANGE", keys.line(line).texts(), id, id))
                .toList());
        Map<EntryId, List<ProofText>> texts = new HashMap<>();
        for (int i = 0; i < replies.size(); i++) {
            for (Reply entry : replies.get(i).elements()) {
                texts.put(asked.get(i), read(entry.at(1).pairs().getOrDefault("t", "[]")));
            }
        }
        return texts;
    }

    private List<ProofText> read(String stored) {
        try {
            return ProofText.read(json.readTree(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored text is not JSON", e);
        }
    }

    /** Whatever has had its time goes, on lines too where nothing happens any more. */
    @Scheduled(
            identity = "proof-texts",
            every = "${portcullis.sweep.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void trim() {
        long oldest = clock.instant().minus(config.textKept()).toEpochMilli();
        List<Call> calls = pipeline.await(Call.command("HKEYS", keys.lines())).elements().stream()
                .flatMap(line -> LineId.parse(line.text()).stream())
                .map(line -> Call.command("XTRIM", keys.line(line).texts(), "MINID", oldest))
                .toList();
        pipeline.await(calls);
    }
}
