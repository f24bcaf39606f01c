package dev.portcullis.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.portcullis.access.IdentityProvider;
import dev.portcullis.testing.GatewayLaunch;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An identity provider on another site leads a browser back, whose rules for cookies are strict. */
@ExtendWith(Panel.class)
final class PanelProviderIT {

    @Test
    void signingInByAProviderAndOut() {
        Map.Entry<IdentityProvider, Map<String, String>> opened = IdentityProvider.open();
        try (IdentityProvider provider = opened.getKey();
                Site site = Site.open("provider", launch -> with(launch, opened.getValue()));
                Chromium chromium = Chromium.start();
                Desk desk = new Desk(chromium.browser()
                        .newContext(new NewContextOptions()
                                .setBaseURL(
                                        site.gateway().webhook().resolve("/").toString())))) {
            // Given
            provider.expect("alice", "operator");
            desk.open("/rules");
            assertThat(desk.heading("Sign in")).isVisible();
            assertThat(desk.field("Password")).isVisible();
            desk.assertNobodyIsShutOut();
            desk.assertFitsTheScreen();

            // When
            desk.link("Sign in with Example").click();
            desk.link("Go on as alice").click();

            // Then: where they wanted to go
            assertThat(desk.heading("Rules")).isVisible();
            assertThat(desk.page())
                    .hasURL(site.gateway().webhook().resolve("/rules").toString());
            assertThat(desk.page().getByRole(AriaRole.BANNER)).containsText("Signed in as alice");
            assertThat(desk.page().context().cookies())
                    .extracting(cookie -> cookie.name)
                    .containsExactly("portcullis-session");
            assertThat(site.gateway().output())
                    .contains("alice signed in to the panel by the identity provider, as operator");

            // When
            desk.button("Sign out").click();

            // Then
            assertThat(desk.heading("Sign in")).isVisible();
            desk.open("/rules");
            assertThat(desk.heading("Rules")).isHidden();

            // When
            desk.link("Sign in with Example").click();
            desk.link("Go back").click();

            // Then
            assertThat(desk.main()).containsText("access_denied");
            desk.link("To the first page").click();
            assertThat(desk.heading("Sign in")).isVisible();
            desk.assertCalm();
        }
    }

    private static GatewayLaunch with(GatewayLaunch launch, Map<String, String> settings) {
        GatewayLaunch told = launch.with("PORTCULLIS_ADMIN_PASSWORD", Operator.PASSWORD)
                .with("PORTCULLIS_ADMIN_OIDC_NAME", "Example");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            told = told.with(
                    setting.getKey().replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT), setting.getValue());
        }
        return told;
    }
}
