package dev.portcullis.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people did on a line. It is kept apart from decisions, which are so many that they would soon push it out. For
 * code that may block.
 */
@Singleton
public final class DeedLog {

    private static final String WRITTEN = "";
    private static final String CAME = ":came";
    private static final int IDS_A_MILLISECOND = 1_000;

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig config;
    private final ObjectMapper json = new ObjectMapper();

    public DeedLog(Pipeline pipeline, Keys keys, AuditConfig config) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.config = config;
    }

    /**
     * Carries a deed out. It is written down before that, so that none is without a trace, and what came of it after;
     * where it fails halfway nothing is said to have come of it.
     *
     * @param came how many users came to what
     */
    public <T> T during(LineId line, Deed deed, Supplier<T> act, Function<T, Map<String, Long>> came) {
        EntryId id = write(line, deed, Map.of());
        T result = act.get();
        amend(line, id, CAME, written(came.apply(result)));
        return result;
    }

    /** Writes down what is done already. */
    public EntryId write(LineId line, Deed deed, Map<String, Long> came) {
        LineKeys names = keys.line(line);
        return id(pipeline.await(Call.script(
                        Script.DEED,
                        List.of(names.deeds(), names.deedTexts()),
                        List.of(config.deedsPerLine(), deed.toJson(), came.isEmpty() ? "" : written(came))))
                .text());
    }

    /** Nothing is brought back that was erased meanwhile. */
    private void amend(LineId line, EntryId id, String part, String text) {
        pipeline.await(Call.script(
                Script.DEED_AMEND,
                List.of(keys.line(line).deedTexts()),
                List.of(Long.toString(place(id)), part, text)));
    }

    /** Up to so many deeds before that one, the newest first. */
    public List<AuditEntry> before(LineId line, EntryId end, int limit) {
        String newest = end.equals(EntryId.LAST) ? "+inf" : "(" + place(end);
        List<String> places = pipeline
                .await(Call.command(
                        "ZRANGE", keys.line(line).deeds(), newest, "-inf", "BYSCORE", "REV", "LIMIT", 0, limit))
                .elements()
                .stream()
                .map(Reply::text)
                .toList();
        return places.isEmpty() ? List.of() : texts(line, places);
    }

    private List<AuditEntry> texts(LineId line, List<String> places) {
        List<Object> fields = new ArrayList<>(List.of(keys.line(line).deedTexts()));
        places.forEach(place -> {
            fields.add(place + WRITTEN);
            fields.add(place + CAME);
        });
        Reply texts = pipeline.await(Call.command("HMGET", fields.toArray()));
        List<AuditEntry> deeds = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            EntryId id = id(places.get(i));
            Map<String, Long> came =
                    texts.at(2 * i + 1).optionalText().map(this::counts).orElse(Map.of());
            texts.at(2 * i)
                    .optionalText()
                    .ifPresent(text -> deeds.add(new AuditEntry.Done(line, id, Deed.read(tree(text)), came)));
        }
        return deeds;
    }

    /** Takes users out of one deed that names them; one that is about nobody else goes. */
    void erase(AuditEntry.Done done, Set<SenderId> ids) {
        Deed rest = done.deed().about(done.deed().whom().without(ids));
        if (!done.deed().whom().isOnlyOne()) {
            amend(done.line(), done.id(), WRITTEN, rest.toJson());
            return;
        }
        LineKeys names = keys.line(done.line());
        long place = place(done.id());
        pipeline.await(List.of(
                Call.durable("ZREM", names.deeds(), place),
                Call.durable("HDEL", names.deedTexts(), place + WRITTEN, place + CAME)));
    }

    private static long place(EntryId id) {
        return id.millis() * IDS_A_MILLISECOND + Math.min(id.sequence(), IDS_A_MILLISECOND);
    }

    private static EntryId id(String place) {
        long number = Long.parseLong(place);
        return new EntryId(number / IDS_A_MILLISECOND, number % IDS_A_MILLISECOND);
    }

    private static String written(Map<String, Long> came) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        came.forEach(counts::put);
        return counts.toString();
    }

    private Map<String, Long> counts(String text) {
        Map<String, Long> counts = new LinkedHashMap<>();
        tree(text)
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
        return counts;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored deed is not JSON", e);
        }
    }
}
