package dev.portcullis.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.Persona;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules, before anybody is hit by them. */
@ExtendWith(Panel.class)
final class PanelRulesIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @Test
    void aMessageIsTriedAndNobodyBlocked(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona persona = Strangers.known();
        panel.site().deliver(line.delivery(line.text(persona, Instant.now(), "hello")));
        try (Desk desk = panel.deskOf(PanelSite.VIEWER)) {
            desk.open("/rules");
            desk.link("Try a message").click();

            // When
            desk.field("Text").fill(MARKUP + " " + Line.BAIT);
            desk.field("Sender").fill(Strangers.nameToMeta(persona));
            desk.field("Profile name").fill(MARKUP);
            desk.button("Try").click();

            // Then
            assertThat(desk.heading("Rules that hit")).isVisible();
            assertThat(desk.main().locator("mark").first()).hasText("double your bitcoin");
            assertThat(desk.main()).containsText(MARKUP + " I double your bitcoin in a day");
            assertThat(desk.field("Text")).hasValue(MARKUP + " " + Line.BAIT);
            assertThat(desk.field("Profile name")).hasValue(MARKUP);
            assertThat(desk.heading("Rules that did not")).isVisible();
            assertThat(line.calls("POST")).isEmpty();
            desk.assertNobodyIsShutOut();
            desk.assertCalm();

            // When
            desk.field("Text").fill("line");
            desk.field("How many times").fill("30");
            desk.button("Try").click();

            // Then
            assertThat(desk.heading("When each rule first hit")).isVisible();
            assertThat(desk.main()).containsText("flood: message 30, after");
            desk.assertCalm();
        }
    }

    @Test
    void aRuleIsFoundByItsWordsAndUnfolded(PanelSite panel) {
        try (Desk desk = panel.deskOf(PanelSite.VIEWER)) {
            // When
            desk.open("/rules");
            desk.field("Words").pressSequentially("FLOOD");

            // Then
            assertThat(desk.main().locator("#rules summary")).hasCount(1);
            assertThat(desk.main()).containsText(Pattern.compile("1 of [0-9]+ rules"));
            assertThat(desk.page().locator("#rule-flood")).isHidden();

            // When
            desk.main().locator("#rules summary").press("Enter");

            // Then
            assertThat(desk.page().locator("#rule-flood")).isVisible();
            desk.assertNobodyIsShutOut();
            desk.assertCalm();

            // When
            desk.open("/rules#rule-bait");

            // Then
            assertThat(desk.page().locator("#rule-bait")).isVisible();
            assertThat(desk.page().locator("#rule-flood")).isHidden();
        }
    }
}
