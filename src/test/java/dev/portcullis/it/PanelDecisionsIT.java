package dev.portcullis.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was decided, why, and how it is taken back. */
@ExtendWith(Panel.class)
final class PanelDecisionsIT {

    @Test
    void aFloodIsAnnouncedAndProved(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona flooding = Strangers.known();
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            desk.open("/decisions?line=" + line.id());
            assertThat(desk.main()).containsText("No decision fits this filter.");
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("Live: new decisions are announced here.");

            // When
            Instant first = Instant.now().minusSeconds(30);
            List<MetaMessage> texts = line.texts(flooding, 30, first, Duration.ofSeconds(1));
            panel.site().deliver(line.delivery(texts));

            // Then: nothing moves until somebody asks for it
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("1 new");
            assertThat(decisions(desk)).hasCount(0);

            // When
            desk.button("Show 1 new decision").click();
            Locator decision = decisions(desk);
            assertThat(decision.locator("summary").first()).isFocused();
            desk.page().keyboard().press("Enter");

            // Then
            assertThat(decision).containsText(Strangers.nameToMeta(flooding));
            assertThat(decision).containsText("flood, enforce");
            assertThat(decision).containsText(Pattern.compile("Rule set\\s*[0-9a-f]{12,}"));
            assertThat(decision).containsText(texts.getLast().id());
            Locator counted = decision.getByRole(
                    AriaRole.ROW,
                    new Locator.GetByRoleOptions().setName(Pattern.compile("messages, by one sender 1 min.* 30 30")));
            assertThat(counted).isVisible();
            // Then: Meta's answer comes in where the decision stands open
            assertThat(decision).containsText(Pattern.compile("At Meta\\s*Meta blocked the sender"));
            assertThat(decision.getByRole(
                            AriaRole.LIST, new Locator.GetByRoleOptions().setName("From message to block")))
                    .containsText(Pattern.compile("\\+\\d+.*ms"));

            // When
            decision.getByText("The messages that were counted").click();

            // Then
            assertThat(decision.locator(".evidence").getByRole(AriaRole.LISTITEM))
                    .hasCount(30);

            // When: the decision changes while somebody reads its evidence
            new Operator(panel.site().gateway()).unblock(line, flooding).join();

            // Then
            assertThat(decision).containsText("The block was lifted");
            assertThat(decision.locator(".evidence").getByRole(AriaRole.LISTITEM))
                    .hasCount(30);
            desk.assertNobodyIsShutOut();
            desk.assertCalm();
        }
    }

    @Test
    void whatMatchedIsMarkedInTheText(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona persona = Strangers.known();
        panel.site().deliver(line.delivery(line.text(persona, Instant.now(), "Hi! " + Line.BAIT)));
        await().until(() -> line.isBlocked(persona));
        try (Desk desk = panel.deskOf(PanelSite.VIEWER)) {
            // When
            desk.open("/decisions");
            desk.field("Sender").fill(Strangers.nameToMeta(persona));
            desk.button("Filter").click();
            decisions(desk).locator("summary").click();

            // Then
            assertThat(decisions(desk).locator("mark")).hasText("double your bitcoin");
            assertThat(decisions(desk)).containsText("Hi! " + Line.BAIT);
            desk.assertCalm();
        }
    }

    @Test
    void aBadRuleIsUndone(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        List<Persona> wronged = Strangers.several(3, Strangers::known);
        wronged.forEach(each -> panel.site().deliver(line.delivery(line.text(each, Instant.now(), Line.BAIT))));
        await().until(() -> wronged.stream()
                .allMatch(each -> panel.site().stateOf(line, each).equals("blocked")));
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            desk.open("/rules?rule=bait");

            // When
            desk.page()
                    .locator("#rule-bait")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Undo what it did"))
                    .click();
            Locator form = desk.form("What to undo");
            assertThat(form.getByLabel("Rule")).hasValue("bait");
            form.getByLabel("Line").selectOption(line.id());
            desk.button("Preview").click();

            // Then
            assertThat(desk.heading("3 senders would be freed")).isVisible();
            assertThat(line.blocked()).hasSize(3);

            // When
            desk.field("Reason").fill("a rule that was too strict");
            desk.button("Undo").click();
            assertThat(desk.heading("Undo of bait")).isVisible();
            assertThat(desk.main()).containsText(Pattern.compile("Found\\s*3"));
            await().until(() -> line.blocked().isEmpty());
            await().until(() -> {
                desk.page().reload();
                return desk.main().innerText().matches("(?s).*Released\\s+3.*");
            });

            // Then
            assertThat(desk.main().getByRole(AriaRole.LISTITEM).filter(said("released")))
                    .hasCount(3);
            assertThat(desk.link("Look again")).isHidden();
            desk.assertNobodyIsShutOut();
            desk.assertCalm();
        }
    }

    private static Locator decisions(Desk desk) {
        return desk.page().locator("li.decision");
    }

    private static Locator.FilterOptions said(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
