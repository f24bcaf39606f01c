package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.Visitors;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.screening.Screening;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class RulesPageTest {

    @Inject
    Screening screening;

    MetaEmulator meta;

    @Test
    void drawsHitsOfEachRuleAndMode() {
        // Given
        Visitors visitors = new Visitors(meta, screening);
        visitors.write("41660", "15551230001", null, "double your bitcoin");
        visitors.write("41660", "15551230002", null, "click the link");
        visitors.write("41660", "15551230003", null, "click the link");

        // When
        Document page = Panel.page("/rules?line=41660");

        // Then
        Element watched = page.selectFirst("#rule-watched .hits tbody tr");
        assertThat(watched.select("th").text()).isEqualTo("shadow block");
        assertThat(watched.select("strong").text()).isEqualTo("2");
        assertThat(watched.select("svg").attr("aria-label")).startsWith("most, 2, in the hour from 20");
        assertThat(watched.select("svg .level")).hasSizeBetween(1, 2);
        assertThat(watched.select("svg title").text()).startsWith("2, in the hour from");
        assertThat(page.select("#rule-scam .hits tbody tr").text()).contains("enforce", "1 opened");
        assertThat(page.select("#rule-flood .hits")).isEmpty();
        assertThat(page.select("#rule-flood").text()).contains("No hits in this time.");
        assertThat(page.select("#rule-flood").text())
                .contains("From 3 within 1 min on. Counted: messages, by one sender.");
        assertThat(page.select("#rule-scam .sub").text()).matches("scam · gateway.yaml:[0-9]+");
        assertThat(page.select("#h-line option[selected]").text()).isEqualTo("41660");
    }

    @Test
    void showsAWeekInWiderBars() {
        // Given
        new Visitors(meta, screening).write("41661", "15551230001", null, "click the link");

        // Then
        assertThat(Panel.page("/rules?line=41661&since=P7D")
                        .selectFirst("#rule-watched svg")
                        .attr("aria-label"))
                .startsWith("most, 1, in the 6 hours from");
    }

    @Test
    void unreadableTimesAreProblemsInWords() {
        assertThat(Panel.page("/rules?since=%3Cb%3E", 400).select("main").text())
                .contains("Found '<b>' for since");
    }
}
