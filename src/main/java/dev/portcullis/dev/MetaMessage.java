package dev.portcullis.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** One message as Meta delivers it. Immutable: each {@code with} gives a changed copy. */
public final class MetaMessage {

    private final Persona from;
    private final MetaContent content;
    private final ObjectNode json;

    private MetaMessage(Persona from, MetaContent content, ObjectNode json) {
        this.from = from;
        this.content = content;
        this.json = json;
    }

    /** A message with an id that no other has. */
    public static MetaMessage of(Persona from, Instant sentAt, MetaContent content) {
        byte[] unique = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        from.writeSenderTo(json);
        json.put("id", "wamid." + Base64.getEncoder().encodeToString(unique));
        json.put("timestamp", Long.toString(sentAt.getEpochSecond()));
        content.writeTo(json);
        return new MetaMessage(from, content, json);
    }

    public String id() {
        return json.path("id").asText();
    }

    public Persona from() {
        return from;
    }

    public MetaMessage withId(String id) {
        return with("id", JsonNodeFactory.instance.textNode(id));
    }

    public MetaMessage withGroup(String groupId) {
        return with("group_id", JsonNodeFactory.instance.textNode(groupId));
    }

    /** Marked as forwarded, or as forwarded more than five times. */
    public MetaMessage withForwarded(boolean frequently) {
        return with("context", node().put(frequently ? "frequently_forwarded" : "forwarded", true));
    }

    public MetaMessage withReplyTo(String messageId) {
        return with("context", node().put("id", messageId));
    }

    /** Came by an ad of the business's own, whose text is not the sender's. */
    public MetaMessage withReferral(String headline, String body) {
        ObjectNode referral =
                node().put("source_url", "https://fb.example/ad-7").put("source_type", "ad");
        return with("referral", referral.put("headline", headline).put("body", body));
    }

    /** Sets any property, as one that Meta may add next year. */
    public MetaMessage with(String property, JsonNode value) {
        ObjectNode changed = json.deepCopy();
        changed.set(property, value);
        return new MetaMessage(from, content, changed);
    }

    /** Leaves a property out, as Meta isn't known to. */
    public MetaMessage without(String property) {
        ObjectNode changed = json.deepCopy();
        changed.remove(property);
        return new MetaMessage(from, content, changed);
    }

    boolean comesWithContact() {
        return content.comesWithContact();
    }

    ObjectNode json() {
        return json.deepCopy();
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
