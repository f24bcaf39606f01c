package dev.portcullis.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An identity provider alone lets people in: no password is configured. */
@QuarkusTest
@WithTestResource(
        value = GatewayResource.class,
        initArgs = @ResourceArg(name = GatewayResource.WITH_PASSWORD, value = "false"))
@WithTestResource(IdentityProvider.class)
class TokensTest {

    IdentityProvider provider;

    @ParameterizedTest
    @CsvSource({
        "viewer,200,403",
        "operator,200,404",
        "gateway-admins,200,404",
        "Messaging Team,200,404",
        "admin,403,403",
        "stranger,403,403"
    })
    void theRoleIsInTheToken(String role, int reading, int changing) {
        bearing(provider.token("alice", role)).get("/api/v1/lines").then().statusCode(reading);
        bearing(provider.token("alice", role))
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(changing)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void noOtherTokenIsTaken() {
        bearing(provider.forgedToken("alice", "admin"))
                .get("/api/v1/lines")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
        bearing(provider.tokenForAnother("alice", "admin"))
                .get("/api/v1/lines")
                .then()
                .statusCode(401);
        bearing("x").get("/api/v1/lines").then().statusCode(401);
        given().get("/api/v1/lines").then().statusCode(401);
    }

    @Test
    void aClientWithoutASecretSignsPeopleInToo() {
        // Given
        provider.expect("alice", "viewer");
        Visitor alice = new Visitor();

        // When
        Document page = Jsoup.parse(alice.get("/sign-in").asString());
        alice.signIn("").then().statusCode(200);

        // Then: nobody has a password
        assertThat(page.select("a.button").text()).isEqualTo("Sign in with your identity provider");
        assertThat(page.select("input")).isEmpty();
        assertThat(alice.status("/api/v1/lines")).isEqualTo(200);
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
