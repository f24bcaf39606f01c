package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Packaged gateways on one Redis whose rules change, seen through the admin API too. */
final class RuleSite implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetaEmulator meta = MetaEmulator.start();
    private final TestRedis redis = RedisServers.start();
    private final List<GatewayProcess> gateways = new ArrayList<>();

    /** With a folder of its own, which holds the same rules as every other. */
    GatewayLaunch launch(String name) {
        return GatewayLaunch.named(name)
                .redis(redis)
                .meta(meta.url())
                .with("PORTCULLIS_ADMIN_PASSWORD", PASSWORD)
                .with("PORTCULLIS_RULES_WATCH_EVERY", "100ms");
    }

    GatewayProcess start(GatewayLaunch launch) {
        GatewayProcess gateway = launch.start();
        gateways.add(gateway);
        return gateway;
    }

    Line newLine() {
        return Line.open(meta);
    }

    /** One call, which is accepted. */
    void deliver(GatewayProcess gateway, MetaDelivery delivery) {
        HttpResponse<String> response =
                send(delivery.signed(GatewayLaunch.APP_SECRET).to(gateway.webhook()));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    JsonNode rules(GatewayProcess gateway) {
        return get(gateway, "/api/v1/rules");
    }

    JsonNode get(GatewayProcess gateway, String pathAndQuery) {
        return read(send(HttpRequest.newBuilder(gateway.webhook().resolve(pathAndQuery))
                .header("Authorization", AUTHORIZATION)
                .build()));
    }

    JsonNode put(GatewayProcess gateway, String path, String body) {
        return read(send(HttpRequest.newBuilder(gateway.webhook().resolve(path))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    private static JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from the gateway: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gateways.forEach(GatewayProcess::close);
        redis.stop();
        meta.close();
    }
}
