package dev.portcullis.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** An identity provider that has not been reached since the start. */
@QuarkusTest
@TestProfile(ProviderAwayTest.NobodyListens.class)
@WithTestResource(GatewayResource.class)
class ProviderAwayTest {

    /** No server has the port that means "any". */
    public static final class NobodyListens implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:1",
                    "quarkus.oidc.client-id", "portcullis",
                    "quarkus.oidc.connection-delay", "0s",
                    "quarkus.oidc.connection-timeout", "2s");
        }
    }

    @Test
    void peopleAreToldAndMayUseTheirPasswords() {
        // When
        Response answer = new Visitor().get("/sign-in/provider");

        // Then
        answer.then().statusCode(503);
        assertThat(Jsoup.parse(answer.asString()).text()).contains("does not answer", "password");
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("user", "admin", "password", GatewayResource.ADMIN_PASSWORD))
                .post("/sign-in")
                .then()
                .statusCode(303)
                .cookie(SessionCookie.NAME);
    }
}
