package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class RulesPageTest {

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void drawsHitsOfEachRuleAndMode() {
        // Given
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
        visitors.write("41661", "15551230001", null, "click the link");

        // Then
        assertThat(Panel.page("/rules?line=41661&since=P7D")
                        .selectFirst("#rule-watched svg")
                        .attr("aria-label"))
                .startsWith("most, 1, in the 6 hours from");
    }

    @Test
    void eachRuleIsOneLineUntilItIsUnfolded() {
        // Given
        visitors.write("41662", "15551230001", null, "click the link");

        // When
        Document page = Panel.page("/rules?line=41662");

        // Then
        Element watched = page.selectFirst("#rules details:has(#rule-watched)");
        assertThat(watched.select("> summary").text())
                .isEqualTo("In shadow watched shadow block 0 enforced 1 shadow armed");
        assertThat(page.select("#rules .rows > li > details[open]")).isEmpty();
        assertThat(page.selectFirst("#rules summary .rule").text()).isNotEqualTo("Many messages in a minute");
    }

    @Test
    void anAddressCanNameTheRuleToUnfold() {
        assertThat(Panel.page("/rules?rule=flood")
                        .select("#rules details[open] > .body")
                        .eachAttr("id"))
                .containsExactly("rule-flood");
        assertThat(Panel.page("/rules?rule=flood&q=double")
                        .select("#rules .body")
                        .eachAttr("id"))
                .containsExactlyInAnyOrder("rule-flood", "rule-scam");
        assertThat(Panel.page("/rules?rule=%3Cb%3E").select("main .notice").text())
                .contains("No live rule has the id <b>");
    }

    @ParameterizedTest
    @CsvSource({
        "q=DOUBLE%20promises, rule-scam, 1 of 4 rules",
        "q=short-fuse, rule-short-fuse, 1 of 4 rules",
        "mode=shadow, rule-watched, 1 of 4 rules",
        "q=gateway.yaml&mode=shadow, rule-watched, 1 of 4 rules"
    })
    void showsRulesByWordsAndMode(String query, String shown, String found) {
        Document page = Panel.page("/rules?" + query);

        assertThat(page.select("#rules .body").eachAttr("id")).containsExactly(shown);
        assertThat(page.select("#found").text()).isEqualTo(found);
    }

    @Test
    void saysWhereNoRuleIsAsAskedFor() {
        Document page = Panel.page("/rules?q=%3Cb%3E");

        assertThat(page.select("#rules .body")).isEmpty();
        assertThat(page.select("#found").text()).isEqualTo("0 of 4 rules Show all");
        assertThat(page.select("#r-q").val()).isEqualTo("<b>");
        assertThat(Panel.page("/rules?mode=soft", 400).select("main").text())
                .contains("Found 'soft' for mode, expected one of enforce, shadow, off");
    }

    @Test
    void whatWaitsForSomebodyComesFirst() {
        // Given
        visitors.write("41663", "15551230001", null, "win the lottery");
        visitors.write("41663", "15551230002", null, "win the lottery");

        // When
        Document page = Panel.page("/rules?q=double");

        // Then
        Element stopped = page.selectFirst("#stopped li:has(input[value=41663])");
        assertThat(stopped.text())
                .startsWith("May open one case an hour reached its limit on line 41663 at 20")
                .contains("and only counts there since.");
        assertThat(stopped.select("a").attr("href")).isEqualTo("rules?rule=short-fuse#rule-short-fuse");
        assertThat(page.select("#stopped ~ #rules")).hasSize(1);
        assertThat(Panel.page("/rules").selectFirst("#rules summary").text())
                .contains("May open one case an hour", "stopped on");
    }

    @Test
    void unreadableTimesAreProblemsInWords() {
        assertThat(Panel.page("/rules?since=%3Cb%3E", 400).select("main").text())
                .contains("Found '<b>' for since");
    }
}
