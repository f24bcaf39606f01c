package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class WantedApiTest {

    private static final String WANTED = "/api/v1/lines/{line}/wanted";
    private static final String PERSON = "+15551230001";

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void theWantedAreBlockedOnTheNextMessageAndNotBefore() {
        // Given
        visitors.write("40300", "15551230001", null, "hello");
        visitors.write("40300", "15551230003", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("40300", "15551230003"));

        // When
        Api.asking(List.of(PERSON, "+15551230002", "+15551230003"), "threats")
                .put(WANTED, "40300")
                .then()
                .statusCode(200)
                .body("users.user", contains(PERSON, "+15551230002", "+15551230003"))
                .body("users.state", contains("wanted", "wanted", "blocked"))
                .body(
                        "users[0].note",
                        matchesPattern(".* until [0-9-]+ [0-9:]+ UTC, so they can also be blocked at once\\."))
                .body("users[1].note", nullValue());

        // Then
        assertThat(meta.isBlocked("40300", "15551230001")).isFalse();
        visitors.write("40300", "15551230001", "US.40300", "hello again");
        Awaitility.await().until(() -> meta.isBlocked("40300", "15551230001"));
        Api.asAdmin()
                .get("/api/v1/lines/40300/senders/" + PERSON)
                .then()
                .body("wanted", equalTo(false))
                .body("decisions[0].cause", equalTo("wanted"))
                .body("decisions[0].reason", containsString("threats"))
                .body("decisions[0].reason", containsString("admin"));
    }

    @Test
    void listsTheNewestFirst() {
        // Given
        Api.asking(List.of(PERSON), "first").put(WANTED, "40301").then().statusCode(200);
        Api.asking(List.of("US.40301"), "second").put(WANTED, "40301").then().statusCode(200);

        // Then
        Api.asAdmin()
                .get(WANTED, "40301")
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("users.user", contains("US.40301", PERSON))
                .body("users.cause", contains("person", "person"))
                .body("users[1].reason", equalTo("first"))
                .body("users[1].by", equalTo("admin"))
                .body("users[1].refusals", equalTo(0))
                .body("cursor", nullValue());
    }

    @Test
    void whoeverIsTakenOffIsPardoned() {
        // Given
        Api.asking(List.of(PERSON), "threats").put(WANTED, "40302").then().statusCode(200);

        // When
        Api.asking(List.of(PERSON, "+15551230002"), "a mistake")
                .delete(WANTED, "40302")
                .then()
                .statusCode(200)
                .body("users.state", contains("removed", "absent"));

        // Then
        Api.asAdmin().get(WANTED, "40302").then().body("users", empty());
        visitors.write("40302", "15551230001", null, "hello");
        Api.asAdmin().get("/api/v1/lines/40302/senders/" + PERSON).then().body("decisions", empty());
    }

    @Test
    void previewsWhomAPrefixWouldMeet() {
        // Given
        visitors.write("40303", "2348031230001", null, "hello");
        visitors.write("40303", "2348031230002", "NG.40303", "hello");
        visitors.write("40303", "2348031230003", null, "double your bitcoin");
        visitors.write("40303", "15551230001", null, "hello");
        visitors.write("40303", null, "NG.403033", "hello");
        Awaitility.await().until(() -> meta.isBlocked("40303", "2348031230003"));
        Api.asking(List.of("+2348031230001"), "a friend")
                .put("/api/v1/lines/40303/allowed")
                .then()
                .statusCode(200);

        // When
        put("40303", "{\"prefixes\":[\"+234\"],\"countries\":[\"us\"],\"preview\":true}")
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("complete", equalTo(true))
                .body("lookedAt", equalTo(5))
                .body("groups.group", contains("+234", "US"))
                .body("groups.senders", contains(3, 1))
                .body("groups.blocked", contains(1, 0))
                .body("groups.allowed", contains(1, 0))
                .body("groups[0].examples", contains("+2348031230002"))
                .body("groups[1].examples", contains(PERSON));

        // Then
        Api.asAdmin().get(WANTED, "40303").then().body("groups", empty());
    }

    @Test
    void aPrefixIsBlockedOnTheNextMessageUpToItsCap() {
        // Given
        put(
                        "40304",
                        "{\"prefixes\":[\"+234\"],\"countries\":[\"br\"],\"users\":[\"+15551230001\"],"
                                + "\"reason\":\"campaign\",\"blocksPerHour\":1,\"until\":\"P1D\"}")
                .statusCode(200)
                .body("users.state", contains("wanted"))
                .body("groups.group", contains("+234", "BR"))
                .body("groups.state", contains("wanted", "wanted"));

        // When
        visitors.write("40304", "2348031230001", null, "hello");
        visitors.write("40304", "2348031230002", null, "hello");
        visitors.write("40304", "15551230009", null, "hello");

        // Then
        Awaitility.await().until(() -> meta.isBlocked("40304", "2348031230001"));
        Api.asAdmin()
                .get(WANTED, "40304")
                .then()
                .body("groups.group", contains("+234", "BR"))
                .body("groups[0].rule", equalTo("wanted:+234"))
                .body("groups[0].blocksPerHour", equalTo(1))
                .body("groups[0].by", equalTo("admin"))
                .body("groups[0].trippedSince", notNullValue())
                .body("groups[1].trippedSince", nullValue());
        Api.asAdmin()
                .urlEncodingEnabled(false)
                .post("/api/v1/rules/wanted:%2B234/rearm?line=40304")
                .then()
                .statusCode(200)
                .body("lines", contains("40304"));
        visitors.write("40304", "2348031230003", null, "hello");
        Awaitility.await().until(() -> meta.isBlocked("40304", "2348031230003"));
        assertThat(meta.isBlocked("40304", "2348031230002")).isFalse();
        assertThat(meta.isBlocked("40304", "15551230009")).isFalse();
    }

    @Test
    void aRemovedPrefixBlocksNobodyMore() {
        // Given
        put("40305", "{\"prefixes\":[\"+234\"],\"reason\":\"campaign\",\"blocksPerHour\":5}")
                .statusCode(200);

        // When
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body("{\"prefixes\":[\"+234\"],\"countries\":[\"NG\"]}")
                .delete(WANTED, "40305")
                .then()
                .statusCode(200)
                .body("groups.state", contains("removed", "absent"));

        // Then
        Api.asAdmin().get(WANTED, "40305").then().body("groups", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'prefixes':['+234'],'reason':'x'} | blocksPerHour",
                "{'prefixes':['+234'],'blocksPerHour':5} | reason",
                "{'prefixes':['+234'],'reason':'x','blocksPerHour':0} | blocksPerHour",
                "{'prefixes':['+034'],'reason':'x','blocksPerHour':5} | +034",
                "{'prefixes':['234'],'reason':'x','blocksPerHour':5} | 234",
                "{'countries':['Nigeria'],'reason':'x','blocksPerHour':5} | Nigeria",
                "{'users':['+15551230001'],'preview':true} | preview",
                "{'prefixes':[null],'reason':'x','blocksPerHour':5} | null"
            })
    void saysWhatIsWrongWithAGroup(String body, String named) {
        put("40306", body.replace('\'', '"'))
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(named));
        Api.asAdmin().get(WANTED, "40306").then().body("groups", empty()).body("users", empty());
    }

    private static ValidatableResponse put(String line, String body) {
        return Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .put(WANTED, line)
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[\"nobody\"],\"reason\":\"x\"}",
                "{\"users\":[\"+15551230001\"],\"reason\":\"x\",\"until\":\"P91D\"}",
                "{\"users\":[\"+15551230001\"],\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}",
                "{}",
                "[]",
                "null"
            })
    void saysWhatIsWrongAndDoesNothing(String body) {
        put("40307", body).statusCode(400).contentType(Problem.MEDIA_TYPE);
        Api.asAdmin().get(WANTED, "40307").then().statusCode(200).body("users", empty());
    }
}
