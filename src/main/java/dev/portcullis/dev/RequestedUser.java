package dev.portcullis.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * One element of a request's list.
 *
 * @param input as it was sent
 * @param id bare digits or a business-scoped id; empty if the input is no phone number
 */
record RequestedUser(String input, String id, boolean byPhone) {

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{4,14}");
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

    /** A phone number wins over a business-scoped id, as Meta documents. */
    static RequestedUser read(JsonNode element, int position, String countryCode) {
        String phone = element.path("user").asText("");
        if (!phone.isEmpty()) {
            return new RequestedUser(phone, digits(phone, countryCode), true);
        }
        String userId = element.path("user_id").asText("");
        if (USER_ID.matcher(userId).matches()) {
            return new RequestedUser(userId, userId, false);
        }
        String named = userId.isEmpty() ? "user" : "user_id";
        throw GraphRefusal.invalid("Param block_users[%d]['%s'] is not valid".formatted(position, named));
    }

    /** Without a plus sign, Meta takes a number as one of the business's own country. */
    private static String digits(String phone, String countryCode) {
        String bare = phone.replaceAll("[ ().-]", "");
        String digits = bare.startsWith("+") ? bare.substring(1) : countryCode + bare;
        return DIGITS.matcher(digits).matches() ? digits : "";
    }

    void echoTo(ObjectNode element) {
        element.put("input", input);
        if (!id.isEmpty()) {
            element.put(byPhone ? "wa_id" : "user_id", id);
        }
    }
}
