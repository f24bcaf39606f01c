package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;

/** How a sender's ids stand in stored JSON. */
final class StoredSender {

    private StoredSender() {}

    static Sender read(JsonNode json) {
        return new Sender(
                BusinessScopedId.parse(json.path("bsuid").asText("")),
                PhoneNumber.parse(json.path("phone").asText("")));
    }
}
