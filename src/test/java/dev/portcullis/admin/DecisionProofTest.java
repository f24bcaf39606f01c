package dev.portcullis.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class DecisionProofTest {

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void showsTheMessagesThatWereCounted() {
        // Given
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(300);
        for (int second = 0; second < 40; second += 10) {
            visitors.write("33100", "15551230001", null, "hello", first.plusSeconds(second));
        }

        // Then
        find("33100", "rule", "flood")
                .body("decisions", hasSize(2))
                .body("decisions[1].counters[0].count", equalTo(3))
                .body(
                        "decisions[1].counters[0].messages.at",
                        contains(
                                first.toString(),
                                first.plusSeconds(10).toString(),
                                first.plusSeconds(20).toString()))
                .body("decisions[1].counters[0].messages[2].id", containsString("wamid."))
                .body("decisions[0].counters[0].messages", hasSize(4));
    }

    @Test
    void leavesOutWhatCameLater() {
        // Given
        visitors.write("33101", "15551230001", null, "click the link");

        // Then
        find("33101", "until", "PT1H").body("decisions", hasSize(0));
        find("33101", "until", "2126-01-01T00:00:00Z").body("decisions", hasSize(1));
        find("33101", "until", "tomorrow").statusCode(400).body("detail", containsString("until"));
    }

    @ParameterizedTest
    @CsvSource({"mode,shadow,watched", "mode,enforce,scam", "effect,opened,scam", "effect,recorded,watched"})
    void filtersByModeAndEffect(String name, String value, String rule) {
        // Given
        String line = "3311" + Math.floorMod((name + value).hashCode(), 1_000);
        visitors.write(line, "15551230001", null, "click the link");
        visitors.write(line, "15551230002", null, "double your bitcoin");

        // Then
        find(line, name, value).body("decisions.rule", contains(rule));
    }

    @ParameterizedTest
    @CsvSource({"mode,off", "effect,blocked"})
    void namesWhatIsNoFilter(String name, String value) {
        find("33101", name, value).statusCode(400).body("detail", containsString("'" + value + "' for " + name));
    }

    @Test
    void tellsWhenMetaLastTookARequest() {
        // Given
        visitors.write("33102", "15551230001", null, "double your bitcoin");

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get("/api/v1/lines")
                        .then()
                        .body("lines.find { it.id == '33102' }.meta.answeredAt", notNullValue()));
    }

    private static ValidatableResponse find(String line, String name, String value) {
        return Api.asAdmin()
                .queryParam("line", line)
                .queryParam(name, value)
                .get("/api/v1/decisions")
                .then();
    }
}
