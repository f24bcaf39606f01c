package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** It starts all the same, and tells. */
@QuarkusTest
@TestProfile(GatewayWithoutRedisTest.NobodyListens.class)
class GatewayWithoutRedisTest {

    @TestHTTPResource(management = true)
    URI management;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void isAliveButNotReady() throws Exception {
        HttpResponse<String> ready = get("/health/ready");

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("does not answer");
    }

    @Test
    void showsThatItDoesNotKnow() throws Exception {
        assertThat(get("/metrics").body().lines())
                .contains("portcullis_redis_up 0.0")
                .contains("portcullis_redis_eviction_safe NaN")
                .contains("portcullis_redis_persistent NaN");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(management.resolve("/q" + path)).build(), BodyHandlers.ofString());
    }

    public static final class NobodyListens implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.redis.hosts", "redis://127.0.0.1:1",
                    "quarkus.http.test-port", "0",
                    "quarkus.management.test-port", "0");
        }
    }
}
