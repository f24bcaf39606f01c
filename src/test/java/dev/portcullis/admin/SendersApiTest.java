package dev.portcullis.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class SendersApiTest {

    private static final String SENDER = "/api/v1/lines/{line}/senders/{user}";

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15551239999", "15551239999"})
    void absenceIsAnAnswer(String user) {
        // Given
        meta.openLine("30100", "1", "5550001111");

        // Then
        Api.asAdmin()
                .get(SENDER, "30100", user)
                .then()
                .statusCode(200)
                .body("user", equalTo("+15551239999"))
                .body("$", not(hasKey("userId")))
                .body("lastInbound", nullValue())
                .body("$", hasKey("lastInbound"))
                .body("windowClosesAt", nullValue())
                .body("case", nullValue())
                .body("$", hasKey("case"))
                .body("atMeta", equalTo("absent"))
                .body("wanted", equalTo(false))
                .body("decisions", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1555123x", "US.", "us.123", "US.ENT.123", "-", "+"})
    void namesAMalformedUser(String user) {
        Api.asAdmin()
                .get(SENDER, "30100", user)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("'" + user + "'"));
    }

    @ParameterizedTest
    @CsvSource({"30110,+15551230001", "30111,15551230001", "30112,US.301"})
    void tellsOfABlockByEitherId(String line, String user) {
        // Given
        Instant sentAt = visitors.write(line, "15551230001", "US.301", "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked(line, "15551230001"));

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get(SENDER, line, user)
                        .then()
                        .statusCode(200)
                        .body("user", equalTo("+15551230001"))
                        .body("userId", equalTo("US.301"))
                        .body("lastInbound", equalTo(sentAt.toString()))
                        .body(
                                "windowClosesAt",
                                equalTo(sentAt.plus(Duration.ofHours(24)).toString()))
                        .body("case.state", equalTo("blocked"))
                        .body("case.rule", equalTo("scam"))
                        .body("case.reason", containsString("double your bitcoin"))
                        .body("case", not(hasKey("code")))
                        .body("atMeta", equalTo("listed"))
                        .body("wanted", equalTo(false))
                        .body("decisions[0].rule", equalTo("scam"))
                        .body("decisions[0].meta.outcome", equalTo("blocked")));
    }

    @Test
    void tellsWhyMetaRefused() {
        // Given
        meta.refuse("30102", "15551230001", 131021);
        visitors.write("30102", "15551230001", null, "double your bitcoin");

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get(SENDER, "30102", "+15551230001")
                        .then()
                        .body("case.state", equalTo("refused"))
                        .body("case.code", equalTo(131021))
                        .body("case.reason", not(containsString("bitcoin")))
                        .body("case.note", containsString("own number"))
                        .body("atMeta", equalTo("absent"))
                        .body("decisions[0].reason", containsString("bitcoin"))
                        .body("decisions[0].meta.outcome", equalTo("refused"))
                        .body("decisions[0].meta.code", equalTo(131021)));
    }

    @Test
    void doesNotGuessWhatMetaDoesNotTell() {
        // Given
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("30103"));

        // Then
        Api.asAdmin()
                .get(SENDER, "30103", "+15551230001")
                .then()
                .statusCode(200)
                .body("atMeta", equalTo("unknown"));
    }

    @Test
    void waitsForMetaNoLongerThanPeopleDo() {
        // Given
        meta.delayAnswers(Duration.ofSeconds(15));

        // Then
        Api.asAdmin()
                .get(SENDER, "30104", "+15551230001")
                .then()
                .statusCode(200)
                .body("atMeta", equalTo("unknown"));
    }
}
