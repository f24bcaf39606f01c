package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.Api;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class ReconciliationPageTest {

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
    }

    @Test
    void showsThePlanAndDoesNothing() {
        // Given
        differ("41720");

        // When
        Document page = Panel.page("/lines/41720/reconciliation");
        Document viewed = Panel.parsed(Panel.asked(Api.asViewer()).get("/lines/41720/reconciliation"), 200);

        // Then
        assertThat(page.select("section h2").eachText()).containsExactly("Release: 2", "Adopt: 1", "Forget: 0");
        assertThat(page.select("section:has(#release) .who a").eachText())
                .containsExactlyInAnyOrder("+15551230001", "+15551230002");
        assertThat(page.select("section:has(#release) .rule").eachText()).containsExactly("scam", "scam");
        assertThat(page.select("section:has(#adopt) .who a").eachText()).containsExactly("+15559990000");
        assertThat(page.select(".tally dd").eachText()).containsExactly("1", "2");
        assertThat(page.select("input[value=nobody]").hasAttr("checked")).isTrue();
        assertThat(viewed.select("main form, main input")).isEmpty();
        assertThat(viewed.select(".who a")).hasSize(3);
        Api.asAdmin().get("/api/v1/lines/41720/reconciliation").then().statusCode(200);
        assertThat(Panel.page("/lines/41720/reconciliation").select(".who")).hasSize(3);
    }

    @Test
    void appliesThePlanAndBlocksTheTickedAgain() {
        // Given
        differ("41721");

        // When
        Document done = Panel.post(
                "/lines/41721/reconciliation", List.of("+15551230002"), "reblock", "ticked", "reason", "a mistake");

        // Then
        assertThat(done.select(".tally dd").eachText()).containsExactly("2", "1", "0", "0");
        assertThat(done.select(".outcomes .user").eachText()).containsExactly("+15551230002");
        assertThat(done.select(".outcomes .state").eachText()).containsExactly("blocked");
        assertThat(meta.isBlocked("41721", "15551230001")).isFalse();
        assertThat(meta.isBlocked("41721", "15551230002")).isTrue();
        assertThat(Panel.page("/lines/41721/reconciliation").select(".empty").text())
                .startsWith("Both say the same");
    }

    @Test
    void takesAReasonAndAClearChoice() {
        // Given
        differ("41722");
        List<String> ticked = List.of("+15551230002");

        // Then
        refuses(List.of(), "Found no reason", "reblock", "nobody", "reason", " ");
        refuses(ticked, "expected one or the other", "reblock", "nobody", "reason", "why");
        refuses(List.of(), "Found 0 users", "reblock", "ticked", "reason", "why");
        refuses(List.of(), "expected nobody, ticked or all", "reason", "why");
        refuses(List.of("US.1"), "not among those", "reblock", "ticked", "reason", "why");
        assertThat(Panel.page("/lines/41722/reconciliation").select("#release").text())
                .isEqualTo("Release: 2");
    }

    private static void refuses(List<String> users, String why, String... fields) {
        Document page = Panel.parsed(Panel.posted("/lines/41722/reconciliation", users, fields), 400);
        assertThat(page.select("main").text()).contains(why, "Nothing was done");
    }

    @Test
    void theLineLeadsToIt() {
        // Given
        visitors.write("41723", "15551230001", null, "hello");

        // Then
        assertThat(Panel.page("/lines")
                        .select("a[href=lines/41723/reconciliation]")
                        .text())
                .isEqualTo("Reconciliation");
    }

    /** Two of ours are gone from Meta's list, and one is on it who is not ours. */
    private void differ(String line) {
        for (String phone : List.of("15551230001", "15551230002")) {
            visitors.write(line, phone, null, "double your bitcoin");
            Awaitility.await()
                    .until(() -> Panel.page("/lines/" + line + "/senders/+" + phone)
                            .select("#answer")
                            .text()
                            .startsWith("Blocked by rule scam"));
        }
        meta.unblockByHand(line, "15551230001");
        meta.unblockByHand(line, "15551230002");
        meta.blockByHand(line, List.of("15559990000"));
    }
}
