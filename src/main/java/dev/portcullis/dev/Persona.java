package dev.portcullis.dev;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to a business.
 *
 * @param name display name, chosen by that person
 * @param phone digits; null if Meta doesn't show it
 * @param userId business-scoped id; null as in payloads from before April 2026
 * @param username null for most
 */
public record Persona(
        String name,
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String username) {

    /** Phone number and business-scoped id, the usual case. */
    public static Persona known(String name, String phone, String userId) {
        return new Persona(name, phone, userId, null);
    }

    /** A username adopter whose phone number Meta doesn't show. */
    public static Persona byUsername(String username, String userId) {
        return new Persona(username, null, userId, username);
    }

    /** As in payloads from before business-scoped ids. */
    public static Persona byPhone(String name, String phone) {
        return new Persona(name, phone, null, null);
    }

    void writeContactTo(ObjectNode contact) {
        ObjectNode profile = contact.putObject("profile").put("name", name);
        putIfKnown(profile, "username", username);
        putIfKnown(contact, "wa_id", phone);
        putIfKnown(contact, "user_id", userId);
    }

    void writeSenderTo(ObjectNode message) {
        putIfKnown(message, "from", phone);
        putIfKnown(message, "from_user_id", userId);
    }

    void writeRecipientTo(ObjectNode status) {
        putIfKnown(status, "recipient_id", phone);
        putIfKnown(status, "recipient_user_id", userId);
    }

    private static void putIfKnown(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
