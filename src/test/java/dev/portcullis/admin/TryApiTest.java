package dev.portcullis.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class TryApiTest {

    @Test
    void explainsABlock() {
        attempt("""
                        {"text": "Today we \uD83D\uDE80 Double Your Bitcoin, click the link"}""")
                .statusCode(200)
                .body("verdict", equalTo("block"))
                .body("ruleSet", equalTo(Api.asAdmin().get("/api/v1/rules").path("hash")))
                .body("mode", equalTo("enforce"))
                .body("messages", equalTo(1))
                .body("hits.rule", contains("scam", "watched"))
                .body("hits.mode", contains("enforce", "shadow"))
                .body("hits[0].title", equalTo("Promises to double money"))
                .body("hits[0].action", equalTo("block"))
                .body("hits[0].file", containsString("gateway.yaml:"))
                .body("hits[0].spans", hasSize(1))
                .body("hits[0].spans[0].place", equalTo("body"))
                .body("hits[0].spans[0].start", equalTo(11))
                .body("hits[0].spans[0].text", equalTo("Double Your Bitcoin"))
                .body("candidates", hasSize(0))
                .body("notMatched.rule", contains("flood", "short-fuse"))
                .body("notMatched.cause", contains("count", "condition"))
                .body("notMatched[0].counters[0].count", equalTo(1))
                .body("notMatched[0].counters[0].atLeast", equalTo(3))
                .body("notMatched[1].unmet.condition", hasItem("keyword 'win the lottery' in the text"))
                .body("notMatched[1].unmet.was", contains("false"));
    }

    @Test
    void triesARateAndStoresNothing() {
        for (int i = 0; i < 2; i++) {
            attempt("""
                            {"send": [{"from": "a", "text": "hi", "times": 4, "every": "10s"}]}""")
                    .statusCode(200)
                    .body("verdict", equalTo("tag"))
                    .body("hits[0].counters[0].count", equalTo(4))
                    .body("hits[0].counters[0].within", equalTo("PT60S"))
                    .body("fired.rule", contains("flood"))
                    .body("fired[0].message", equalTo(3))
                    .body("fired[0].after", equalTo("PT20S"))
                    .body("fired[0].messages", equalTo(2));
        }
    }

    @Test
    void passesWhatNoRuleMinds() {
        attempt("""
                        {"text": "Good morning", "profileName": "Ada", "forwarded": false, "referral": true}""")
                .statusCode(200)
                .body("verdict", equalTo("pass"))
                .body("hits", hasSize(0))
                .body("notMatched", hasSize(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"text\":3}", "{\"text\":", "\"hi\""})
    void refusesWhatIsNoMessage(String body) {
        attempt(body).statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void namesTheFields() {
        attempt("""
                        {"send": [{"text": "a"}, {"text": 1, "colour": "red"}]}""")
                .statusCode(400)
                .body("detail", containsString("send[1].text"))
                .body("invalid.field", contains("send[1].colour", "send[1].text"));
    }

    private static ValidatableResponse attempt(String body) {
        return Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/rules/try")
                .then();
    }
}
