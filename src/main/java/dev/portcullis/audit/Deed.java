package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a person did on a line, to however many users.
 *
 * @param what the wire name of a {@link DeedKind}; another release may know more of them
 * @param by the user of the API
 * @param reason as they gave it; empty where they gave none, or one for each user
 * @param since with {@code until}, the span that it was about
 * @param until or the end that was set for it
 */
public record Deed(
        String what,
        String by,
        String reason,
        Instant at,
        Whom whom,
        Optional<Instant> since,
        Optional<Instant> until) {

    public Deed(DeedKind kind, String by, String reason, Instant at, Whom whom) {
        this(kind.wireName(), by, reason, at, whom, Optional.empty(), Optional.empty());
    }

    public Deed during(Optional<Instant> from, Optional<Instant> to) {
        return new Deed(what, by, reason, at, whom, from, to);
    }

    Deed about(Whom others) {
        return new Deed(what, by, reason, at, others, since, until);
    }

    /** The stored form. */
    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", 1).put("what", what).put("by", by).put("reason", reason).put("at", at.toEpochMilli());
        whom.write(json);
        since.ifPresent(time -> json.put("since", time.toEpochMilli()));
        until.ifPresent(time -> json.put("until", time.toEpochMilli()));
        return json.toString();
    }

    static Deed read(JsonNode json) {
        return new Deed(
                json.path("what").asText(),
                json.path("by").asText(),
                json.path("reason").asText(),
                Instant.ofEpochMilli(json.path("at").asLong()),
                Whom.read(json),
                time(json, "since"),
                time(json, "until"));
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        return json.has(field)
                ? Optional.of(Instant.ofEpochMilli(json.get(field).asLong()))
                : Optional.empty();
    }
}
