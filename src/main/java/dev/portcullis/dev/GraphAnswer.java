package dev.portcullis.dev;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What goes back to the caller: an HTTP answer, or a reset connection if the status is 0. */
record GraphAnswer(int status, Map<String, String> headers, String body) {

    static final GraphAnswer DROPPED = new GraphAnswer(0, Map.of(), "");

    static GraphAnswer plain(int status, String contentType, String body) {
        return new GraphAnswer(status, Map.of("content-type", contentType), body);
    }

    static GraphAnswer json(int status, String body) {
        return plain(status, "application/json; charset=UTF-8", body);
    }

    static GraphAnswer error(int status, int code, String message, String details) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", errorNode(code, message, details));
        GraphAnswer answer = json(status, body.toString());
        return status == 401
                ? answer.withHeader(
                        "www-authenticate", "OAuth \"Facebook Platform\" \"invalid_token\" \"" + message + '"')
                : answer;
    }

    /** The line doesn't exist, or isn't visible to the token. */
    static GraphAnswer unknownObject(String method, String id) {
        String message = ("Unsupported %s request. Object with ID '%s' does not exist, cannot be loaded due to missing"
                        + " permissions, or does not support this operation.")
                .formatted(method.toLowerCase(Locale.ROOT), id);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(
                "error",
                errorNode(100, message, "").put("type", "GraphMethodException").put("error_subcode", 33));
        return json(400, body.toString());
    }

    static ObjectNode errorNode(int code, String message, String details) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", message).put("type", "OAuthException").put("code", code);
        if (code == 190) {
            error.put("error_subcode", 463);
        }
        if (code == 2 || code == 4 || code == 139103) {
            error.put("is_transient", true);
        }
        if (!details.isEmpty()) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        return error.put("fbtrace_id", "EmulatedTrace");
    }

    GraphAnswer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new GraphAnswer(status, Map.copyOf(more), body);
    }

    GraphAnswer withBody(String body) {
        return new GraphAnswer(status, headers, body);
    }

    boolean dropped() {
        return status == 0;
    }
}
