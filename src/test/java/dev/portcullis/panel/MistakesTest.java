package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What people get wrong is told on the page where they are, in its words. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class MistakesTest {

    @Test
    void anUndoThatCannotBeReadKeepsItsForm() {
        Document page = Panel.page("/undo?rule=scam&since=yesterday", 400);

        assertThat(page.select("[role=alert]").text()).contains("Found 'yesterday' for since");
        assertThat(page.select("#u-rule").attr("value")).isEqualTo("scam");
    }

    @Test
    void anUndoOfAnUnknownRuleSaysThatThereIsNone() {
        assertThat(Panel.page("/undo?rule=scams&since=PT1H")
                        .select("#preview ~ p")
                        .text())
                .contains("no live rule has it");
    }

    @Test
    void aPieceOfANumberIsNobody() {
        assertThat(Panel.page("/find?line=1&user=1115", 400).select("main").text())
                .contains("Found '1115', which is too short");
    }

    @Test
    void noPageSpeaksOfRoutes() {
        assertThat(Panel.page("/undo/unknown", 404).select("main").text()).doesNotContain("/api/");
    }
}
