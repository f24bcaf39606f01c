package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portcullis.admin.Api;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class FindPageTest {

    MetaEmulator meta;
    Visitors visitors;

    @BeforeEach
    void openLines() {
        List.of("41690", "41691", "41692").forEach(visitors::open);
    }

    @Test
    void leadsToTheOnlyLineOnWhichSomebodyIsKnown() {
        // Given
        visitors.write("41691", "15559690001", "US.4169", "hello");

        // Then
        leads("user=%2B15559690001", "lines/41691/senders/+15559690001");
        leads("line=&user=US.4169", "lines/41691/senders/US.4169");
        leads("line=41691&user=US.4169", "lines/41691/senders/US.4169");
    }

    @Test
    void offersTheLinesOnWhichSomebodyIsKnown() {
        // Given
        visitors.write("41690", "15559690002", null, "hello");
        visitors.write("41692", "15559690002", null, "double your bitcoin");
        Panel.post("/lines/41691/want", List.of("+15559690002"), "reason", "rude");

        // When
        Document page = Panel.page("/find?user=%2B1%20555%20969-0002");

        // Then
        assertThat(page.select("h1").text()).isEqualTo("+15559690002");
        assertThat(page.select(".places a").eachAttr("href"))
                .containsExactly(
                        "lines/41690/senders/+15559690002",
                        "lines/41691/senders/+15559690002",
                        "lines/41692/senders/+15559690002");
        assertThat(page.select(".places li").eachText().getFirst())
                .startsWith("Line 41690 last wrote 20")
                .endsWith("no case");
        assertThat(page.select(".places li").eachText().get(1)).contains("no message within 24 hours");
        assertThat(page.select("#lookup-line option[selected]")).isEmpty();
    }

    @Test
    void looksOnOtherLinesWhereTheChosenOneKnowsNothing() {
        // Given
        visitors.write("41691", "15559690003", null, "hello");

        // When
        Document page = Panel.page("/find?line=41690&user=%2B15559690003");

        // Then
        assertThat(page.select(".sub").text()).isEqualTo("Not known on line 41690, but on another.");
        assertThat(page.select(".places a").eachText()).containsExactly("Line 41691");
        assertThat(page.select(".names a").eachAttr("href")).contains("lines/41690/senders/+15559690003");
        assertThat(page.select("#lookup-line option[selected]").text()).isEqualTo("41690");
    }

    @Test
    void whoIsKnownNowhereIsLookedAtOnTheChosenLine() {
        leads("line=41690&user=%2B15559690009", "lines/41690/senders/+15559690009");

        Document page = Panel.page("/find?user=%2B15559690009");

        assertThat(page.select(".sub").text()).startsWith("Not known on any line");
        assertThat(page.select(".places")).isEmpty();
        assertThat(page.select(".names a").eachAttr("href")).contains("lines/41692/senders/+15559690009");
    }

    @Test
    void aLineThatNobodyHeardOfIsAProblem() {
        assertThat(Panel.page("/find?line=zz&user=%2B15559690009", 404)
                        .select("main p")
                        .first()
                        .text())
                .contains("'zz'");
    }

    private static void leads(String query, String to) {
        Panel.asked(Api.asAdmin()).get("/find?" + query).then().statusCode(303).header("Location", equalTo(to));
    }
}
