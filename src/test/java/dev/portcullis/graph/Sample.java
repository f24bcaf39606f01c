package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One of the answers in {@code src/test/resources/graph}. */
record Sample(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Sample named(String name) {
        try (InputStream in = Sample.class.getResourceAsStream("/graph/" + name + ".json")) {
            JsonNode file = MAPPER.readTree(in);
            Map<String, String> headers = new HashMap<>();
            file.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            String body = file.has("body")
                    ? file.path("body").toString()
                    : file.path("body_text").asText();
            return new Sample(file.path("status").intValue(), headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Exchange.Answered exchange() {
        return new Exchange.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Exchange.Answered json(int status, String body) {
        return new Exchange.Answered(
                status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
