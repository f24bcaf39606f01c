package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a case at Meta.
 *
 * @param outcome blocked, released, refused, missed and so on
 * @param words Meta's own words, or ours where Meta was not asked
 * @param note in plain language, what it means and whether trying again can help
 */
public record MetaAnswer(
        Sender sender,
        String outcome,
        OptionalInt code,
        Optional<String> words,
        Optional<String> note,
        Optional<String> by,
        Instant at) {

    /** The stored form. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", 1);
        sender.phone().ifPresent(phone -> json.put("phone", phone.value()));
        sender.scopedId().ifPresent(scoped -> json.put("bsuid", scoped.value()));
        json.put("outcome", outcome).put("at", at.toEpochMilli());
        code.ifPresent(value -> json.put("code", value));
        words.ifPresent(value -> json.put("words", value));
        note.ifPresent(value -> json.put("note", value));
        by.ifPresent(value -> json.put("by", value));
        return json.toString();
    }

    static MetaAnswer read(JsonNode json) {
        return new MetaAnswer(
                StoredSender.read(json),
                json.path("outcome").asText(),
                json.has("code") ? OptionalInt.of(json.get("code").asInt()) : OptionalInt.empty(),
                text(json, "words"),
                text(json, "note"),
                text(json, "by"),
                Instant.ofEpochMilli(json.path("at").asLong()));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }
}
