package dev.portcullis.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.access.AttemptLimits;
import dev.portcullis.access.SessionCookie;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BehindAnIngressTest.TrustedProxy.class)
@WithTestResource(GatewayResource.class)
class BehindAnIngressTest {

    /** What a person sets whose ingress ends TLS and puts a prefix before the paths. */
    public static final class TrustedProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.enable-forwarded-prefix", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Test
    void redirectsHoldUnderThePrefix() {
        from("203.0.113.1")
                .accept("text/html")
                .get("/api/v1/lines")
                .then()
                .statusCode(303)
                .header("Location", "../../sign-in?to=%2Fapi%2Fv1%2Flines");
    }

    @Test
    void theCookieNeverLeavesHttpsAgain() {
        Response answer = signIn("203.0.113.1", GatewayResource.VIEWER_PASSWORD);

        answer.then().statusCode(303).header("Location", "./lines");
        assertThat(answer.detailedCookie(SessionCookie.NAME).isSecured()).isTrue();
    }

    @Test
    void originIsTheAddressThatTheBrowserSees() {
        String cookie = from("203.0.113.1")
                .header("Origin", "https://gw.example")
                .formParams(Map.of("user", "operator", "password", GatewayResource.OPERATOR_PASSWORD))
                .post("/sign-in")
                .cookie(SessionCookie.NAME);

        from("203.0.113.1")
                .cookie(SessionCookie.NAME, cookie)
                .header("Origin", "https://gw.example")
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(404);
        from("203.0.113.1")
                .cookie(SessionCookie.NAME, cookie)
                .header("Origin", "https://gw.example:8443")
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(403);
    }

    @Test
    void failuresCountForTheAddressThatTheProxyTells() {
        // When
        for (int i = 0; i < AttemptLimits.OF_ONE_AT_ONE; i++) {
            assertThat(signIn("203.0.113.9", "wrong").header("Location")).contains("problem=wrong");
        }

        // Then
        assertThat(signIn("203.0.113.9", GatewayResource.VIEWER_PASSWORD).header("Location"))
                .contains("problem=limited");
        assertThat(signIn("203.0.113.10", GatewayResource.VIEWER_PASSWORD).header("Location"))
                .isEqualTo("./lines");
    }

    private static Response signIn(String address, String password) {
        return from(address)
                .header("Sec-Fetch-Site", "same-origin")
                .accept("text/html")
                .formParams(Map.of("user", "viewer", "password", password, "to", "/lines"))
                .post("/sign-in");
    }

    private static RequestSpecification from(String address) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "gw.example")
                .header("X-Forwarded-Prefix", "/portcullis");
    }
}
