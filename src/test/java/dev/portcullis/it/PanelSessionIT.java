package dev.portcullis.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portcullis.dev.Persona;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in, by which means, and to what. */
@ExtendWith(Panel.class)
final class PanelSessionIT {

    /** Where the focus cannot be seen, the test must not find anything either. */
    private static final String FOCUS_IS_SEEN = """
            () => {
              const it = document.activeElement;
              const style = getComputedStyle(it);
              const box = it.getBoundingClientRect();
              return it.matches(':focus-visible') && style.outlineStyle !== 'none'
                  && parseFloat(style.outlineWidth) > 0 && box.width > 0 && box.height > 0;
            }""";

    private static final int MOST_STEPS = 60;

    @Test
    void signingInAndOut(PanelSite panel) {
        Line line = panel.newLine();
        panel.site().deliver(line.delivery(line.text(Strangers.known(), Instant.now(), "hello")));
        try (Desk desk = panel.desk()) {
            // Given
            desk.openBlocked(line);
            assertThat(desk.heading("Sign in")).isVisible();

            // When
            desk.signIn(PanelSite.ADMIN, "a guess");

            // Then
            assertThat(desk.page().getByRole(AriaRole.ALERT)).containsText("No user has this name and password.");

            // When
            desk.signIn(PanelSite.ADMIN, PanelSite.passwordOf(PanelSite.ADMIN));

            // Then: where they wanted to go
            assertThat(desk.heading("Blocked")).isVisible();
            assertThat(desk.main()).containsText(line.id());
            assertThat(desk.page().getByRole(AriaRole.BANNER)).containsText("Signed in as admin");

            // When
            desk.button("Sign out").click();

            // Then
            assertThat(desk.heading("Sign in")).isVisible();
            desk.openBlocked(line);
            assertThat(desk.heading("Sign in")).isVisible();
            assertThat(desk.heading("Blocked")).isHidden();
            desk.assertCalm();
        }
    }

    @Test
    void unblockingByKeyboardOnly(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona freed = Strangers.known();
        Persona other = Strangers.known();
        panel.meta().blockByHand(line.id(), List.of(Strangers.nameToMeta(freed), Strangers.nameToMeta(other)));
        try (Desk desk = panel.desk()) {
            Page page = desk.page();
            desk.openBlocked(line);
            assertThat(desk.field("User")).isFocused();

            // When
            page.keyboard().type(PanelSite.ADMIN);
            walkTo(desk, desk.field("Password"));
            page.keyboard().type(PanelSite.passwordOf(PanelSite.ADMIN));
            page.keyboard().press("Enter");
            assertThat(desk.heading("Blocked")).isVisible();
            walkTo(desk, desk.field("Select " + Strangers.nameToMeta(freed)));
            page.keyboard().press("Space");
            walkTo(desk, desk.button("Unblock selected (1)"));
            page.keyboard().press("Enter");
            assertThat(desk.heading("Unblock")).isVisible();
            walkTo(desk, desk.field("Reason"));
            page.keyboard().type("a mistake");
            page.keyboard().press("Enter");

            // Then
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 released");
            assertThat(line.blocked()).isEqualTo(Set.of(Strangers.nameToMeta(other)));
            desk.assertCalm();
        }
    }

    @Test
    void theSkipLinkLeadsPastTheHead(PanelSite panel) {
        Line line = panel.newLine();
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            // Given
            desk.openBlocked(line);

            // When
            desk.page().keyboard().press("Tab");
            assertThat(desk.link("Skip to the content")).isFocused();
            assertThat(desk.link("Skip to the content")).isInViewport();
            desk.page().keyboard().press("Enter");
            desk.page().keyboard().press("Tab");

            // Then
            assertThat(desk.main().locator("a:focus")).isVisible();
        }
    }

    @Test
    void aViewerSeesAllAndChangesNothing(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona blocked = Strangers.known();
        panel.site().deliver(line.delivery(line.text(blocked, Instant.now(), Line.BAIT)));
        await().until(() -> line.isBlocked(blocked));
        String user = Strangers.nameToMeta(blocked);
        try (Desk desk = panel.deskOf(PanelSite.VIEWER)) {
            for (String path : List.of(
                    "/lines/%s/blocked".formatted(line.id()),
                    "/lines/%s/wanted".formatted(line.id()),
                    "/lines/%s/allowed".formatted(line.id()),
                    "/lines/%s/reconciliation".formatted(line.id()),
                    "/lines/%s/senders/%s".formatted(line.id(), user),
                    "/decisions?line=" + line.id(),
                    "/rules",
                    "/lines",
                    "/undo")) {
                // When
                desk.open(path);

                // Then: nothing is sent but to sign out
                assertThat(desk.main()).isVisible();
                assertThat(desk.page().locator("form[method=post]")).hasCount(1);
                assertThat(desk.main().getByRole(AriaRole.CHECKBOX)).hasCount(0);
            }
            desk.openBlocked(line);
            assertThat(desk.row(user)).isVisible();
            desk.assertCalm();

            // When
            desk.open("/lines/%s/block?user=%s".formatted(line.id(), user));

            // Then
            assertThat(desk.main()).containsText("Your role does not allow this");
            assertThat(desk.button("Block")).isHidden();
        }
    }

    /** By the Tab key, as long as the focus is seen. */
    private static void walkTo(Desk desk, Locator target) {
        assertThat(target).isVisible();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (target.evaluate("it => it === document.activeElement").equals(true)) {
                return;
            }
            desk.page().keyboard().press("Tab");
            assertThat(desk.page().evaluate(FOCUS_IS_SEEN))
                    .as("focus on %s", desk.page().evaluate("() => document.activeElement.outerHTML"))
                    .isEqualTo(true);
        }
        throw new AssertionError("the Tab key does not lead to " + target);
    }
}
