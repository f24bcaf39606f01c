package dev.portcullis.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds the body of one webhook call. Changes go into the entry begun last, for the line named last; to begin with,
 * that is a sample account and line.
 *
 * <pre>{@code
 * MetaDelivery.begin().entry("1").line("2", "15557770100").messages(first, second).line("3", "...").messages(third)
 *         .signed(appSecret).to(webhook)
 * }</pre>
 */
public final class MetaDelivery {

    public static final String SAMPLE_ACCOUNT = "990100200300400";
    public static final String SAMPLE_LINE = "880011002200330";
    public static final String SAMPLE_NUMBER = "15557770100";

    private final ObjectNode root = node().put("object", "whatsapp_business_account");
    private final ArrayNode entries = root.putArray("entry");
    private ObjectNode metadata = node();

    private MetaDelivery() {}

    public static MetaDelivery begin() {
        return new MetaDelivery().line(SAMPLE_LINE, SAMPLE_NUMBER);
    }

    /** Begins an entry of this account; the line stays. */
    public MetaDelivery entry(String account) {
        entries.addObject().put("id", account).putArray("changes");
        return this;
    }

    /** Names the line that the following changes are for. */
    public MetaDelivery line(String id, String displayNumber) {
        metadata = node().put("display_phone_number", displayNumber).put("phone_number_id", id);
        return this;
    }

    /** Adds one change that holds all these messages. */
    public MetaDelivery messages(MetaMessage... messages) {
        return messages(List.of(messages));
    }

    public MetaDelivery messages(List<MetaMessage> messages) {
        ObjectNode value = value();
        write(messages, value);
        return field("messages", value);
    }

    /** Adds messages that came while Meta's own agent held the thread: they lie one level deeper. */
    public MetaDelivery standby(MetaMessage... messages) {
        ObjectNode value = value();
        write(List.of(messages), value.putObject("standby"));
        return field("standby", value);
    }

    /** Adds a message that the business itself sent from its app. */
    public MetaDelivery echo(MetaMessage message) {
        ObjectNode value = value();
        ObjectNode echo = message.json();
        echo.put("from", metadata.path("display_phone_number").asText());
        echo.remove("from_user_id");
        echo.put("to", message.from().phone());
        value.putArray("message_echoes").add(echo);
        return field("smb_message_echoes", value);
    }

    /** Adds old messages, as a number brings along when it is connected. */
    public MetaDelivery history(MetaMessage... messages) {
        ObjectNode value = value();
        ObjectNode chunk = value.putArray("history").addObject();
        chunk.putObject("metadata").put("phase", 0).put("chunk_order", 1).put("progress", 55);
        ArrayNode old = chunk.putArray("threads").addObject().putArray("messages");
        List.of(messages).forEach(message -> old.add(message.json()));
        return field("history", value);
    }

    /** Adds what became of a message to this recipient: sent, delivered, read, played or failed. */
    public MetaDelivery status(Persona recipient, String messageId, String status, Instant at) {
        ObjectNode value = value();
        ObjectNode node = value.putArray("statuses").addObject();
        node.put("id", messageId).put("status", status).put("timestamp", Long.toString(at.getEpochSecond()));
        recipient.writeRecipientTo(node);
        return field("messages", value);
    }

    /** Adds a change of any field. */
    public MetaDelivery field(String name, JsonNode value) {
        if (entries.isEmpty()) {
            entry(SAMPLE_ACCOUNT);
        }
        ArrayNode changes = (ArrayNode) entries.get(entries.size() - 1).path("changes");
        ObjectNode change = changes.addObject();
        change.set("value", value);
        change.put("field", name);
        return this;
    }

    /** The body as Meta writes it. */
    public String json() {
        return MetaJson.write(root);
    }

    /** The body with the signature of an app that has this secret. */
    public SignedPost signed(String appSecret) {
        return SignedPost.of(json(), appSecret);
    }

    private ObjectNode value() {
        ObjectNode value = node().put("messaging_product", "whatsapp");
        value.set("metadata", metadata);
        return value;
    }

    private static void write(List<MetaMessage> messages, ObjectNode to) {
        Set<Persona> contacts = new LinkedHashSet<>();
        messages.stream().filter(MetaMessage::comesWithContact).forEach(message -> contacts.add(message.from()));
        if (!contacts.isEmpty()) {
            ArrayNode array = to.putArray("contacts");
            contacts.forEach(contact -> contact.writeContactTo(array.addObject()));
        }
        ArrayNode array = to.putArray("messages");
        messages.forEach(message -> array.add(message.json()));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
