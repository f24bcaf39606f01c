package dev.portcullis.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class LinesApiTest {

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
    }

    @Test
    void tellsOfALineThatWasWrittenTo() {
        // Given
        visitors.write("20100", "15551230001", null, "hello");

        // Then
        Api.asAdmin()
                .get("/api/v1/lines")
                .then()
                .statusCode(200)
                .body("lines.find { it.id == '20100' }.account", equalTo(Visitors.ACCOUNT))
                .body("lines.find { it.id == '20100' }.token.state", equalTo("configured"))
                .body("lines.find { it.id == '20100' }.token.key", equalTo("portcullis.graph.access-token"))
                .body("lines.find { it.id == '20100' }.paused", nullValue())
                .body("lines.find { it.id == '20100' }", hasKey("paused"))
                .body("lines.find { it.id == '20100' }.queue.depth", equalTo(0))
                .body("lines.find { it.id == '20100' }.queue.earliestDue", nullValue())
                .body("lines.find { it.id == '20100' }.wanted", equalTo(0))
                .body("lines.find { it.id == '20100' }.list", nullValue());
    }

    @Test
    void tellsWhyALineIsPaused() {
        // Given
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("20101"));
        visitors.write("20101", "15551230001", null, "double your bitcoin");

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get("/api/v1/lines")
                        .then()
                        .body("lines.find { it.id == '20101' }.paused.kind", equalTo("bad_token"))
                        .body("lines.find { it.id == '20101' }.paused.code", equalTo(190))
                        .body("lines.find { it.id == '20101' }.paused.note", containsString("access token"))
                        .body("lines.find { it.id == '20101' }.paused.since", notNullValue())
                        .body("lines.find { it.id == '20101' }.token.state", equalTo("refused"))
                        .body("lines.find { it.id == '20101' }.queue.depth", equalTo(1)));
    }

    @Test
    void showsMetasListWithOurCases() {
        // Given
        visitors.write("20102", "15551230001", "US.100", "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("20102", "15551230001"));
        meta.blockByHand("20102", List.of("15559990000", "US.900"));

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get("/api/v1/lines/20102/blocked")
                        .then()
                        .statusCode(200)
                        .body("count", equalTo(3))
                        .body("limit", equalTo(64_000))
                        .body("users.user", hasItems("+15551230001", "+15559990000", "US.900"))
                        .body("users.find { it.user == '+15551230001' }.userId", equalTo("US.100"))
                        .body("users.find { it.user == '+15551230001' }.case.state", equalTo("blocked"))
                        .body("users.find { it.user == '+15551230001' }.case.rule", equalTo("scam"))
                        .body(
                                "users.find { it.user == '+15551230001' }.case.reason",
                                containsString("double your bitcoin"))
                        .body("users.find { it.user == 'US.900' }.userId", equalTo("US.900"))
                        .body("users.find { it.user == 'US.900' }", not(hasKey("case"))));
        Api.asAdmin().get("/api/v1/lines").then().body("lines.find { it.id == '20102' }.list.count", equalTo(3));
    }

    @Test
    void readsAListOfManyPagesToItsEnd() {
        // Given
        List<String> users =
                IntStream.range(0, 2_500).mapToObj(i -> "1555%07d".formatted(i)).toList();
        meta.blockByHand("20103", users);

        // Then
        Api.asAdmin()
                .get("/api/v1/lines/20103/blocked")
                .then()
                .statusCode(200)
                .body("count", equalTo(2_500))
                .body("users", hasSize(2_500))
                .body("users.user.unique()", hasSize(2_500));
    }

    @Test
    void anEmptyListIsNoProblem() {
        // Given
        meta.openLine("20104", "1", "5550001111");

        // Then
        Api.asAdmin()
                .get("/api/v1/lines/20104/blocked")
                .then()
                .statusCode(200)
                .body("users", hasSize(0))
                .body("count", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"TOKEN_EXPIRED,502,190,bad_token", "INTERNAL_ERROR,503,139103,transient"})
    void tellsWhyMetaGivesNoList(Mishap mishap, int status, int code, String kind) {
        // Given
        meta.fail(Failure.of(mishap).always().onLine("20105"));

        // Then
        Api.asAdmin()
                .get("/api/v1/lines/20105/blocked")
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo(code))
                .body("kind", equalTo(kind))
                .body("note", notNullValue())
                .body("status", equalTo(status));
    }

    @Test
    void namesAMalformedLine() {
        Api.asAdmin()
                .get("/api/v1/lines/{line}/blocked", "a b")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("'a b'"))
                .body("keySet()", contains("type", "title", "status", "detail"));
    }
}
