package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

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
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class BlocksApiTest {

    private static final String BLOCKS = "/api/v1/lines/{line}/blocks";

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
        meta.turnOff(Quirk.UNBLOCK_NEEDS_WINDOW);
    }

    @Test
    void tellsWhatMetaMadeOfEachUser() {
        // Given
        visitors.write("40100", "15551230001", null, "hello");
        visitors.write("40100", null, "US.401", "hello");
        visitors.write("40100", "15551230003", null, "hello");
        meta.refuse("40100", "15551230003", 131021);

        // When
        var answer = Api.asking(List.of("+15551230001", "US.401", "15551230003", "+15551230004"), "spam")
                .post(BLOCKS, "40100");

        // Then
        answer.then()
                .statusCode(200)
                .body("users.user", contains("+15551230001", "US.401", "+15551230003", "+15551230004"))
                .body("users.state", contains("blocked", "blocked", "refused", "wanted"))
                .body("users[0].keySet()", contains("user", "state"))
                .body("users[2].code", equalTo(131021))
                .body("users[2].reason", not(containsString("spam")))
                .body("users[2].note", containsString("own number"))
                .body("users[3].note", containsString("next message"));
        Api.asAdmin()
                .queryParam("line", "40100")
                .queryParam("sender", "+15551230001")
                .get("/api/v1/decisions")
                .then()
                .body("decisions[0].cause", equalTo("person"))
                .body("decisions[0]", hasKey("rule"))
                .body("decisions[0].reason", equalTo("blocked by admin: spam"))
                .body("decisions[0].meta.outcome", equalTo("blocked"));
    }

    @Test
    void theWantedAreBlockedOnTheirNextMessage() {
        // Given
        Api.asking(List.of("+15551230001"), "spam").post(BLOCKS, "40101").then().statusCode(200);

        // When
        visitors.write("40101", "15551230001", null, "hello again");

        // Then
        Awaitility.await().until(() -> meta.isBlocked("40101", "15551230001"));
    }

    @Test
    void unblocksAndPardons() {
        // Given
        visitors.write("40102", "15551230001", "US.402", "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("40102", "15551230001"));

        // When
        var answer = Api.asking(List.of("US.402", "+15551230001"), "a mistake").delete(BLOCKS, "40102");

        // Then
        answer.then()
                .statusCode(200)
                .body("users.user", contains("US.402", "+15551230001"))
                .body("users.state", contains("released", "released"));
        Api.asAdmin()
                .get("/api/v1/lines/40102/senders/+15551230001")
                .then()
                .body("case.state", equalTo("released"))
                .body("atMeta", equalTo("absent"))
                .body("decisions[0].meta.outcome", equalTo("blocked"));
    }

    @Test
    void unblocksWhomSomebodyElseBlocked() {
        // Given
        meta.blockByHand("40103", List.of("15551230001"));

        // When
        Api.asking(List.of("+15551230001"), "")
                .delete(BLOCKS, "40103")
                .then()
                .statusCode(200)
                .body("users[0].state", equalTo("released"));

        // Then
        assertThat(meta.isBlocked("40103", "15551230001")).isFalse();
    }

    @Test
    void tellsThatMetaRefusedToUnblock() {
        // Given
        meta.turnOn(Quirk.UNBLOCK_NEEDS_WINDOW);
        meta.blockByHand("40104", List.of("15551230001"));

        // Then
        Api.asking(List.of("+15551230001"), "a mistake")
                .delete(BLOCKS, "40104")
                .then()
                .statusCode(200)
                .body("users[0].state", equalTo("refused"))
                .body("users[0].code", equalTo(131047))
                .body("users[0].note", containsString("once a day"));
    }

    @Test
    void waitsForMetaNoLongerThanPeopleDo() {
        // Given
        visitors.write("40105", "15551230001", null, "hello");
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("40105"));

        // Then
        Api.asking(List.of("+15551230001"), "spam")
                .post(BLOCKS, "40105")
                .then()
                .statusCode(200)
                .body("users[0].state", equalTo("pending"))
                .body("users[0].note", containsString("paused"));
    }

    @Test
    void thousandUsersAreOneRequest() {
        // Given
        List<String> users = IntStream.range(0, 1_000)
                .mapToObj(i -> "+1555%07d".formatted(i))
                .toList();
        meta.blockByHand("40106", users);

        // Then
        Api.asking(users, "a mistake")
                .delete(BLOCKS, "40106")
                .then()
                .statusCode(200)
                .body("users", hasSize(1_000))
                .body("users.state", everyItem(equalTo("released")));
    }

    @Test
    void repeatedUsersAreOneUser() {
        Api.asking(List.of("+15551230001", "15551230001", " +15551230001 "), "spam")
                .post(BLOCKS, "40107")
                .then()
                .statusCode(200)
                .body("users.user", contains("+15551230001"));
    }

    @Test
    void namesEachMalformedUser() {
        Api.asking(List.of("+15551230001", "nobody", "US."), "spam")
                .post(BLOCKS, "40108")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("invalid", contains("nobody", "US."))
                .body("detail", containsString("nobody, US."));
    }

    @Test
    void refusesMoreThanMetaTakesAtOnce() {
        List<String> users = IntStream.range(0, 1_001)
                .mapToObj(i -> "+1555%07d".formatted(i))
                .toList();

        Api.asking(users, "spam").post(BLOCKS, "40108").then().statusCode(400).body("detail", containsString("1001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"x\"",
                "null",
                "{}",
                "{\"users\":[]}",
                "{\"users\":\"+15551230001\"}",
                "{\"users\":[null]}",
                "{\"users\":[{\"user\":\"+15551230001\"}]}",
                "{\"users\":[\"+15551230001\"],\"reason\":{}}"
            })
    void unreadableBodiesAreProblems(String body) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(BLOCKS, "40108")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("Bad Request"))
                .body("detail", not(containsString("portcullis.admin")))
                .body("detail", not(containsString("java")));
    }

    @Test
    void takesNothingButJson() {
        Api.asAdmin()
                .contentType(ContentType.TEXT)
                .body("{\"users\":[\"+15551230001\"]}")
                .post(BLOCKS, "40108")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE);
    }
}
