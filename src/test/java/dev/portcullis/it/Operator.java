package dev.portcullis.it;

import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** A person with the admin's password at one gateway's API. */
final class Operator {

    static final String PASSWORD = "known-to-the-operator";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String CREDENTIALS =
            Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final GatewayProcess gateway;

    Operator(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    /** Asks for a sender to be unblocked; the gateway answers when Meta has, or after ten seconds. */
    CompletableFuture<String> unblock(Line line, Persona persona) {
        String body = "{\"users\":[\"%s\"],\"reason\":\"a mistake\"}".formatted(Strangers.nameToMeta(persona));
        HttpRequest request = HttpRequest.newBuilder(gateway.api("/lines/" + line.id() + "/blocks"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + CREDENTIALS)
                .method("DELETE", BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).thenApply(Operator::bodyOf);
    }

    private static String bodyOf(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("HTTP " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
