package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class BlockedPageTest {

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
    }

    @Test
    void tellsWhoIsBlockedSinceWhenAndWhy() {
        // Given
        visitors.write("41100", "15551230001", "US.411", "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("41100", "15551230001"));
        meta.blockByHand("41100", List.of("15551230009"));

        // When
        Document page = Panel.page("/lines/41100/blocked");

        // Then
        assertThat(page.select("h1").eachText()).containsExactly("Blocked");
        assertThat(page.select("th.who a").eachText()).containsExactlyInAnyOrder("+15551230001", "+15551230009");
        Element ours = row(page, "+15551230001");
        assertThat(ours.select(".id").text()).isEqualTo("US.411");
        assertThat(ours.select(".rule").text()).isEqualTo("scam");
        assertThat(ours.select(".reason").text()).contains("double your bitcoin");
        assertThat(ours.select(".since time")).hasSize(1);
        assertThat(row(page, "+15551230009").select(".by").text()).isEqualTo("Not by Portcullis");
        assertThat(page.select(".fill").text()).startsWith("2 of 64,000");
    }

    @Test
    void showsEachOfManyUsersOnceOnWhateverPage() {
        // Given
        List<String> users =
                IntStream.range(0, 2_537).mapToObj(i -> "1555%07d".formatted(i)).toList();
        visitors.open("41101");
        meta.blockByHand("41101", users);

        // When
        List<String> shown = new ArrayList<>();
        String next = "blocked";
        int pages = 0;
        while (!next.isEmpty()) {
            Document page = Panel.page("/lines/41101/" + next);
            shown.addAll(page.select("th.who a").eachText());
            next = page.select("a[rel=next]").attr("href");
            pages++;
            meta.unblockByHand("41101", "+" + users.get(pages));
        }

        // Then
        assertThat(pages).isEqualTo(26);
        assertThat(shown).hasSize(2_537);
        assertThat(Set.copyOf(shown)).isEqualTo(displayed(users));
    }

    @Test
    void findsHoweverANumberIsWritten() {
        // Given
        visitors.open("41102");
        meta.blockByHand("41102", List.of("15551230001", "15551230002", "491701234567"));

        // Then
        assertThat(found("q=%2B1%20(555)%20123-0002")).containsExactly("+15551230002");
        assertThat(found("q=555123")).containsExactlyInAnyOrder("+15551230001", "+15551230002");
        assertThat(found("q=nobody")).isEmpty();
        assertThat(Panel.page("/lines/41102/blocked?q=nobody").select("#found").text())
                .isEqualTo("0 found for “nobody” Show all");
    }

    @Test
    void showsHostileTextAsText() {
        // Given
        visitors.write("41103", "15551230001", null, "hello");
        String reason = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u202Egpj {frame.user}";
        Panel.post("/lines/41103/block", List.of("+15551230001"), "reason", reason);

        // When
        Document page = Panel.page("/lines/41103/blocked?q=%3Cimg%20src=x%20onerror=alert(1)%3E");
        Document list = Panel.page("/lines/41103/blocked");

        // Then
        assertThat(page.select("main img, main script")).isEmpty();
        assertThat(page.select("#q").attr("value")).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(list.select("main img, main script")).isEmpty();
        assertThat(list.select(".reason bdi").text())
                .contains("<script>alert(1)</script>\"'><img src=x onerror=alert(1)> ⟨U+202E⟩gpj {frame.user}");
    }

    @Test
    void saysThatNobodyIsBlocked() {
        visitors.write("41104", "15551230001", null, "hello");

        Document page = Panel.page("/lines/41104/blocked");

        assertThat(page.select("#found").text()).isEqualTo("Nobody is blocked on this line.");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void saysThatMetaGaveNoList() {
        // Given
        visitors.open("41105");
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("41105"));

        // When
        Document page = Panel.page("/lines/41105/blocked", 502);

        // Then
        assertThat(page.select("[role=alert]").text()).contains("Meta did not give the list of line 41105", "token");
        assertThat(page.select("table")).isEmpty();
    }

    private List<String> found(String query) {
        return Panel.page("/lines/41102/blocked?" + query).select("th.who a").eachText();
    }

    private static Set<String> displayed(List<String> users) {
        Set<String> displayed = new HashSet<>();
        users.forEach(user -> displayed.add("+" + user));
        return displayed;
    }

    private static Element row(Document page, String user) {
        return page.select("tbody tr").stream()
                .filter(row -> row.select(".who a").text().equals(user))
                .findFirst()
                .orElseThrow();
    }
}
