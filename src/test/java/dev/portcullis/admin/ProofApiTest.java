package dev.portcullis.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
@TestProfile(ProofApiTest.WithTexts.class)
class ProofApiTest {

    MetaEmulator meta;
    Visitors visitors;

    public static final class WithTexts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portcullis.audit.text", "matched", "portcullis.audit.text-kept", "1d");
        }
    }

    @Test
    void showsWhatMatchedInItsPlace() {
        // Given
        visitors.write("32100", "15551230001", null, "<b>Please</b> click the link");

        // Then
        Api.asAdmin()
                .queryParam("line", "32100")
                .get("/api/v1/decisions")
                .then()
                .body("decisions[0].rule", equalTo("watched"))
                .body("decisions[0].text", hasSize(1))
                .body("decisions[0].text[0].place", equalTo("body"))
                .body("decisions[0].text[0].from", equalTo(0))
                .body("decisions[0].text[0].text", equalTo("<b>Please</b> click the link"))
                .body("decisions[0].text[0].spans[0].start", equalTo(14))
                .body("decisions[0].text[0].spans[0].end", equalTo(28));
    }

    @Test
    void hasNoTextWithoutAMatchInOne() {
        // Given
        for (int i = 0; i < 3; i++) {
            visitors.write("32101", "15551230001", null, "hello");
        }

        // Then
        Api.asAdmin()
                .queryParam("line", "32101")
                .get("/api/v1/decisions")
                .then()
                .body("decisions.rule", contains("flood"))
                .body("decisions[0]", not(hasKey("text")));
    }

    @Test
    void countsHitsByRuleAndMode() {
        // Given
        for (int i = 0; i < 3; i++) {
            visitors.write("32102", "1555123000" + i, null, "click the link");
        }
        visitors.write("32102", "15551230005", null, "double your bitcoin");

        // Then
        Api.asAdmin()
                .queryParam("line", "32102")
                .queryParam("since", "PT2H")
                .get("/api/v1/rules/hits")
                .then()
                .statusCode(200)
                .body("bucket", equalTo("PT1H"))
                .body("rules.find { it.rule == 'watched' }.mode", equalTo("shadow"))
                .body("rules.find { it.rule == 'watched' }.total", equalTo(3))
                .body("rules.find { it.rule == 'watched' }.effects.recorded", equalTo(3))
                .body("rules.find { it.rule == 'scam' }.effects.opened", equalTo(1))
                .body("rules.rule", not(hasItem("flood")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-PT1H", "1h"})
    void namesAMalformedSince(String since) {
        Api.asAdmin()
                .queryParam("since", since)
                .get("/api/v1/rules/hits")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }
}
