package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * What a person did that is about no single sender.
 *
 * @param what for example {@code rearmed}
 * @param rule the rule that it is about, or empty
 * @param by the user of the API
 */
public record Deed(String what, String rule, String by, String reason, Instant at) {

    /** The stored form. */
    public String toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", 1)
                .put("what", what)
                .put("rule", rule)
                .put("by", by)
                .put("reason", reason)
                .put("at", at.toEpochMilli())
                .toString();
    }

    static Deed read(JsonNode json) {
        return new Deed(
                json.path("what").asText(),
                json.path("rule").asText(),
                json.path("by").asText(),
                json.path("reason").asText(),
                Instant.ofEpochMilli(json.path("at").asLong()));
    }
}
