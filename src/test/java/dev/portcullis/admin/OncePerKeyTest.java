package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class OncePerKeyTest {

    private static final String LINE = "880099000000077";
    private static final String BLOCKS = "/api/v1/lines/" + LINE + "/blocks";
    private static final String PHONE = "+15551230771";

    @Inject
    KeptAnswers answers;

    MetaEmulator meta;
    Visitors visitors;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatIsAnsweredAlikeAndNotDone() {
        // Given
        visitors.write(LINE, PHONE.substring(1), null, "hello");
        String first =
                with(key, PHONE).post(BLOCKS).then().statusCode(200).extract().asString();
        Api.asking(List.of(PHONE), "a mistake").delete(BLOCKS).then().statusCode(200);

        // When
        Response second = with('"' + key + '"', PHONE).post(BLOCKS);

        // Then
        second.then().statusCode(200).contentType("application/json").header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asString()).isEqualTo(first).contains("blocked");
        Api.asAdmin().get("/api/v1/lines/" + LINE + "/senders/" + PHONE).then().body("atMeta", equalTo("absent"));
    }

    @Test
    void anotherBodyPathOrMethodIsRefused() {
        with(key, PHONE).post(BLOCKS).then().statusCode(200);

        with(key, "+15551230772").post(BLOCKS).then().statusCode(422).contentType(Problem.MEDIA_TYPE);
        with(key, PHONE).delete(BLOCKS).then().statusCode(422);
        with(key, PHONE).post("/api/v1/lines/1/blocks").then().statusCode(422);
    }

    @Test
    void usersDoNotMeet() {
        with(key, PHONE).post(BLOCKS).then().statusCode(200);

        Api.asOperator()
                .header("Idempotency-Key", key)
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(404);
    }

    @Test
    void refusedRequestsLeaveTheKeyFree() {
        with(key, "nobody").post(BLOCKS).then().statusCode(400);
        with(key, PHONE).post(BLOCKS).then().statusCode(200).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRepeatOfWhatIsStillRunningIsToldToWait() {
        // Given
        assertThat(answers.begin(key, "first")).isEmpty();

        // Then
        assertThat(answers.begin(key, "first")).contains(new KeptAnswer.Running("first"));
        answers.forget(key);
        assertThat(answers.begin(key, "second")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"\"", "ü", "\"a\"b\""})
    void strangeKeysAreRefused(String strange) {
        with(strange, PHONE).post(BLOCKS).then().statusCode(400).body("detail", containsString("Idempotency-Key"));
    }

    private static RequestSpecification with(String key, String user) {
        return Api.asking(List.of(user), "spam").header("Idempotency-Key", key);
    }
}
