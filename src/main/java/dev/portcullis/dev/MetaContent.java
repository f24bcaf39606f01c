package dev.portcullis.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: Meta's {@code type} and the properties that come with it.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages">Meta's
 *     reference</a>
 */
public final class MetaContent {

    private static final String SYSTEM = "system";

    private final String type;
    private final ObjectNode properties;

    private MetaContent(String type, ObjectNode properties) {
        this.type = type;
        this.properties = properties;
    }

    /** Any type, its object under its own name; for what the other factories don't offer. */
    public static MetaContent of(String type, JsonNode object) {
        return new MetaContent(type, node().set(type, object));
    }

    public static MetaContent text(String body) {
        return of("text", node().put("body", body));
    }

    public static MetaContent image(@Nullable String caption) {
        return media("image", "image/jpeg", caption);
    }

    public static MetaContent video(@Nullable String caption) {
        return media("video", "video/mp4", caption);
    }

    public static MetaContent document(String filename, @Nullable String caption) {
        MetaContent document = media("document", "application/pdf", caption);
        document.object().put("filename", filename);
        return document;
    }

    public static MetaContent voice() {
        MetaContent audio = media("audio", "audio/ogg; codecs=opus", null);
        audio.object().put("voice", true);
        return audio;
    }

    public static MetaContent sticker() {
        MetaContent sticker = media("sticker", "image/webp", null);
        sticker.object().put("animated", false);
        return sticker;
    }

    public static MetaContent location(String name, String address) {
        ObjectNode place = node().put("latitude", 37.4422).put("longitude", -122.1616);
        return of("location", place.put("name", name).put("address", address));
    }

    /** One contact card. */
    public static MetaContent contactCard(String name, String phone, String url) {
        ObjectNode card = node();
        card.putObject("name").put("formatted_name", name).put("first_name", name);
        card.putArray("phones").addObject().put("phone", phone).put("type", "CELL");
        card.putArray("urls").addObject().put("url", url).put("type", "WORK");
        return of("contacts", JsonNodeFactory.instance.arrayNode().add(card));
    }

    /** A tap on a quick-reply button of a template. */
    public static MetaContent button(String payload, String text) {
        return of("button", node().put("payload", payload).put("text", text));
    }

    public static MetaContent buttonReply(String id, String title) {
        return interactive("button_reply", node().put("id", id).put("title", title));
    }

    public static MetaContent listReply(String id, String title, String description) {
        ObjectNode row = node().put("id", id).put("title", title);
        return interactive("list_reply", row.put("description", description));
    }

    /** A filled-in form; its answers are JSON inside a string. */
    public static MetaContent flowReply(String responseJson) {
        ObjectNode reply = node().put("name", "flow").put("body", "Sent");
        return interactive("nfm_reply", reply.put("response_json", responseJson));
    }

    public static MetaContent callPermission(String response) {
        return interactive("call_permission_reply", node().put("response", response));
    }

    public static MetaContent order(String note) {
        ObjectNode order = node().put("catalog_id", "194000000000001").put("text", note);
        ObjectNode item = order.putArray("product_items").addObject();
        item.put("product_retailer_id", "sku-17").put("quantity", 2);
        item.put("item_price", 7.99).put("currency", "USD");
        return of("order", order);
    }

    /** A reaction to one of the business's messages; without an emoji an earlier one is taken back. */
    public static MetaContent reaction(String messageId, @Nullable String emoji) {
        ObjectNode reaction = node().put("message_id", messageId);
        return of("reaction", emoji == null ? reaction : reaction.put("emoji", emoji));
    }

    public static MetaContent edit(String originalMessageId, String newText) {
        ObjectNode edit = node().put("original_message_id", originalMessageId);
        ObjectNode message = edit.putObject("message").put("type", "text");
        message.putObject("text").put("body", newText);
        return of("edit", edit);
    }

    public static MetaContent revoke(String originalMessageId) {
        return of("revoke", node().put("original_message_id", originalMessageId));
    }

    /** The user opened a thread and wrote nothing yet. */
    public static MetaContent requestWelcome() {
        return new MetaContent("request_welcome", node());
    }

    /** A kind of message, such as a poll, that the API doesn't carry. */
    public static MetaContent unsupported(String kind) {
        MetaContent content = of("unsupported", node().put("type", kind));
        ObjectNode error = content.properties.putArray("errors").addObject();
        error.put("code", 131051).put("title", "Message type unknown");
        return content;
    }

    /** The sender, written as before, is {@code now} somebody else. */
    public static MetaContent numberChanged(Persona before, Persona now) {
        return identityChanged("user_changed_number", before, now);
    }

    /** The same where Meta shows no phone number. */
    public static MetaContent userIdChanged(Persona before, Persona now) {
        return identityChanged("user_changed_user_id", before, now);
    }

    /** Meta sends system messages without a list of contacts. */
    boolean comesWithContact() {
        return !type.equals(SYSTEM);
    }

    void writeTo(ObjectNode message) {
        message.put("type", type).setAll(properties.deepCopy());
    }

    private static MetaContent identityChanged(String kind, Persona before, Persona now) {
        ObjectNode system = node().put("body", "User %s changed".formatted(before.name()));
        if (now.phone() != null) {
            system.put("wa_id", now.phone());
        }
        return of(
                SYSTEM,
                system.put("user_id", now.userId())
                        .put("previous_user_id", before.userId())
                        .put("type", kind));
    }

    private static MetaContent media(String type, String mimeType, @Nullable String caption) {
        ObjectNode media = node();
        if (caption != null) {
            media.put("caption", caption);
        }
        media.put("mime_type", mimeType).put("sha256", "3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        media.put("id", "700000000000001").put("url", "https://lookaside.example/wa/?mid=700000000000001");
        return of(type, media);
    }

    private static MetaContent interactive(String kind, ObjectNode reply) {
        ObjectNode interactive = node().put("type", kind);
        interactive.set(kind, reply);
        return of("interactive", interactive);
    }

    private ObjectNode object() {
        return (ObjectNode) properties.get(type);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
