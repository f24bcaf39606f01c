package dev.portcullis.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.portcullis.dev.Persona;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of the blocked, as somebody uses it who blocks and unblocks. */
@ExtendWith(Panel.class)
final class PanelBlocksIT {

    private static final int MANY = 2_500;

    @Test
    void aStrangerIsWantedUntilTheyWrite(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona stranger = Strangers.known();
        String user = Strangers.nameToMeta(stranger);
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            desk.openBlocked(line);
            assertThat(desk.main()).containsText("Nobody is blocked on this line.");

            // When
            desk.field("Block someone").fill(user);
            desk.button("Check window").click();

            // Then: it says beforehand what will happen
            assertThat(desk.form("Block")).containsText("window closed");
            assertThat(desk.form("Block")).containsText("Meta will not block them now; they become wanted");

            // When
            desk.field("Reason").fill("threats by telephone");
            desk.button("Block on their next message").click();

            // Then
            Locator outcome = desk.main().getByRole(AriaRole.LISTITEM);
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("1 wanted");
            assertThat(outcome).containsText(user);
            assertThat(outcome).containsText(Pattern.compile("next message"));
            assertThat(line.blocked()).isEmpty();
            desk.assertNobodyIsShutOut();

            // When
            panel.site().deliver(line.delivery(line.text(stranger, Instant.now(), "hello")));
            await().until(() -> line.isBlocked(stranger));
            desk.link("Back to the list").click();

            // Then
            assertThat(desk.row(user)).containsText("wanted");
            assertThat(desk.row(user)).containsText("threats by telephone");
            desk.assertCalm();
        }
    }

    @Test
    void blockingAndUnblockingSomebodyWhoseWindowIsOpen(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona persona = Strangers.known();
        String user = Strangers.nameToMeta(persona);
        panel.site().deliver(line.delivery(line.text(persona, Instant.now(), "hello")));
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            desk.openBlocked(line);

            // When
            desk.field("Block someone").fill(user);
            desk.button("Check window").click();
            assertThat(desk.form("Block")).containsText("window open");
            desk.field("Reason").fill("insults");
            desk.button("Block").click();

            // Then
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("1 blocked");
            assertThat(line.isBlocked(persona)).isTrue();
            desk.link("Back to the list").click();
            assertThat(desk.row(user)).containsText("insults");
            assertThat(desk.row(user)).containsText("admin");

            // When
            desk.link(user).click();
            assertThat(desk.heading("Blocked by a person since")).isVisible();
            desk.button("Unblock…").click();
            desk.field("Reason").fill("they apologised");
            desk.button("Unblock").click();

            // Then
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("1 released");
            assertThat(line.blocked()).isEmpty();
            desk.link("Back to the list").click();
            assertThat(desk.main()).containsText("Nobody is blocked on this line.");
            desk.assertCalm();
        }
    }

    @Test
    void unblockingAllButOne(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        List<String> users = Strangers.several(5, Strangers::known).stream()
                .map(Strangers::nameToMeta)
                .toList();
        panel.meta().blockByHand(line.id(), users);
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            desk.openBlocked(line);

            // When
            desk.field("Select all on this page").check();
            desk.field("Select " + users.getFirst()).uncheck();
            desk.button("Unblock selected (4)").click();

            // Then: asked once more, by name
            assertThat(desk.form("Unblock").getByRole(AriaRole.LISTITEM)).hasCount(4);
            assertThat(desk.form("Unblock")).not().containsText(users.getFirst());
            desk.assertNobodyIsShutOut();

            // When
            desk.field("Reason").fill("a campaign of ours");
            desk.button("Unblock 4 senders").click();

            // Then
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("4 released");
            assertThat(line.blocked()).isEqualTo(Set.of(users.getFirst()));
            desk.assertCalm();
        }
    }

    @Test
    void aLongListIsPagedAndSearched(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        List<String> users = IntStream.range(0, MANY)
                .mapToObj(i -> "+4420709" + (10_000 + i))
                .toList();
        panel.meta().blockByHand(line.id(), users);
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            // When
            desk.openBlocked(line);

            // Then
            Locator pages = desk.page().getByRole(AriaRole.NAVIGATION).filter(named("of 2,500"));
            assertThat(desk.main()).containsText("2,500 of 64,000");
            Locator people = desk.page().getByRole(AriaRole.ROWHEADER);
            List<String> first = people.allInnerTexts();
            assertThat(pages).isVisible();

            // When
            desk.link("Next").click();

            // Then
            assertThat(pages).containsText("%s–".formatted(first.size() + 1));
            assertThat(people.allInnerTexts()).doesNotContainAnyElementsOf(first);

            // When
            desk.field("Search this list").fill("0912345");

            // Then: as they type
            assertThat(desk.page().getByRole(AriaRole.STATUS)).hasText("1 found for “0912345”");
            assertThat(people).hasText(new String[] {"+442070912345"});
            desk.assertFitsTheScreen();
            desk.assertCalm();
        }
    }

    @Test
    void whyThisCustomerIsSilent(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona blocked = Strangers.known();
        Persona heard = Strangers.known();
        Persona elsewhere = Strangers.known();
        panel.site().deliver(line.delivery(line.text(blocked, Instant.now(), Line.BAIT)));
        panel.site().deliver(line.delivery(line.text(heard, Instant.now(), "hello")));
        panel.meta().blockByHand(line.id(), List.of(Strangers.nameToMeta(elsewhere)));
        await().until(() -> panel.site().stateOf(line, blocked).equals("blocked"));
        Line other = panel.newLine();
        panel.site().deliver(other.delivery(other.text(heard, Instant.now(), "hello")));
        try (Desk desk = panel.deskOf(PanelSite.ADMIN)) {
            desk.openBlocked(other);

            // When
            lookUp(desk, line, Strangers.nameToMeta(blocked));
            // Then
            assertThat(desk.heading("Blocked by rule bait since")).isVisible();
            assertThat(desk.main()).containsText("Meta hands over none of their messages, and they cannot tell.");
            assertThat(desk.main()).containsText("on the block list");
            // When
            lookUp(desk, line, Strangers.nameToMeta(heard));
            // Then
            assertThat(desk.heading("Not blocked. Their messages arrive.")).isVisible();
            // When
            lookUp(desk, line, Strangers.nameToMeta(elsewhere));
            // Then
            assertThat(desk.heading("Blocked, but not by Portcullis.")).isVisible();
            // When
            lookUp(desk, line, "+15550009999");
            // Then
            assertThat(desk.heading("Not blocked, and silent")).isVisible();
            desk.assertCalm();
        }
    }

    private static void lookUp(Desk desk, Line line, String user) {
        desk.field("Line").selectOption(line.id());
        desk.field("Number or user id").fill(user);
        desk.button("Look up").click();
        assertThat(desk.heading(user)).isVisible();
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
