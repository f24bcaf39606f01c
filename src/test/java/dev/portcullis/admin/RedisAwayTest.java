package dev.portcullis.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import dev.portcullis.access.SessionCookie;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.TestRedis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
@WithTestResource(RedisAwayTest.OwnRedis.class)
class RedisAwayTest {

    TestRedis redis;

    /** A server that can be paused. */
    public static final class OwnRedis implements QuarkusTestResourceLifecycleManager {

        private TestRedis server;

        @Override
        public Map<String, String> start() {
            server = RedisServers.start();
            return Map.of("quarkus.redis.hosts", server.uri().toString());
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(server, new TestInjector.MatchesType(TestRedis.class));
        }

        @Override
        public void stop() {
            server.resume();
        }
    }

    @AfterEach
    void resume() {
        redis.resume();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lines",
                "/api/v1/decisions",
                "/api/v1/rules",
                "/rules/try",
                "/api/v1/lines/1/senders/+15551230001"
            })
    void saysThatRedisIsAway(String path) {
        // Given
        redis.pause();

        // Then
        Api.asAdmin()
                .get(path)
                .then()
                .statusCode(503)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("Redis"));
    }

    @Test
    void cannotTellWhetherASessionHolds() {
        // Given
        String cookie = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("user", "viewer", "password", GatewayResource.VIEWER_PASSWORD))
                .post("/sign-in")
                .cookie(SessionCookie.NAME);

        // When
        redis.pause();

        // Then
        given().cookie(SessionCookie.NAME, cookie)
                .get("/api/v1/lines")
                .then()
                .statusCode(503)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", notNullValue());
    }

    @Test
    void blocksNobodyWithoutRedis() {
        // Given
        redis.pause();

        // Then
        Api.asking(List.of("+15551230001"), "spam")
                .post("/api/v1/lines/1/blocks")
                .then()
                .statusCode(503)
                .contentType(Problem.MEDIA_TYPE);
    }
}
