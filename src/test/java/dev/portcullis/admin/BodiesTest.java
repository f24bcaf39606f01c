package dev.portcullis.admin;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people send by mistake is not taken for something else. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class BodiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/undo | {\"rule\":\"scam\",\"since\":\"PT1H\",\"preveiw\":true} | preveiw",
                "/api/v1/lines/45000/blocks | {\"users\":[\"+15551230001\"],\"reson\":\"x\"} | reson",
                "/api/v1/lines/45000/reconciliation | {\"dry_run\":true} | dry_run",
                "/api/v1/rules/short-fuse/rearm | {\"lines\":\"45000\"} | lines"
            })
    void refusesWhatItDoesNotKnow(String path, String body, String found) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body(
                        "detail",
                        allOf(
                                containsString(found),
                                containsString("Expected are"),
                                containsString("Nothing was done")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"users\":[\"+15551230001\"],\"reason\":\"x\"} {}",
                "{\"users\":[\"+15551230001\"],\"users\":[\"+15551230002\"],\"reason\":\"x\"}"
            })
    void refusesWhatCanBeReadInTwoWays(String body) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/lines/45000/blocks")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void tellsHowLargeABodyMayBe() {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body("x".repeat(5 << 20))
                .post("/api/v1/lines/45000/blocks")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("expected at most 4194304"));
    }
}
