package dev.portcullis.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;

/** Calls an emulator as some app would call Meta. */
final class GraphCaller {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    GraphCaller(MetaEmulator meta) {
        this(meta, "dev-access-token");
    }

    GraphCaller(MetaEmulator meta, String token) {
        this.base = meta.url();
        this.token = token;
    }

    record Answer(int status, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }

        int errorCode() {
            return json().path("error").path("code").asInt();
        }

        List<String> inputs(String list) {
            return json().path("block_users").path(list).findValuesAsText("input");
        }
    }

    Answer block(String line, String... users) throws IOException, InterruptedException {
        return send("POST", path(line), users(users));
    }

    Answer unblock(String line, String... users) throws IOException, InterruptedException {
        return send("DELETE", path(line), users(users));
    }

    Answer list(String line, String query) throws IOException, InterruptedException {
        return send("GET", path(line) + query, "");
    }

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    static String path(String line) {
        return "/v26.0/" + line + "/block_users";
    }

    private static String users(String... users) {
        return List.of(users).stream()
                .map(user -> "{\"%s\":\"%s\"}".formatted(user.contains(".") ? "user_id" : "user", user))
                .collect(Collectors.joining(",", "{\"messaging_product\":\"whatsapp\",\"block_users\":[", "]}"));
    }
}
