package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.Api;
import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Mishap;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class BlockFormsTest {

    MetaEmulator meta;
    Visitors visitors;

    @AfterEach
    void recover() {
        meta.recover();
    }

    @Test
    void tellsBeforehandWhetherTheWindowIsOpen() {
        // Given
        visitors.write("41200", "15551230001", null, "hello");

        // When
        Document page = Panel.page("/lines/41200/block?user=%2B1%20(555)%20123-0001,US.99");

        // Then
        assertThat(page.select(".subjects .state").eachText()).containsExactly("window open", "window closed");
        assertThat(page.select(".subjects p").eachText().getFirst()).contains("until", "for another 23 h 59 min");
        assertThat(page.select(".subjects p").eachText().getLast()).contains("blocked on their next message");
        assertThat(page.select("form[method=post] input[name=user]").eachAttr("value"))
                .containsExactly("+15551230001", "US.99");
        assertThat(page.select("label[for=reason]")).hasSize(1);
        assertThat(meta.calls()).noneMatch(call -> call.line().equals("41200"));
    }

    @Test
    void tellsWhatMetaMadeOfEachUser() {
        // Given
        visitors.write("41201", "15551230001", null, "hello");
        visitors.write("41201", "15551230003", null, "hello");
        meta.refuse("41201", "15551230003", 131021);

        // When
        Document page = Panel.post(
                "/lines/41201/block", List.of("+15551230001", "+15551230003", "+15551230004"), "reason", "spam");

        // Then
        assertThat(page.select(".outcomes .user").eachText())
                .containsExactly("+15551230001", "+15551230003", "+15551230004");
        assertThat(page.select(".outcomes .state").eachText()).containsExactly("blocked", "refused", "wanted");
        assertThat(page.select("[role=status]").text()).isEqualTo("1 blocked, 1 refused, 1 wanted");
        assertThat(page.select(".outcomes li").get(1).text()).contains("code 131021", "own number");
        assertThat(page.select(".outcomes li").get(2).text()).contains("next message");
    }

    @Test
    void neverCallsPendingBlocked() {
        // Given
        visitors.write("41202", "15551230001", null, "hello");
        meta.fail(Failure.of(Mishap.TOKEN_EXPIRED).always().onLine("41202"));

        // When
        Document page = Panel.post("/lines/41202/block", List.of("+15551230001"), "reason", "spam");

        // Then
        assertThat(page.select(".outcomes .state").eachText()).containsExactly("pending");
        assertThat(page.select(".outcomes li").text()).contains("paused");
        assertThat(page.select(".notices").text()).contains("Line 41202 is paused");
    }

    @Test
    void asksForAReason() {
        // Given
        visitors.open("41203");

        // When
        Document page = Panel.parsed(Panel.posted("/lines/41203/block", List.of("+15551230001"), "reason", " "), 400);

        // Then
        assertThat(page.select("[role=alert]").text()).contains("Found no reason");
        assertThat(meta.calls()).noneMatch(call -> call.line().equals("41203"));
    }

    @Test
    void namesWhatItCannotRead() {
        // Given
        visitors.open("41204");

        // When
        Document page = Panel.page("/lines/41204/block?user=nobody%3Cb%3E", 400);

        // Then
        assertThat(page.select("[role=alert]").text()).contains("Found 'nobody<b>'");
        assertThat(page.select("main b")).isEmpty();
        assertThat(page.select("#who").attr("value")).isEqualTo("nobody<b>");
    }

    @Test
    void unblocksOnlyWhatIsConfirmed() {
        // Given
        visitors.open("41205");
        meta.blockByHand("41205", List.of("15551230001", "15551230002"));
        List<String> both = List.of("+15551230001", "+15551230002");

        // When
        Document question = Panel.post("/lines/41205/unblock", both);

        // Then
        assertThat(question.select(".names li").eachText()).isEqualTo(both);
        assertThat(meta.isBlocked("41205", "15551230001")).isTrue();

        // When
        Document answer = Panel.post("/lines/41205/unblock", both, "confirmed", "yes", "reason", "a mistake");

        // Then
        assertThat(answer.select(".outcomes .state").eachText()).containsExactly("released", "released");
        assertThat(meta.isBlocked("41205", "15551230001")).isFalse();
        assertThat(meta.isBlocked("41205", "15551230002")).isFalse();
    }

    @Test
    void saysThatNobodyIsSelected() {
        // Given
        visitors.open("41206");

        // When
        Document page = Panel.parsed(Panel.posted("/lines/41206/unblock", List.of()), 400);

        // Then
        assertThat(page.select("[role=alert]").text()).startsWith("Nobody is selected");
    }

    @Test
    void otherSitesBlockNobody() {
        Panel.asked(Api.asAdmin())
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .formParam("user", "+15551230001")
                .formParam("reason", "spam")
                .post("/lines/41207/block")
                .then()
                .statusCode(403);
    }
}
