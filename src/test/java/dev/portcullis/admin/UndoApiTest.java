package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Terms;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class UndoApiTest {

    private static final String PATH = "/api/v1/undo";

    @Inject
    CaseBook cases;

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void takesBackWhatARuleDidAndTellsOfEach() {
        // Given
        block("66100", "15551260001", "US.66110001");
        block("66100", "15551260002", null);

        // When
        Response undone = ask(Map.of("rule", "scam", "since", "PT1H", "line", "66100", "reason", "too strict"));

        // Then
        undone.then()
                .statusCode(200)
                .body("rule", equalTo("scam"))
                .body("lines", equalTo(List.of("66100")))
                .body("complete", equalTo(true))
                .body("found", equalTo(2))
                .body("released", equalTo(2))
                .body("pending", equalTo(0))
                .body("refused", equalTo(0))
                .body("users.user", containsInAnyOrder("+15551260001", "+15551260002"))
                .body("users.find { it.user == '+15551260001' }.userId", equalTo("US.66110001"))
                .body("users.find { it.user == '+15551260002' }", not(hasKey("userId")))
                .body("users.state", everyItem(equalTo("released")));
        assertThat(meta.isBlocked("66100", "15551260001")).isFalse();
        Api.asAdmin().get(PATH + "/" + undone.path("id")).then().statusCode(200).body("", equalTo(undone.path("")));
        // Then: the next offence is within the grace time
        visitors.write(
                "66100",
                "15551260002",
                null,
                "double your bitcoin",
                Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS));
        Api.asAdmin()
                .queryParam("line", "66100")
                .queryParam("sender", "+15551260002")
                .get("/api/v1/decisions")
                .then()
                .body("decisions.find { it.rule == 'scam' }.effect", equalTo("graced"));
    }

    @Test
    void theSameAgainIsHarmless() {
        // Given
        block("66101", "15551260003", null);
        Map<String, Object> undo = Map.of("rule", "scam", "since", "2020-01-01T00:00:00Z", "line", "66101");
        ask(undo).then().body("released", equalTo(1));

        // Then
        ask(undo)
                .then()
                .statusCode(200)
                .body("found", equalTo(0))
                .body("users", empty())
                .body("note", notNullValue());
    }

    @Test
    void aPreviewTellsWhomItWouldBeAbout() {
        // Given
        block("66102", "15551260004", null);

        // When
        Response preview = ask(Map.of("rule", "scam", "since", "PT1H", "line", "66102", "preview", true));

        // Then
        preview.then()
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("found", equalTo(1))
                .body("users[0].user", equalTo("+15551260004"))
                .body("users[0].state", equalTo("blocked"))
                .body("", not(hasKey("id")));
        assertThat(meta.isBlocked("66102", "15551260004")).isTrue();
    }

    @Test
    void showsUsersPageByPage() {
        // Given
        for (int i = 0; i < 3; i++) {
            block("66103", "1555126001" + i, null);
        }
        String id =
                ask(Map.of("rule", "scam", "since", "PT1H", "line", "66103")).path("id");

        // Then
        Api.asAdmin()
                .queryParam("limit", 2)
                .get(PATH + "/" + id)
                .then()
                .body("found", equalTo(3))
                .body("released", equalTo(3))
                .body("users", hasSize(2))
                .body("next", equalTo("2"));
        Api.asAdmin()
                .queryParam("limit", 2)
                .queryParam("cursor", "2")
                .get(PATH + "/" + id)
                .then()
                .body("found", equalTo(3))
                .body("users", hasSize(1))
                .body("", not(hasKey("next")));
        Api.asAdmin().queryParam("cursor", "x").get(PATH + "/" + id).then().statusCode(400);
    }

    @Test
    void countsAllHoweverManyThereAre() {
        // Given
        int people = 1_200;
        for (int i = 0; i < people; i++) {
            offend("66104", new PhoneNumber("1555127" + (1_000 + i)), "many");
        }
        Awaitility.await()
                .untilAsserted(() ->
                        Api.asAdmin().get("/api/v1/lines/66104/blocked").then().body("count", equalTo(people)));

        // When
        Response undone = ask(Map.of("rule", "many", "since", "PT1H"));

        // Then
        undone.then()
                .body("found", equalTo(people))
                .body("released", equalTo(people))
                .body("users", hasSize(1_000))
                .body("next", equalTo("1000"));
        Api.asAdmin()
                .queryParam("cursor", "1000")
                .get(PATH + "/" + undone.path("id"))
                .then()
                .body("found", equalTo(people))
                .body("users", hasSize(people - 1_000))
                .body("", not(hasKey("next")));
        Api.asAdmin().get("/api/v1/lines/66104/blocked").then().body("count", equalTo(0));
    }

    @Test
    void aRuleThatNobodyKnowsHasDoneNothing() {
        ask(Map.of("rule", "scams", "since", "PT1H"))
                .then()
                .statusCode(200)
                .body("found", equalTo(0))
                .body("note", containsString("no live rule"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rule\":\"scam\"}",
                "{\"since\":\"PT1H\"}",
                "{\"rule\":\"\",\"since\":\"PT1H\"}",
                "{\"rule\":\"scam\",\"since\":\"yesterday\"}",
                "{\"rule\":\"scam\",\"since\":\"PT1H\",\"until\":\"PT2H\"}",
                "{\"rule\":\"scam\",\"since\":\"2999-01-01T00:00:00Z\"}",
                "{\"rule\":\"scam\",\"since\":\"PT1H\",\"line\":\"a b\"}",
                "{\"rule\":\"scam\",\"since\":\"PT1H\",\"preview\":\"perhaps\"}",
                "[]",
                ""
            })
    void saysWhatIsMissing(String body) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", not(equalTo("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "P9999999D", "1900-01-01T00:00:00+14:00"})
    void sinceMayBeAnyTimeOfOld(String since) {
        visitors.open("66109");

        ask(Map.of("rule", "scam", "since", since, "until", "+999999999-12-31T23:59:59Z", "line", "66109"))
                .then()
                .statusCode(200)
                .body("found", equalTo(0));
    }

    @Test
    void anUndoThatNobodyAskedForIsNotFound() {
        Api.asAdmin()
                .get(PATH + "/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }

    private void block(String line, String phone, @Nullable String userId) {
        visitors.write(line, phone, userId, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked(line, phone));
    }

    private void offend(String line, PhoneNumber phone, String rule) {
        visitors.write(line, phone.value(), null, "hello");
        Sender sender = Sender.of(phone);
        Instant now = Instant.now();
        Decision decision = new Decision(
                sender,
                "rule",
                rule,
                "hash",
                "block",
                "enforce",
                "one of many",
                List.of(),
                List.of(),
                Optional.empty(),
                now,
                now,
                Optional.empty());
        Offer offer = new Offer(
                new LineId(line),
                sender.key(),
                sender,
                "wamid." + phone.value(),
                now,
                now.plus(Duration.ofHours(24)),
                List.of(Offer.OfferedVerdict.of(true, Terms.atMost(5_000), decision)));
        cases.offer(List.of(offer), now).await().indefinitely();
    }

    private static Response ask(Map<String, Object> undo) {
        return Api.asAdmin().contentType(ContentType.JSON).body(undo).post(PATH);
    }
}
