package dev.portcullis.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.Api;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People sign in to the panel by an identity provider, beside others who have passwords. */
@QuarkusTest
@TestProfile(ProviderSignInTest.BehindAProxy.class)
@WithTestResource(GatewayResource.class)
@WithTestResource(
        value = IdentityProvider.class,
        initArgs = @ResourceArg(name = IdentityProvider.CONFIDENTIAL, value = "true"))
class ProviderSignInTest {

    /** Who believes what a proxy says still serves those who come without one. */
    public static final class BehindAProxy implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.enable-forwarded-prefix", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "portcullis.admin.session-key", "KhUGtXV0mUq2hYtF3M7jvQzWmP5sD8aR",
                    "portcullis.admin.oidc.name", "Example & Sons");
        }
    }

    IdentityProvider provider;

    @Test
    void aSessionOfOursBegins() {
        // Given
        provider.expect("alice", "Messaging Team", "people");
        Visitor alice = new Visitor();

        // When
        Response answer = alice.signIn("?to=%2Fblocked%3Fline%3D1%26page%3D2");

        // Then: a page of our own leads on, since a redirect from another site would be asked without the cookie
        answer.then().statusCode(200).contentType("text/html;charset=UTF-8");
        Document hop = Jsoup.parse(answer.asString());
        assertThat(hop.select("meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("0;url=../../blocked?line=1&page=2");
        assertThat(hop.select("a").attr("href")).isEqualTo("../../blocked?line=1&page=2");
        Cookie session = answer.detailedCookie(SessionCookie.NAME);
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getSameSite()).isEqualTo("Strict");
        assertThat(alice.cookies()).containsOnlyKeys(SessionCookie.NAME);
        assertThat(answer.headers().getValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("q_session"));
        assertThat(alice.status("/api/v1/lines")).isEqualTo(200);
        assertThat(alice.get("/lines").asString()).contains("alice");
    }

    @ParameterizedTest
    @CsvSource({"viewer,403", "operator,404", "Messaging Team,404", "gateway-admins,404"})
    void theRoleIsTheProviders(String role, int changing) {
        provider.expect("alice", role, "people");
        Visitor alice = new Visitor();
        alice.signIn("").then().statusCode(200);

        alice.request()
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/rules/unknown/rearm")
                .then()
                .statusCode(changing);
    }

    @Test
    void aPasswordThatTheBrowserKeepsSendingDoesNoHarm() {
        provider.expect("alice", "viewer");
        Visitor alice = new Visitor().with("Authorization", "Basic YTpi");

        alice.signIn("").then().statusCode(200).cookie(SessionCookie.NAME);
    }

    @Test
    void signingOutEndsEveryCopyOfTheCookie() {
        // Given
        provider.expect("alice", "viewer");
        Visitor alice = new Visitor();
        alice.signIn("");
        Visitor copy = new Visitor();
        copy.cookies().putAll(alice.cookies());

        // When
        alice.signOut().then().statusCode(303);

        // Then
        assertThat(alice.cookies()).isEmpty();
        assertThat(copy.status("/api/v1/lines")).isEqualTo(303);
    }

    @Test
    void whomTheProviderCallsAdminIsNotTheAdminOfTheSettings() {
        // Given
        provider.expect("admin", "viewer");
        Visitor named = new Visitor();
        named.signIn("").then().statusCode(200);
        Visitor admin = new Visitor();
        String own = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("user", "admin", "password", GatewayResource.ADMIN_PASSWORD))
                .post("/sign-in")
                .cookie(SessionCookie.NAME);
        admin.cookies().put(SessionCookie.NAME, own);

        // Then
        String erasing = "/api/v1/lines/1/senders/+15550001111";
        named.request()
                .header("Sec-Fetch-Site", "same-origin")
                .delete(erasing)
                .then()
                .statusCode(403);
        named.signOut();
        assertThat(admin.status("/api/v1/lines")).isEqualTo(200);

        // Then: no ticket of the one kind passes for one of the other
        Visitor swapped = new Visitor();
        swapped.cookies().put(SessionCookie.NAME, own.replaceFirst("^1\\.", "2.admin."));
        assertThat(swapped.status("/api/v1/lines")).isEqualTo(303);
    }

    @Test
    void theTrailNamesWhoeverWasSignedIn() {
        // Given
        String line = "880099000000079";
        provider.expect("alice", "operator");
        Visitor alice = new Visitor();
        alice.signIn("");

        // When
        alice.request()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body(Map.of("users", List.of("+15551230782"), "reason", "spam"))
                .post("/api/v1/lines/" + line + "/blocks")
                .then()
                .statusCode(200);

        // Then
        Api.asViewer()
                .get("/api/v1/decisions?line=" + line)
                .then()
                .body("decisions[0].reason", Matchers.equalTo("blocked by alice: spam"));
    }

    @Test
    void thePageOffersBothWays() {
        Document page =
                Jsoup.parse(new Visitor().get("/sign-in?to=%2Flines%3Fa%3Db").asString());

        assertThat(page.select("a.button").text()).isEqualTo("Sign in with Example & Sons");
        assertThat(page.select("a.button").attr("href")).isEqualTo("sign-in/provider?to=%2Flines%3Fa%3Db");
        assertThat(page.select("input[name=password]")).hasSize(1);
    }

    @Test
    void theProviderLeadsBackToTheAddressThatTheBrowserSees() {
        // Given
        provider.expect("alice", "viewer");
        Visitor alice = new Visitor()
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "gw.example")
                .with("X-Forwarded-Prefix", "/gate");

        // When
        String back = alice.atProvider("?to=%2Flines", "yes");
        Response answer = alice.comeBack(back);

        // Then
        assertThat(back).startsWith("https://gw.example/gate/sign-in/provider/callback?");
        answer.then().statusCode(200);
        assertThat(answer.detailedCookie(SessionCookie.NAME).isSecured()).isTrue();
        String goal = Jsoup.parse(answer.asString()).select("a").attr("href");
        assertThat(URI.create(back).resolve(goal)).hasToString("https://gw.example/gate/lines");
    }

    @Test
    void onlyWhatIsNeededIsAsked() {
        String asked =
                URLDecoder.decode(new Visitor().get("/sign-in/provider").header("Location"), StandardCharsets.UTF_8);

        assertThat(asked).contains("scope=openid profile", "code_challenge_method=S256", "nonce=");
        assertThat(asked).contains("redirect_uri=http://localhost:");
    }
}
