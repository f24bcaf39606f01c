package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.Api;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class TryPageTest {

    private static final String TRY = "/rules/try";

    @Test
    void explainsAVerdictAndMarksWhatMatched() {
        // When
        Document page = Panel.post(TRY, List.of(), "text", "Today 🚀 Double Your Bitcoin,\r\nclick the link");

        // Then
        assertThat(page.select("#answer").text()).isEqualTo("Its sender would be blocked.");
        assertThat(page.select(".answer mark").eachText()).containsExactly("Double Your Bitcoin", "click the link");
        assertThat(page.select("#hits ~ ul .rule").eachText()).containsExactly("scam", "watched");
        assertThat(page.select("#hits ~ ul .state").eachText()).containsExactly("enforce", "shadow");
        assertThat(page.select("#hits ~ ul code").eachText()).allMatch(file -> file.matches("gateway.yaml:[0-9]+"));
        assertThat(page.select("#hits ~ ul .spans").first().text())
                .isEqualTo("body, characters 8 to 27: Double Your Bitcoin");
        assertThat(page.select("#misses ~ ul .rule").eachText()).containsExactly("flood", "short-fuse");
        assertThat(page.select("#misses ~ ul li").get(1).text())
                .contains("condition", "keyword 'win the lottery' in the text: false");
        assertThat(page.select("textarea").text()).contains("Double Your Bitcoin");
    }

    @Test
    void showsWhatCountersHeld() {
        Document page = Panel.post(TRY, List.of(), "text", "hi", "times", "4", "every", "10s", "line", "41650");

        Element hit = page.select("#hits ~ ul > li").first();
        assertThat(page.select("#answer").text()).startsWith("It would be tagged");
        assertThat(page.select(".answer").text()).contains("On line 41650", "the last of 4 messages");
        assertThat(hit.select(".counters td").eachText()).containsExactly("1 min", "3", "4");
        assertThat(page.select("#fired ~ ul").text()).isEqualTo("flood: message 3, after 20 s; 2 of 4 messages hit");
        assertThat(page.select("#t-times").attr("value")).isEqualTo("4");
    }

    @Test
    void marksFileAndProfileNamesApart() {
        Document page = Panel.post(
                TRY,
                List.of(),
                "text",
                "double your bitcoin",
                "kind",
                "document",
                "filename",
                "click the link.pdf",
                "profile_name",
                "Ada");

        assertThat(page.select(".said").eachText())
                .containsExactly("text: double your bitcoin", "filename: click the link.pdf", "profile name: Ada");
        assertThat(page.select(".said").first().select("mark").text()).isEqualTo("double your bitcoin");
    }

    @Test
    void showsHostileTextsAsText() {
        // Given
        String hostile = "<script>alert(1)</script> \u202Edouble your bitcoin {frame.user} </textarea><b>";

        // When
        Document page = Panel.post(TRY, List.of(), "text", hostile, "from", "\"><b>", "line", "");

        // Then
        assertThat(page.select("main script, main b")).isEmpty();
        assertThat(page.select(".said").text()).contains("<script>alert(1)</script> ⟨U+202E⟩", "{frame.user}");
        assertThat(page.select("textarea").text()).isEqualTo(hostile);
        assertThat(page.select("#t-from").attr("value")).isEqualTo("\"><b>");
    }

    @Test
    void takesTextsAsLongAsMetaDoes() {
        Document page = Panel.post(TRY, List.of(), "text", "é".repeat(65_000) + " double your bitcoin");

        assertThat(page.select("#answer").text()).isEqualTo("Its sender would be blocked.");
    }

    @Test
    void saysWhatCannotBeTriedAndKeepsTheForm() {
        Document nothing = Panel.parsed(Panel.posted(TRY, List.of()), 400);
        Document wrong = Panel.parsed(Panel.posted(TRY, List.of(), "text", "hi", "times", "many<b>"), 400);

        assertThat(nothing.select("[role=alert]").text()).contains("Found nothing to try. Write a text");
        assertThat(wrong.select("[role=alert]").text()).contains("times");
        assertThat(wrong.select("textarea").text()).isEqualTo("hi");
        assertThat(wrong.select("#t-times").attr("value")).isEqualTo("many<b>");
    }

    @Test
    void viewersMayTry() {
        Panel.asked(Api.asViewer())
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("text", "hi")
                .post(TRY)
                .then()
                .statusCode(200);
    }
}
