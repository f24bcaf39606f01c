package dev.portcullis.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.admin.Api;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class AdminAccessTest {

    @TestHTTPResource(value = "/openapi", management = true)
    URL description;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lines",
                "/api/v1/decisions",
                "/api/v1/rules",
                "/api/v1/nothing",
                "/api;x=1/v1/lines",
                "//api/v1/lines",
                "/api/v1/../v1/lines",
                "/"
            })
    void strangersAreAskedToSignIn(String path) {
        given().urlEncodingEnabled(false)
                .when()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("realm=\"Portcullis\""))
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(401))
                .body("title", equalTo("Unauthorized"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin:wrong", "nobody:correct horse battery staple", "admin:", "admin", ":"})
    void wrongCredentialsAreRefused(String credentials) {
        given().header("Authorization", basic(credentials))
                .when()
                .get("/api/v1/lines")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("Sign in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic %%%", "Basic", "Bearer abc", "Digest username=admin"})
    void unreadableCredentialsAreRefused(String header) {
        given().header("Authorization", header)
                .when()
                .get("/api/v1/lines")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void adminIsLetIn() {
        Api.asAdmin().when().get("/api/v1/lines").then().statusCode(200).contentType("application/json");
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,404", "none,404"})
    void otherSitesChangeNothing(String from, int status) {
        Api.asAdmin()
                .header("Sec-Fetch-Site", from)
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE);
        Api.asAdmin().header("Sec-Fetch-Site", from).get("/api/v1/lines").then().statusCode(200);
    }

    @Test
    void theManagementPortDescribesTheApi() {
        given().get(description)
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/lines/{line}/blocks"))
                .body(containsString("scheme: basic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhook", "/webhook/"})
    void metasDoorAsksNobodyToSignIn(String path) {
        given().header("Authorization", basic("admin:wrong"))
                .when()
                .get(path)
                .then()
                .statusCode(not(equalTo(401)));
    }

    @Test
    void unknownPathsAreProblems() {
        Api.asAdmin()
                .when()
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("/api/v1/nothing"));
    }

    @Test
    void wrongMethodsAreProblems() {
        Api.asAdmin()
                .when()
                .put("/api/v1/lines")
                .then()
                .statusCode(405)
                .contentType(Problem.MEDIA_TYPE)
                .body("stack", nullValue());
    }

    @Test
    void unwantedFormatsAreProblems() {
        Api.asAdmin()
                .accept("text/html")
                .when()
                .get("/api/v1/lines")
                .then()
                .statusCode(406)
                .contentType(Problem.MEDIA_TYPE);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
