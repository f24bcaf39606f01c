package dev.portcullis.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong with a request, for people and for programs.
 *
 * @param detail what was found, what was expected, what to do
 * @param more further members
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(int status, String detail, Map<String, JsonNode> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of());
    }

    public Problem with(String member, JsonNode value) {
        Map<String, JsonNode> longer = new LinkedHashMap<>(more);
        longer.put(member, value);
        return new Problem(status, detail, longer);
    }

    public String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "about:blank").put("title", title()).put("status", status);
        json.put("detail", detail);
        json.setAll(more);
        return json.toString();
    }

    /** The answer, to which headers may be added. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(toJson());
    }

    private String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }
}
