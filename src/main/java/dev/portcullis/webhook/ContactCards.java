package dev.portcullis.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.TextPart.Place;
import java.util.Optional;
import java.util.Set;

/**
 * Takes every string of shared contact cards, whatever its field is called: the sender typed the card, and spam comes
 * in any line of it.
 */
final class ContactCards {

    /** Meta's words, not the sender's. */
    private static final Set<String> NOT_WRITTEN = Set.of("type", "origin");

    private ContactCards() {}

    static void collect(JsonNode cards, TextParts parts) {
        collect(cards, Place.CONTACT, parts);
    }

    /** The parser bounds the depth. */
    private static void collect(JsonNode node, Place place, TextParts parts) {
        if (node.isTextual()) {
            parts.add(place, Optional.of(WellFormed.text(node.textValue())));
        }
        for (JsonNode element : node.isArray() ? node : Set.<JsonNode>of()) {
            collect(element, place, parts);
        }
        node.propertyStream()
                .filter(field -> !NOT_WRITTEN.contains(field.getKey()))
                .forEach(field ->
                        collect(field.getValue(), field.getKey().equals("url") ? Place.CONTACT_URL : place, parts));
    }
}
