package dev.portcullis.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ClosedAdminTest.PasswordInAFile.class)
@WithTestResource(
        value = GatewayResource.class,
        initArgs = @ResourceArg(name = GatewayResource.WITH_PASSWORD, value = "false"))
class ClosedAdminTest {

    private static final Path FILE = Path.of("target", "admin-password-of-closed-admin-test");

    /** The file comes and goes. */
    public static final class PasswordInAFile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portcullis.admin.password-file", FILE.toString());
        }
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Test
    void nobodyIsLetInWithoutAPassword() {
        given().get("/api/v1/lines")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", equalTo(null))
                .body("detail", containsString("PORTCULLIS_ADMIN_PASSWORD"));
        given().auth()
                .preemptive()
                .basic("admin", "")
                .get("/api/v1/lines")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE);
        given().get("/webhook").then().statusCode(not(equalTo(401)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lines/1/blocked", "/sign-in"})
    void aBrowserIsToldWhatToSet(String page) {
        given().accept("text/html,application/xhtml+xml")
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("<h1>"))
                .body(containsString("PORTCULLIS_ADMIN_PASSWORD"));
    }

    @Test
    void aPasswordFileCountsAtOnce() throws IOException {
        // Given
        Files.writeString(FILE, "first\n");
        given().auth()
                .preemptive()
                .basic("admin", "first")
                .get("/api/v1/lines")
                .then()
                .statusCode(200);

        // When
        Files.writeString(FILE, "second\n");

        // Then
        given().auth()
                .preemptive()
                .basic("admin", "first")
                .get("/api/v1/lines")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("admin", "second")
                .get("/api/v1/lines")
                .then()
                .statusCode(200);
    }

    @Test
    void aSessionEndsWithThePasswordThatBeganIt() throws IOException {
        // Given
        Files.writeString(FILE, "first\n");
        String cookie = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("user", "admin", "password", "first"))
                .post("/sign-in")
                .cookie(SessionCookie.NAME);
        given().cookie(SessionCookie.NAME, cookie).get("/api/v1/lines").then().statusCode(200);

        // When
        Files.writeString(FILE, "second\n");

        // Then
        given().cookie(SessionCookie.NAME, cookie).get("/api/v1/lines").then().statusCode(401);
        Files.delete(FILE);
        given().cookie(SessionCookie.NAME, cookie).get("/api/v1/lines").then().statusCode(403);
    }
}
