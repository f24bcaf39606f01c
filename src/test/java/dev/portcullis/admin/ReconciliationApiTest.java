package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class ReconciliationApiTest {

    private static final String PLAN = "/api/v1/lines/{line}/reconciliation";
    private static final String SENDER = "/api/v1/lines/{line}/senders/{user}";

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
    }

    @Test
    void showsThePlanAndDoesNothing() {
        // Given
        offend("50480", "15551230001", "US.501");
        offend("50480", "15551230002", null);
        meta.unblockByHand("50480", "15551230001");
        meta.blockByHand("50480", List.of("15559990000", "US.900"));

        // Then
        for (int time = 0; time < 2; time++) {
            Api.asAdmin()
                    .get(PLAN, "50480")
                    .then()
                    .statusCode(200)
                    .body("line", equalTo("50480"))
                    .body("readAt", notNullValue())
                    .body("listed", equalTo(3))
                    .body("blocked", equalTo(2))
                    .body("counts.adopt", equalTo(2))
                    .body("counts.release", equalTo(1))
                    .body("counts.forget", equalTo(0))
                    .body("adopt.user", containsInAnyOrder("+15559990000", "US.900"))
                    .body("release.user", contains("+15551230001"))
                    .body("release.userId", contains("US.501"))
                    .body("release.rule", contains("scam"))
                    .body("release[0].since", notNullValue())
                    .body("forget", hasSize(0))
                    .body("suspicious", equalTo(false))
                    .body("$", not(hasKey("applied")));
        }
        Api.asAdmin().get("/api/v1/lines").then().body("lines.find { it.id == '50480' }.list.count", equalTo(3));
    }

    @Test
    void appliesThePlan() {
        // Given
        offend("50481", "15551230001", "US.502");
        meta.unblockByHand("50481", "15551230001");
        meta.blockByHand("50481", List.of("15559990000"));

        // When
        Api.asAdmin()
                .noContentType()
                .post(PLAN, "50481")
                .then()
                .statusCode(200)
                .body("applied.adopted", equalTo(1))
                .body("applied.released", equalTo(1))
                .body("applied.skipped", equalTo(0))
                .body("$", not(hasKey("reblocked")));

        // Then
        Api.asAdmin()
                .get(SENDER, "50481", "+15551230001")
                .then()
                .body("case.state", equalTo("released"))
                .body("case.note", containsString("WhatsApp Manager"));
        Api.asAdmin()
                .get(SENDER, "50481", "+15559990000")
                .then()
                .body("case.state", equalTo("blocked"))
                .body("case", not(hasKey("rule")))
                .body("case.note", containsString("leaves such blocks alone"));
        isEven("50481");
        assertThat(meta.isBlocked("50481", "15559990000")).isTrue();
    }

    @Test
    void forgetsAdoptedOnesThatAreGone() {
        // Given
        meta.blockByHand("50482", List.of("15559990000"));
        apply("50482", "{}").body("applied.adopted", equalTo(1));
        meta.unblockByHand("50482", "15559990000");

        // Then
        apply("50482", "{}").body("applied.forgotten", equalTo(1));
        isEven("50482");
    }

    @Test
    void aDryRunDoesNothing() {
        // Given
        offend("50483", "15551230001", null);
        meta.unblockByHand("50483", "15551230001");

        // When
        apply("50483", "{\"dryRun\":true,\"reblock\":\"all\"}")
                .body("counts.release", equalTo(1))
                .body("$", not(hasKey("applied")));

        // Then
        Api.asAdmin().get(PLAN, "50483").then().body("counts.release", equalTo(1));
        assertThat(meta.isBlocked("50483", "15551230001")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"all\"", "[\"+15551230001\"]", "[\"US.504\"]"})
    void blocksAgainWhomAPersonNames(String reblock) {
        // Given
        String line = "5040" + reblock.length();
        offend(line, "15551230001", "US.504");
        meta.unblockByHand(line, "15551230001");

        // When
        apply(line, "{\"reblock\":" + reblock + ",\"reason\":\"was a mistake\"}")
                .body("applied.released", equalTo(1))
                .body("reblocked.state", contains("blocked"));

        // Then
        assertThat(meta.isBlocked(line, "15551230001")).isTrue();
        Api.asAdmin()
                .queryParam("line", line)
                .get("/api/v1/decisions")
                .then()
                .body("decisions[0].cause", equalTo("person"))
                .body("decisions[0].reason", equalTo("blocked by admin: was a mistake"));
        isEven(line);
    }

    @Test
    void blocksNobodyAgainWhomThePlanDoesNotRelease() {
        // Given
        offend("50485", "15551230001", null);
        meta.unblockByHand("50485", "15551230001");

        // When
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body("{\"reblock\":[\"+15551230001\",\"+15557770000\"]}")
                .post(PLAN, "50485")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("+15557770000"))
                .body("detail", not(containsString("+15551230001")));

        // Then
        Api.asAdmin().get(PLAN, "50485").then().body("counts.release", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"reblock\":\"some\"}", "{\"reblock\":7}", "{\"reblock\":[7]}", "{\"reblock\":[]}", "[]", "{"})
    void unreadableBodiesAreProblems(String body) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(PLAN, "50486")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void tellsWhyMetaGivesNoList() {
        // Given
        offend("50487", "15551230001", null);
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("50487"));

        // Then
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .post(PLAN, "50487")
                .then()
                .statusCode(502)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo(190));
    }

    private void offend(String line, String phone, String userId) {
        visitors.write(line, phone, userId, "double your bitcoin");
        Awaitility.await()
                .untilAsserted(() ->
                        Api.asAdmin().get(SENDER, line, "+" + phone).then().body("case.state", equalTo("blocked")));
    }

    private static ValidatableResponse apply(String line, String body) {
        return Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(PLAN, line)
                .then()
                .statusCode(200);
    }

    private static void isEven(String line) {
        Api.asAdmin()
                .get(PLAN, line)
                .then()
                .body("counts.adopt", equalTo(0))
                .body("counts.release", equalTo(0))
                .body("counts.forget", equalTo(0));
    }
}
