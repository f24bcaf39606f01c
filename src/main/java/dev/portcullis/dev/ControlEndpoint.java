package dev.portcullis.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The emulator's own switches, as JSON over HTTP. All need no token.
 *
 * <ul>
 *   <li>{@code GET /_emulator/lines/{line}}: who is blocked, who called, the emulator's time
 *   <li>{@code POST /_emulator/lines/{line}/received} {@code {"phone","user_id","at"}}: a sender wrote; {@code at} is
 *       an instant, now if left out
 *   <li>{@code POST /_emulator/failures} {@code {"mishap","times","method","line"}}: plans a {@link Mishap};
 *       {@code times} is 1 if left out, 0 for always
 *   <li>{@code DELETE /_emulator/failures}: recovers
 *   <li>{@code POST /_emulator/quirks} {@code {"quirk","on"}}: turns a {@link Quirk} on or off
 *   <li>{@code POST /_emulator/clock} {@code {"advance":"PT25H"}}: moves the clock
 *   <li>{@code DELETE /_emulator}: forgets everything
 * </ul>
 */
final class ControlEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GraphAnswer OK = GraphAnswer.json(200, "{\"ok\":true}");

    private final Platform platform;

    ControlEndpoint(Platform platform) {
        this.platform = platform;
    }

    GraphAnswer answer(Request http) {
        String path = http.getUrl().split("\\?", 2)[0].substring("/_emulator".length());
        String[] parts = path.split("/");
        try {
            JsonNode body = body(http);
            String what = parts.length > 1 ? parts[1] : "";
            return switch (http.getMethod().getName() + " " + what + " " + parts.length) {
                case "GET lines 3" -> show(parts[2]);
                case "POST lines 4" -> receive(parts[2], body);
                case "POST failures 2" -> plan(body);
                case "DELETE failures 2" -> recover();
                case "POST quirks 2" -> turn(body);
                case "POST clock 2" -> move(body);
                case "DELETE  1" -> reset();
                default -> problem(404, "no such switch; known are lines, failures, quirks, clock");
            };
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return problem(400, e.getMessage());
        }
    }

    private GraphAnswer show(String id) {
        BusinessLine line = platform.lineOrNew(id);
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("line", id).put("now", platform.now().toString());
        state.set("blocked", JSON.valueToTree(line.blocked()));
        var calls = state.putArray("calls");
        platform.calls().stream().filter(call -> call.line().equals(id)).forEach(call -> {
            ObjectNode node = calls.addObject();
            node.put("method", call.method()).put("at", call.at().toString());
            node.set("users", JSON.valueToTree(call.users()));
        });
        return GraphAnswer.json(200, state.toString());
    }

    private GraphAnswer receive(String line, JsonNode body) {
        String phone = body.path("phone").asText("").replace("+", "");
        String userId = body.path("user_id").asText("");
        if (phone.isEmpty() && userId.isEmpty()) {
            return problem(400, "found neither phone nor user_id; give one or both");
        }
        if (!phone.isEmpty() && !userId.isEmpty()) {
            platform.people().learn(phone, userId);
        }
        Instant at = body.has("at") ? Instant.parse(body.path("at").asText()) : platform.now();
        boolean delivered = platform.lineOrNew(line).receive(phone.isEmpty() ? userId : phone, at);
        return GraphAnswer.json(200, "{\"delivered\":" + delivered + "}");
    }

    private GraphAnswer plan(JsonNode body) {
        int times = body.path("times").asInt(1);
        platform.failures()
                .plan(new Failure(
                        constant(Mishap.class, body, "mishap"),
                        times == 0 ? Integer.MAX_VALUE : times,
                        text(body, "method"),
                        text(body, "line")));
        return OK;
    }

    private GraphAnswer recover() {
        platform.failures().clear();
        platform.delayBy(Duration.ZERO);
        return OK;
    }

    private GraphAnswer turn(JsonNode body) {
        Quirk quirk = constant(Quirk.class, body, "quirk");
        if (body.path("on").asBoolean(true)) {
            platform.quirks().add(quirk);
        } else {
            platform.quirks().remove(quirk);
        }
        return OK;
    }

    private GraphAnswer move(JsonNode body) {
        platform.advance(Duration.parse(body.path("advance").asText()));
        return OK;
    }

    private GraphAnswer reset() {
        platform.reset();
        return OK;
    }

    private static JsonNode body(Request http) throws JsonProcessingException {
        return JSON.readTree(http.getBodyAsString());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode body, String name) {
        String found = body.path(name).asText();
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(found))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found %s '%s'; give one of %s"
                        .formatted(name, found, Arrays.toString(type.getEnumConstants()))));
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name)).map(JsonNode::asText);
    }

    private static GraphAnswer problem(int status, String text) {
        return GraphAnswer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("problem", text).toString());
    }
}
