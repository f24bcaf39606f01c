package dev.portcullis.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class RulesApiTest {

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void showsTheLiveRules() {
        Api.asAdmin()
                .get("/api/v1/rules")
                .then()
                .statusCode(200)
                .body("hash", matchesPattern("[0-9a-f]+"))
                .body("loadedAt", matchesPattern(".*Z"))
                .body("mode", equalTo("enforce"))
                .body("rules.id", contains("scam", "flood", "short-fuse", "watched"))
                .body("rules.mode", contains("enforce", "enforce", "enforce", "shadow"))
                .body("rules.action", contains("block", "tag", "block", "block"))
                .body("rules[0].severity", equalTo("high"))
                .body("rules[0].file", containsString("gateway.yaml:"))
                .body("rules[0].tripped", hasSize(0))
                .body("rules[0].lease", nullValue())
                .body("rules[3].lease", equalTo("PT168H"))
                .body("rules[3].shareOfSenders", equalTo(0.02f))
                .body("problems", hasSize(0));
    }

    @Test
    void aTrippedRuleActsAgainOnceItIsReArmed() {
        // Given
        visitors.write("50100", "15551230001", null, "win the lottery");
        visitors.write("50100", "15551230002", null, "win the lottery");
        Api.asAdmin()
                .get("/api/v1/rules")
                .then()
                .body("rules.find { it.id == 'short-fuse' }.tripped.line", contains("50100"))
                .body("rules.find { it.id == 'short-fuse' }.tripped[0].since", notNullValue())
                .body("rules.find { it.id == 'short-fuse' }.tripped[0].limit", equalTo("rule"));

        // When
        Api.asAdmin()
                .post("/api/v1/rules/short-fuse/rearm")
                .then()
                .statusCode(200)
                .body("rule", equalTo("short-fuse"))
                .body("lines", contains("50100"));

        // Then
        visitors.write("50100", "15551230003", null, "win the lottery");
        Awaitility.await().until(() -> meta.isBlocked("50100", "15551230003"));
        Api.asAdmin().get("/api/v1/rules").then().body("rules.find { it.id == 'short-fuse' }.tripped", hasSize(0));
    }

    @Test
    void reArmsAllLinesAtOnce() {
        // Given
        for (String line : new String[] {"50103", "50104"}) {
            visitors.write(line, "15551230001", null, "win the lottery");
            visitors.write(line, "15551230002", null, "win the lottery");
        }

        // When
        Api.asAdmin()
                .queryParam("reason", "it was a promotion of ours")
                .post("/api/v1/rules/short-fuse/rearm")
                .then()
                .statusCode(200)
                .body("lines", hasItems("50103", "50104"));

        // Then
        Api.asAdmin().get("/api/v1/rules").then().body("rules.find { it.id == 'short-fuse' }.tripped", hasSize(0));
        Api.asAdmin().get("/api/v1/decisions?line=50103").then().statusCode(200);
    }

    @Test
    void reArmsOneLineOnly() {
        // Given
        for (String line : new String[] {"50101", "50102"}) {
            visitors.write(line, "15551230001", null, "win the lottery");
            visitors.write(line, "15551230002", null, "win the lottery");
        }

        // When
        Api.asAdmin()
                .queryParam("line", "50101")
                .post("/api/v1/rules/short-fuse/rearm")
                .then()
                .body("lines", contains("50101"));

        // Then
        Api.asAdmin().post("/api/v1/rules/short-fuse/rearm").then().body("lines", contains("50102"));
    }

    @Test
    void takesTheLineInABodyToo() {
        // Given
        for (String line : new String[] {"50105", "50106"}) {
            visitors.write(line, "15551230001", null, "win the lottery");
            visitors.write(line, "15551230002", null, "win the lottery");
        }

        // When
        Api.asAdmin()
                .contentType("application/json")
                .body("{\"line\":\"50105\",\"reason\":\"it was a promotion of ours\"}")
                .post("/api/v1/rules/short-fuse/rearm")
                .then()
                .body("lines", contains("50105"));

        // Then
        Api.asAdmin().post("/api/v1/rules/short-fuse/rearm").then().body("lines", contains("50106"));
    }

    @Test
    void knowsNoRuleOfAnotherName() {
        Api.asAdmin()
                .post("/api/v1/rules/scams/rearm")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("'scams'"));
    }
}
