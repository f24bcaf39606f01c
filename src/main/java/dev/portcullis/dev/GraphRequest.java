package dev.portcullis.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;

/** A call to {@code /{version}/{line}/block_users}, taken apart. */
record GraphRequest(Request http, String line, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static GraphRequest of(Request http) {
        String line = path(http).split("/")[2];
        return new GraphRequest(http, line, read(http.getBodyAsString()));
    }

    String method() {
        return http.getMethod().getName();
    }

    String url() {
        return http.getAbsoluteUrl().split("\\?", 2)[0];
    }

    String bearer() {
        String authorization = http.containsHeader("Authorization") ? http.getHeader("Authorization") : "";
        return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
    }

    /** The value of a query parameter, or empty text. */
    String query(String name) {
        return http.queryParameter(name).isPresent() ? http.queryParameter(name).firstValue() : "";
    }

    /** What was sent for each user, whether or not it is any good. */
    List<String> inputs() {
        List<String> inputs = new ArrayList<>();
        body.path("block_users")
                .forEach(user ->
                        inputs.add(user.path("user").asText(user.path("user_id").asText(""))));
        return inputs;
    }

    /** The users of a POST or DELETE. */
    List<RequestedUser> users(String countryCode) {
        if (!"whatsapp".equals(body.path("messaging_product").asText())) {
            throw new GraphRefusal(400, 100, "(#100) The parameter messaging_product is required.", "");
        }
        if (!body.path("block_users").isArray()) {
            throw new GraphRefusal(400, 100, "(#100) The parameter block_users is required.", "");
        }
        List<RequestedUser> users = new ArrayList<>();
        for (JsonNode element : body.path("block_users")) {
            users.add(RequestedUser.read(element, users.size(), countryCode));
        }
        return users;
    }

    private static String path(Request http) {
        return http.getUrl().split("\\?", 2)[0];
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
