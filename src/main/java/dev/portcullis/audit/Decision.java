package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One verdict on one message: why, on what evidence, by which version of the rules.
 *
 * @param cause what spoke: a rule, the wanted list, or a person
 * @param rule the rule's id; for a person, empty
 * @param windowClosesAt as known when it was decided; empty where the message opens no window
 */
public record Decision(
        Sender sender,
        String cause,
        String rule,
        String ruleSet,
        String action,
        String mode,
        String reason,
        List<MatchedSpan> spans,
        List<CountedWindow> counters,
        Optional<MessageId> message,
        Instant sentAt,
        Instant decidedAt,
        Optional<Instant> windowClosesAt) {

    public Decision {
        spans = List.copyOf(spans);
        counters = List.copyOf(counters);
    }

    /** Where in a part of the message the rule matched, in code points. */
    public record MatchedSpan(String place, int start, int end) {}

    /**
     * A counter's value and what the rule asked of it.
     *
     * @param what says what it counts; empty in what was written before that was kept
     * @param shared the digest of what many senders' messages have in common; empty where the sender's own are counted
     * @param marks of the messages that count; empty where any does
     */
    public record CountedWindow(
            String counter,
            String what,
            long withinSeconds,
            long atLeast,
            long count,
            Optional<String> shared,
            List<String> marks) {

        public CountedWindow {
            marks = List.copyOf(marks);
        }

        private ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("counter", counter)
                    .put("what", what)
                    .put("within", withinSeconds)
                    .put("atLeast", atLeast)
                    .put("count", count);
            shared.ifPresent(digest -> json.put("shared", digest));
            if (!marks.isEmpty()) {
                ArrayNode array = json.putArray("marks");
                marks.forEach(array::add);
            }
            return json;
        }

        private static CountedWindow read(JsonNode json) {
            List<String> marks = new ArrayList<>();
            json.path("marks").forEach(mark -> marks.add(mark.asText()));
            return new CountedWindow(
                    json.path("counter").asText(),
                    json.path("what").asText(),
                    json.path("within").asLong(),
                    json.path("atLeast").asLong(),
                    json.path("count").asLong(),
                    Optional.ofNullable(json.path("shared").textValue()),
                    marks);
        }
    }

    /** The stored form. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", 1);
        sender.phone().ifPresent(phone -> json.put("phone", phone.value()));
        sender.scopedId().ifPresent(scoped -> json.put("bsuid", scoped.value()));
        json.put("cause", cause).put("rule", rule).put("ruleSet", ruleSet);
        json.put("action", action).put("mode", mode).put("reason", reason);
        message.ifPresent(id -> json.put("message", id.value()));
        json.put("sentAt", sentAt.toEpochMilli()).put("decidedAt", decidedAt.toEpochMilli());
        windowClosesAt.ifPresent(at -> json.put("windowClosesAt", at.toEpochMilli()));
        ArrayNode spanArray = json.putArray("spans");
        spans.forEach(span -> spanArray
                .addObject()
                .put("place", span.place())
                .put("start", span.start())
                .put("end", span.end()));
        ArrayNode counterArray = json.putArray("counters");
        counters.forEach(counter -> counterArray.add(counter.toJson()));
        return json.toString();
    }

    static Decision read(JsonNode json) {
        List<MatchedSpan> spans = new ArrayList<>();
        json.path("spans")
                .forEach(span -> spans.add(new MatchedSpan(
                        span.path("place").asText(),
                        span.path("start").asInt(),
                        span.path("end").asInt())));
        List<CountedWindow> counters = new ArrayList<>();
        json.path("counters").forEach(counter -> counters.add(CountedWindow.read(counter)));
        return new Decision(
                StoredSender.read(json),
                json.path("cause").asText(),
                json.path("rule").asText(),
                json.path("ruleSet").asText(),
                json.path("action").asText(),
                json.path("mode").asText(),
                json.path("reason").asText(),
                spans,
                counters,
                json.has("message")
                        ? Optional.of(new MessageId(json.get("message").asText()))
                        : Optional.empty(),
                Instant.ofEpochMilli(json.path("sentAt").asLong()),
                Instant.ofEpochMilli(json.path("decidedAt").asLong()),
                json.has("windowClosesAt")
                        ? Optional.of(
                                Instant.ofEpochMilli(json.get("windowClosesAt").asLong()))
                        : Optional.empty());
    }
}
