package dev.portcullis.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON object of Meta's, read with tolerance: missing, null, empty and of another type than expected all read as
 * absent, since Meta's own pages differ on which of them it sends.
 */
record WireObject(JsonNode node) {

    /** Eleven digits reach the year 5138; milliseconds have thirteen. */
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}");

    private static final WireObject ABSENT = new WireObject(MissingNode.getInstance());

    /** The string, or the digits of a whole number, of that field. */
    Optional<String> text(String field) {
        JsonNode value = node.path(field);
        if (value.isTextual()) {
            return value.textValue().isEmpty() ? Optional.empty() : Optional.of(WellFormed.text(value.textValue()));
        }
        return value.isIntegralNumber() && value.canConvertToLong()
                ? Optional.of(Long.toString(value.longValue()))
                : Optional.empty();
    }

    /** The time in whole Unix seconds of that field, which Meta sends as a string, and in places as a number. */
    Optional<Instant> instant(String field) {
        return text(field)
                .filter(text -> UNIX_SECONDS.matcher(text).matches())
                .map(Long::parseLong)
                .filter(seconds -> seconds > 0)
                .map(Instant::ofEpochSecond);
    }

    Optional<SenderId> senderId(String field) {
        return text(field).flatMap(SenderId::parse);
    }

    Optional<BusinessScopedId> scopedId(String field) {
        return text(field).flatMap(BusinessScopedId::parse);
    }

    Optional<MessageId> messageId(String field) {
        return text(field).flatMap(MessageId::parse);
    }

    WireObject object(String field) {
        JsonNode value = node.path(field);
        return value.isObject() ? new WireObject(value) : ABSENT;
    }

    /** The objects in the list of that field; elements of other types are left out. */
    List<WireObject> objects(String field) {
        JsonNode value = node.path(field);
        return value.isArray()
                ? value.valueStream()
                        .filter(JsonNode::isObject)
                        .map(WireObject::new)
                        .toList()
                : List.of();
    }

    boolean isTrue(String field) {
        return node.path(field).asBoolean(false);
    }

    boolean isPresent() {
        return node.isObject();
    }
}
