package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class SenderPageTest {

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void answersWhyACustomerIsSilent() {
        // Given
        visitors.write("41300", "15551230001", "US.413", "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("41300", "15551230001"));

        // When
        Document page = Panel.page("/lines/41300/senders/+15551230001");

        // Then
        assertThat(page.select("h1").text()).isEqualTo("+15551230001");
        assertThat(page.select("#answer").text()).startsWith("Blocked by rule scam since ");
        assertThat(page.select("section[aria-labelledby=meta] .big").text()).isEqualTo("on the block list");
        assertThat(page.select("section[aria-labelledby=window] .big").text()).endsWith("left");
        assertThat(page.select(".timeline li").eachText())
                .satisfiesExactly(
                        latest -> assertThat(latest).contains("Meta blocked the sender"),
                        first -> assertThat(first).contains("Rule scam said block: a case was opened"));
        assertThat(page.select(".decision .state").eachText()).containsExactly("blocked");
        assertThat(page.select("form[action=../unblock] button").text()).isEqualTo("Unblock…");
        assertThat(page.select("form[action=../block]")).isEmpty();
    }

    @Test
    void followsTheOtherIdOfASender() {
        visitors.write("41301", "15551230001", "US.414", "hello");

        Document page = Panel.page("/lines/41301/senders/US.414");

        assertThat(page.select("#answer").text()).isEqualTo("Not blocked. Their messages arrive.");
        assertThat(page.select("form[action=../block] button").text()).isEqualTo("Block…");
        assertThat(page.select("form[action=../unblock]")).isEmpty();
    }

    @Test
    void nobodyIsSaidToBeBlockedSoonWhileTheLineIsPaused() {
        // Given
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("41306"));
        visitors.write("41306", "15551230001", null, "double your bitcoin");

        // When
        Document page = Awaitility.await()
                .until(
                        () -> Panel.page("/lines/41306/senders/15551230001"),
                        found -> !found.select(".notices").isEmpty());

        // Then
        assertThat(page.select("#answer").text()).isEqualTo("Not blocked yet: the line is paused.");
        assertThat(page.select(".answer p").first().text())
                .startsWith("The block waits, since the line is paused: The access token is");
        assertThat(page.select("form[action=../unblock] button").text()).isEqualTo("Call off the block…");
        assertThat(page.select(".notices a").first().attr("href")).isEqualTo("../../../lines#line-41306");
    }

    @Test
    void tellsTheUnknownFromTheBlocked() {
        // Given
        visitors.open("41302");

        // When
        Document page = Panel.page("/lines/41302/senders/15551230001");

        // Then
        assertThat(page.select("#answer").text()).startsWith("Not blocked, and silent");
        assertThat(page.text()).contains("The audit has nothing on this sender.");
    }

    @Test
    void saysWhoDidWhatWithWhichReason() {
        // Given
        visitors.write("41303", "15551230001", null, "hello");
        Panel.post("/lines/41303/block", List.of("+15551230001"), "reason", "rude <i>");
        Panel.post("/lines/41303/unblock", List.of("+15551230001"), "confirmed", "yes", "reason", "sorry");

        // When
        Document page = Panel.page("/lines/41303/senders/+15551230001");

        // Then
        assertThat(page.select(".timeline li bdi").eachText())
                .contains("blocked by admin: rude <i>", "unblocked by admin: sorry");
        assertThat(page.select("#answer").text()).isEqualTo("Not blocked. Their messages arrive.");
        assertThat(page.select("main i")).isEmpty();
    }

    @Test
    void erasesOnlyWithAReason() {
        // Given
        visitors.write("41305", "15551230001", null, "click the link");

        // When
        Document without = Panel.parsed(Panel.posted("/lines/41305/senders/+15551230001/erase", List.of()), 400);
        Document kept = Panel.page("/lines/41305/senders/+15551230001");
        Document erased = Panel.post("/lines/41305/senders/+15551230001/erase", List.of(), "reason", "asked for it");

        // Then
        assertThat(without.text()).contains("Nothing was erased");
        assertThat(kept.select(".timeline li")).isNotEmpty();
        assertThat(erased.select("h1").text()).isEqualTo("Erased");
        assertThat(Panel.page("/lines/41305/senders/+15551230001").select(".decision"))
                .isEmpty();
    }

    @Test
    void aUserThatCannotBeReadIsAProblemInWords() {
        // Given
        visitors.open("41304");

        // When
        Document page = Panel.page("/lines/41304/senders/%3Cb%3Enobody", 400);

        // Then
        assertThat(page.select("h1").text()).isEqualTo("This cannot be read");
        assertThat(page.select("main p").first().text()).contains("Found '<b>nobody' for a user");
    }
}
