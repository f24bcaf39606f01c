package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not sign people in by an identity provider, and what they are told. */
@QuarkusTest
@TestProfile(ProviderSignInTest.BehindAProxy.class)
@WithTestResource(GatewayResource.class)
@WithTestResource(
        value = IdentityProvider.class,
        initArgs = @ResourceArg(name = IdentityProvider.CONFIDENTIAL, value = "true"))
class ProviderRefusalsTest {

    IdentityProvider provider;

    @AfterEach
    void provideAgain() {
        provider.forge(false);
        provider.fallSilent(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "people"})
    void nobodyGetsInWithoutARole(String role) {
        // Given
        provider.expect("bob", role);
        Visitor bob = new Visitor();

        // When
        Response answer = bob.signIn("");

        // Then
        assertThat(text(answer, 403))
                .contains("knows you as bob", "Found " + role + ",", "Ask whoever looks after")
                .contains("expected one of Messaging Team, gateway-admins, operator, viewer");
        assertThat(bob.cookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void aRefusalIsTold() {
        Visitor alice = new Visitor();

        assertThat(text(alice.comeBack(alice.atProvider("", "no")), 403)).contains("access_denied");
        assertThat(alice.cookies()).isEmpty();
    }

    @Test
    void anErrorIsNotShownAsItCame() {
        Visitor alice = new Visitor();
        String back = alice.atProvider("", "no").replace("access_denied", "%3Cscript%3Ecall+1-555");

        assertThat(text(alice.comeBack(back), 403)).contains("no reason given").doesNotContain("555", "script");
    }

    @Test
    void aProviderThatFallsSilentIsNamed() {
        Visitor alice = new Visitor();
        String back = alice.atProvider("", "yes");
        provider.fallSilent(true);

        assertThat(text(alice.comeBack(back), 503)).contains("does not answer");
        assertThat(alice.cookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void forgedTokensOpenNothing() {
        provider.expect("alice", "gateway-admins");
        provider.forge(true);
        Visitor alice = new Visitor();

        assertThat(text(alice.signIn(""), 403)).contains("could not be verified");
        assertThat(alice.cookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void theWayBackIsGoneOnce() {
        // Given
        provider.expect("alice", "viewer");
        Visitor alice = new Visitor();
        String back = alice.atProvider("", "yes");
        Visitor copy = new Visitor();
        copy.cookies().putAll(alice.cookies());
        alice.comeBack(back).then().statusCode(200);

        // Then: not again by the same browser, nor by whoever has a copy of all that it sent
        assertThat(text(alice.comeBack(back), 400)).contains("sign in anew");
        assertThat(text(copy.comeBack(back), 403)).contains("could not be verified");
        assertThat(copy.cookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void anotherBrowserCannotGoTheWayBack() {
        // Given
        provider.expect("mallory", "gateway-admins");
        String back = new Visitor().atProvider("", "yes");
        Visitor victim = new Visitor();

        // Then: without a sign-in of their own, with one, and with a forged state
        assertThat(text(victim.comeBack(back), 400)).contains("has begun no sign-in");
        victim.atProvider("", "yes");
        assertThat(text(victim.comeBack(back), 400)).contains("has begun no sign-in");
        assertThat(text(victim.comeBack(back.replaceAll("state=[^&]*", "state=x")), 400))
                .contains("has begun no sign-in");
        assertThat(text(victim.get("/sign-in/provider/callback"), 400)).contains("has begun no sign-in");
        assertThat(victim.cookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void aProgramsTokenBeginsNoSession() {
        Visitor program = new Visitor().with("Authorization", "Bearer " + provider.token("robot", "viewer"));

        assertThat(text(program.get("/sign-in/provider/callback"), 400)).contains("has begun no sign-in");
        assertThat(program.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/sign-in/provider"})
    void nobodyIsSentToAnotherSite(String to) {
        provider.expect("alice", "viewer");

        Response answer = new Visitor().signIn("?to=" + to.replace("\\", "%5C"));

        assertThat(Jsoup.parse(answer.asString()).select("a").attr("href")).isEqualTo("../../");
    }

    @Test
    void aPlantedCookieLeadsNowhereElse() {
        provider.expect("alice", "viewer");
        Visitor alice = new Visitor();
        String back = alice.atProvider("", "yes");
        alice.cookies().put(ReturnCookie.NAME, "Ly9ldmlsLmV4YW1wbGU");

        assertThat(Jsoup.parse(alice.comeBack(back).asString()).select("a").attr("href"))
                .isEqualTo("../../");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void aNameIsNeeded(String name) {
        provider.expect(name, "viewer");

        assertThat(text(new Visitor().signIn(""), 403)).contains("quarkus.oidc.token.principal-claim");
    }

    private static String text(Response answer, int status) {
        answer.then().statusCode(status).contentType("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString()).text();
    }
}
