package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.rulebook.RuleBook;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the management port tells of a gateway whose Redis answers. */
@QuarkusTest
@TestProfile(RunningGatewayRedisTest.OwnRedis.class)
class RunningGatewayRedisTest {

    private static final LineId LINE = new LineId("106540352242922");

    @Inject
    Pipeline pipeline;

    @Inject
    Keys keys;

    @Inject
    RuleBook ruleBook;

    @Inject
    LineGauges gauges;

    @TestHTTPResource(management = true)
    URI management;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void isReadyWithTheHashOfItsRules() throws Exception {
        HttpResponse<String> ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains(ruleBook.current().hash(), "answers").doesNotContain("test-app-secret");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhatItsRedisPromises() throws Exception {
        assertThat(metrics())
                .contains("portcullis_redis_up 1.0")
                .contains("portcullis_redis_eviction_safe 1.0")
                .contains("portcullis_redis_persistent 1.0")
                .anyMatch(metric -> metric.startsWith("portcullis_redis_calls_in_flight "));
    }

    @Test
    void countsWhatWaitsAndWhatIsKeptOnALine() throws Exception {
        // Given
        Keys.LineKeys line = keys.line(LINE);
        List<Call> calls = new ArrayList<>();
        calls.add(Call.command("HSET", keys.lines(), LINE.value(), "102290129340398"));
        for (int i = 0; i < 500; i++) {
            String state = i % 5 == 0 ? "pending" : "blocked";
            calls.add(Call.command(
                    "HSET", line.cases(), "+1555" + i, "{\"v\":1,\"state\":\"" + state + "\",\"reason\":\"a\"}"));
        }
        calls.add(Call.command("HSET", line.cases(), "US.1", "@+15551", "US.2", "{\"v\":1,\"ver\":0,\"pardon\":1}"));
        calls.add(Call.command(
                "ZADD", line.queue(), Instant.now().minusSeconds(90).toEpochMilli(), "US.9"));
        calls.add(Call.command("ZADD", line.wanted(), 1, "+15551", 1, "+15552"));
        calls.add(Call.command("ZADD", keys.lane(LINE, 3).seen(), 1, "+15553"));
        calls.add(Call.command("ZADD", keys.lane(LINE, 63).seen(), 1, "+15554"));
        calls.add(Call.command("SET", line.paused(), "{\"v\":1,\"kind\":\"BAD_TOKEN\",\"since\":1,\"probe\":1}"));
        pipeline.await(calls);

        // When
        gauges.read();

        // Then
        assertThat(metrics())
                .contains(of("portcullis_queue_depth", "1.0"))
                .contains(of("portcullis_wanted", "2.0"))
                .contains(of("portcullis_senders_tracked", "2.0"))
                .contains(of("portcullis_line_paused", "1.0"))
                .contains(ofState("pending", "100.0"), ofState("blocked", "400.0"), ofState("missed", "0.0"))
                .filteredOn(metric -> metric.startsWith("portcullis_queue_oldest_seconds{"))
                .singleElement()
                .satisfies(metric ->
                        assertThat(Double.parseDouble(metric.split(" ")[1])).isGreaterThanOrEqualTo(90));
    }

    private static String of(String name, String value) {
        return name + "{line=\"" + LINE.value() + "\"} " + value;
    }

    private static String ofState(String state, String value) {
        return "portcullis_cases{line=\"" + LINE.value() + "\",state=\"" + state + "\"} " + value;
    }

    private List<String> metrics() throws Exception {
        return get("/metrics").body().lines().toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(management.resolve("/q" + path)).build(), BodyHandlers.ofString());
    }

    public static final class OwnRedis implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "portcullis.redis.embedded.directory",
                        Files.createTempDirectory("portcullis-ops-").toString(),
                        "quarkus.http.test-port",
                        "0",
                        "quarkus.management.test-port",
                        "0");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
