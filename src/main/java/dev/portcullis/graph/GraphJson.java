package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Meta's JSON, read as leniently as can be without guessing: what is not there, or is of another type than promised, is
 * simply not there.
 */
final class GraphJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private GraphJson() {}

    /** The object that a body holds, or empty if it holds none that is whole. */
    static Optional<JsonNode> parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return Optional.ofNullable(node).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a body sets out to be an object, whole or not. */
    static boolean opensAnObject(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    static Optional<JsonNode> parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body of a request about these users. */
    static String requestFor(Collection<SenderId> users) {
        ObjectNode body = MAPPER.createObjectNode().put("messaging_product", "whatsapp");
        ArrayNode list = body.putArray("block_users");
        for (SenderId user : users) {
            String field = switch (user) {
                case PhoneNumber phone -> "user";
                case BusinessScopedId scoped -> "user_id";
            };
            list.addObject().put(field, user.display());
        }
        return body.toString();
    }

    /** Text that is there and not blank; numbers are taken as written. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** A whole number, or a text that is one: Meta documents codes as texts and sends numbers. */
    static OptionalInt number(JsonNode object, String field) {
        if (object.path(field).canConvertToExactIntegral() && object.path(field).canConvertToInt()) {
            return OptionalInt.of(object.path(field).intValue());
        }
        try {
            return text(object, field)
                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    static boolean isTrue(JsonNode object, String field) {
        return object.path(field).asBoolean(false);
    }

    /** The elements of a list; a lone object counts as a list of one. */
    static List<JsonNode> elements(JsonNode value) {
        if (value.isObject()) {
            return List.of(value);
        }
        return value.isArray() ? value.valueStream().toList() : List.of();
    }

    /** The ids under which an element of one of Meta's lists names its user. */
    static ListedUser user(JsonNode element) {
        return new ListedUser(
                text(element, "wa_id").flatMap(PhoneNumber::parse),
                text(element, "user_id").flatMap(BusinessScopedId::parse));
    }
}
