package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.dev.Quirk;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class AllowedApiTest {

    private static final String ALLOWED = "/api/v1/lines/{line}/allowed";
    private static final String PERSON = "+15551230001";

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
        meta.turnOff(Quirk.UNBLOCK_NEEDS_WINDOW);
    }

    @Test
    void allowingLiftsTheBlockAndSticks() {
        // Given
        visitors.write("40200", "15551230001", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("40200", "15551230001"));

        // When
        allow("40200", List.of(PERSON, "+15551230002"))
                .body("users.user", contains(PERSON, "+15551230002"))
                .body("users.state", contains("allowed", "allowed"))
                .body("users[0].note", containsString("allowed list"))
                .body("users[1].note", nullValue());

        // Then
        assertThat(meta.isBlocked("40200", "15551230001")).isFalse();
        visitors.write(
                "40200",
                "15551230001",
                null,
                "double your bitcoin again",
                Instant.now().plusSeconds(2));
        Api.asAdmin()
                .get("/api/v1/lines/40200/senders/" + PERSON)
                .then()
                .body("decisions[0].effect", equalTo("allowed"))
                .body("case.state", equalTo("released"))
                .body("allowed.reason", equalTo("our own tester"))
                .body("allowed.by", equalTo("admin"))
                .body("allowed.until", nullValue())
                .body("wanted", equalTo(false));
        assertThat(meta.isBlocked("40200", "15551230001")).isFalse();
    }

    @Test
    void aPersonsBlockOfTheAllowedIsRefusedWithAWayOut() {
        // Given
        visitors.write("40201", "15551230001", null, "hello");
        visitors.write("40201", "15551230002", null, "hello");
        allow("40201", List.of(PERSON));

        // Then
        Api.asking(List.of(PERSON, "+15551230002"), "spam")
                .post("/api/v1/lines/40201/blocks")
                .then()
                .statusCode(200)
                .body("users.state", contains("refused", "blocked"))
                .body("users[0].reason", equalTo("allowed by admin: our own tester"))
                .body("users[0].note", containsString("Take them off that list"));
        Api.asking(List.of(PERSON), "spam")
                .put("/api/v1/lines/40201/wanted")
                .then()
                .statusCode(200)
                .body("users.state", contains("refused"));
        assertThat(meta.isBlocked("40201", "15551230001")).isFalse();
    }

    @Test
    void afterTheListRulesHoldAgain() {
        // Given
        allow("40202", List.of(PERSON));

        // When
        Api.asking(List.of(PERSON, "+15551230009"), "")
                .delete(ALLOWED, "40202")
                .then()
                .statusCode(200)
                .body("users.state", contains("removed", "absent"));

        // Then
        visitors.write("40202", "15551230001", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("40202", "15551230001"));
    }

    @Test
    void unblocksWhomSomebodyBlockedElsewhere() {
        // Given
        meta.blockByHand("40203", List.of("15551230001"));

        // When
        allow("40203", List.of(PERSON)).body("users.state", contains("allowed"));

        // Then
        assertThat(meta.isBlocked("40203", "15551230001")).isFalse();
    }

    @Test
    void tellsThatTheBlockCouldNotBeLifted() {
        // Given
        visitors.write("40204", "15551230001", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("40204", "15551230001"));
        meta.blockByHand("40205", List.of("15551230001"));
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("40204"));
        meta.turnOn(Quirk.UNBLOCK_NEEDS_WINDOW);

        // Then
        allow("40204", List.of(PERSON))
                .body("users.state", contains("pending"))
                .body("users[0].note", containsString("paused"));
        allow("40205", List.of(PERSON))
                .body("users.state", contains("refused"))
                .body("users[0].code", equalTo(131047))
                .body("users[0].note", containsString("once a day"));
    }

    @Test
    void pagesThroughTheListInTheOrderOfTheEnds() {
        // Given
        for (int i = 0; i < 5; i++) {
            Api.asAdmin()
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "users",
                            List.of("+1555123000" + i),
                            "reason",
                            "tester " + i,
                            "until",
                            "PT" + (9 - i) + "H"))
                    .put(ALLOWED, "40206")
                    .then()
                    .statusCode(200);
        }

        // When
        String cursor = Api.asAdmin()
                .queryParam("limit", 3)
                .get(ALLOWED, "40206")
                .then()
                .statusCode(200)
                .body("count", equalTo(5))
                .body("users.user", contains("+15551230004", "+15551230003", "+15551230002"))
                .body("users[0].reason", equalTo("tester 4"))
                .body("users[0].by", equalTo("admin"))
                .body("users[0].until", notNullValue())
                .extract()
                .path("cursor");

        // Then
        Api.asAdmin()
                .queryParam("limit", 3)
                .queryParam("cursor", cursor)
                .get(ALLOWED, "40206")
                .then()
                .body("users.user", contains("+15551230001", "+15551230000"))
                .body("cursor", nullValue());
        Api.asAdmin()
                .queryParam("cursor", "rubbish")
                .get(ALLOWED, "40206")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[\"+15551230001\"]}",
                "{\"users\":[\"+15551230001\"],\"reason\":\"  \"}",
                "{\"users\":[\"+15551230001\"],\"reason\":\"x\",\"until\":\"tomorrow\"}",
                "{\"users\":[\"+15551230001\"],\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}",
                "{\"users\":[\"+15551230001\"],\"reason\":\"x\",\"until\":\"PT0S\"}",
                "{\"users\":[],\"reason\":\"x\"}",
                "{\"reason\":\"x\"}",
                "[]",
                "null"
            })
    void saysWhatIsWrongAndDoesNothing(String body) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .put(ALLOWED, "40207")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", not(containsString("portcullis.admin")));
        Api.asAdmin().get(ALLOWED, "40207").then().statusCode(200).body("users", empty());
    }

    @Test
    void takesAThousandAtOnce() {
        // Given
        List<String> users = IntStream.range(0, 1_000)
                .mapToObj(i -> "+1555%07d".formatted(i))
                .toList();

        // Then
        allow("40208", users).body("users", hasSize(1_000));
        Api.asAdmin().queryParam("limit", 1).get(ALLOWED, "40208").then().body("count", equalTo(1_000));
    }

    private static ValidatableResponse allow(String line, List<String> users) {
        return Api.asking(users, "our own tester").put(ALLOWED, line).then().statusCode(200);
    }
}
