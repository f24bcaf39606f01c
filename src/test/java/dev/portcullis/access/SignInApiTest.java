package dev.portcullis.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portcullis.admin.Api;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class SignInApiTest {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void aSessionStandsForThePassword() {
        // When
        Response answer = signIn("operator", GatewayResource.OPERATOR_PASSWORD, "/blocked?line=1");

        // Then
        answer.then().statusCode(303).header("Location", "./blocked?line=1");
        Cookie cookie = answer.detailedCookie(SessionCookie.NAME);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.hasExpiryDate()).isFalse();
        with(cookie.getValue()).get("/api/v1/lines").then().statusCode(200);
        with(cookie.getValue())
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(404);
    }

    @Test
    void signingOutEndsEveryCopyOfTheCookie() {
        // Given
        String cookie = viewersCookie();

        // When
        with(cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", "sign-in")
                .header("Set-Cookie", containsString("Max-Age=0"));

        // Then
        with(cookie).get("/api/v1/lines").then().statusCode(401);
        with(viewersCookie()).get("/api/v1/lines").then().statusCode(200);
    }

    @Test
    void wrongPasswordsLeadBackToTheForm() {
        form("viewer", "wrong", "/lines/1")
                .accept(HTML)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .header("Location", "sign-in?to=%2Flines%2F1&problem=wrong")
                .header("Set-Cookie", nullValue());
        form("viewer", "wrong", "/")
                .post("/sign-in")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", startsWith("Form"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/a/../..//evil.example"})
    void nobodyIsSentToAnotherSite(String to) {
        signIn("viewer", GatewayResource.VIEWER_PASSWORD, to)
                .then()
                .statusCode(303)
                .header("Location", "./");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Sec-Fetch-Site,same-origin,404",
        "Origin,https://evil.example,403",
        "Origin,null,403",
        "Origin,OWN,404",
        "Referer,https://evil.example/page,403",
        "Referer,OWN/page,404",
        "X-Nothing,x,403"
    })
    void aSessionChangesNothingForPagesOfOtherSites(String header, String value, int status) {
        String own = "http://localhost:" + RestAssured.port;

        with(signIn("operator", GatewayResource.OPERATOR_PASSWORD, "/").cookie(SessionCookie.NAME))
                .header(header, value.replace("OWN", own))
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-out"})
    void nobodyIsSignedInOrOutByAnotherSite(String path) {
        given().formParam("user", "viewer")
                .formParam("password", GatewayResource.VIEWER_PASSWORD)
                .header("Origin", "https://evil.example")
                .post(path)
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue());
    }

    @Test
    void aFormOfAnotherSiteCannotPassForJson() {
        Api.asOperator()
                .contentType("text/plain")
                .body("{\"users\":[\"+15551230001\"],\"reason\":\"x\"}")
                .post("/api/v1/lines/1/blocks")
                .then()
                .statusCode(415);
    }

    @Test
    void browsersAreShownTheForm() {
        given().redirects()
                .follow(false)
                .accept(HTML)
                .get("/api/v1/decisions?since=PT1H")
                .then()
                .statusCode(303)
                .header("Location", "../../sign-in?to=%2Fapi%2Fv1%2Fdecisions%3Fsince%3DPT1H");
        given().redirects()
                .follow(false)
                .accept(HTML)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", "./sign-in");
        given().accept(HTML).get("/sign-in").then().statusCode(200);
    }

    @Test
    void nothingShowsOfAnIdentityProviderWhereThereIsNone() {
        assertThat(given().accept(HTML).get("/sign-in").asString())
                .contains("password")
                .doesNotContain("provider");
        given().get("/sign-in/provider").then().statusCode(404);
        given().get("/sign-in/provider/callback?code=x&state=y").then().statusCode(404);
    }

    @Test
    void scriptsOfThePanelAreToldWithoutADialogue() {
        given().header("HX-Request", "true")
                .get("/api/v1/lines")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Form"))
                .header("HX-Refresh", equalTo("true"));
        given().header("Sec-Fetch-Mode", "cors")
                .get("/api/v1/lines")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Form"));
    }

    @Test
    void theTrailNamesWhoeverWasSignedIn() {
        // Given
        String line = "880099000000078";

        // When
        with(signIn("operator", GatewayResource.OPERATOR_PASSWORD, "/").cookie(SessionCookie.NAME))
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body(Map.of("users", List.of("+15551230781"), "reason", "spam"))
                .post("/api/v1/lines/" + line + "/blocks")
                .then()
                .statusCode(200);

        // Then
        Api.asViewer()
                .get("/api/v1/decisions?line=" + line)
                .then()
                .body("decisions[0].reason", equalTo("blocked by operator: spam"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.AAAAAAAAAAAAAAAAAAAAAA.YWRtaW4.1.99999999999.AAAA"})
    void forgedCookiesOpenNothing(String cookie) {
        with(cookie).get("/api/v1/lines").then().statusCode(401);
    }

    @Test
    void guessingEndsWithAHint() {
        for (int i = 0; i < AttemptLimits.OF_ONE_AT_ONE; i++) {
            given().auth()
                    .preemptive()
                    .basic("guessed", "x" + i)
                    .get("/api/v1/lines")
                    .then()
                    .statusCode(401);
        }
        given().auth()
                .preemptive()
                .basic("guessed", "y")
                .get("/api/v1/lines")
                .then()
                .statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("Wait"));
        form("guessed", "z", "/")
                .accept(HTML)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .header("Location", containsString("problem=limited&wait="));
        Api.asViewer().get("/api/v1/lines").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/api/v1/lines", "/api/v1/nothing"})
    void everyAnswerTellsBrowsersWhatToTrust(String path) {
        for (RequestSpecification request : List.of(given(), Api.asViewer())) {
            request.redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Referrer-Policy", equalTo("same-origin"))
                    .header("Cache-Control", equalTo("no-store"));
        }
        given().get("/webhook").then().header("Content-Security-Policy", nullValue());
    }

    private static String viewersCookie() {
        return signIn("viewer", GatewayResource.VIEWER_PASSWORD, "/").cookie(SessionCookie.NAME);
    }

    private static Response signIn(String user, String password, String to) {
        return form(user, password, to).accept(HTML).post("/sign-in");
    }

    private static RequestSpecification form(String user, String password, String to) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("user", user, "password", password, "to", to));
    }

    private static RequestSpecification with(String cookie) {
        return given().redirects().follow(false).cookie(SessionCookie.NAME, cookie);
    }
}
