package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class AlarmNoticesTest {

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void aStoppedRuleIsToldOnThePagesOfItsLine() {
        // Given
        visitors.write("41680", "15551230001", null, "win the lottery");
        visitors.write("41680", "15551230002", null, "win the lottery");

        // Then
        for (String path : List.of("wanted", "reconciliation", "senders/+15551230001")) {
            Element first = notices(Panel.page("/lines/41680/" + path)).getFirst();
            assertThat(first.text())
                    .isEqualTo("Limit reached on line 41680: short-fuse only counts there and blocks nobody, until"
                            + " somebody re-arms it. Re-arm");
            assertThat(first.select("a").attr("href")).endsWith("../rules#stopped");
        }
        assertThat(notices(Panel.page("/rules")))
                .noneMatch(notice -> notice.text().contains("short-fuse"));

        // When
        Panel.posted("/rules/short-fuse/rearm", List.of(), "line", "41680", "reason", "mended")
                .then()
                .statusCode(303);

        // Then
        assertThat(notices(Panel.page("/lines/41680/wanted")))
                .noneMatch(notice -> notice.text().contains("41680"));
    }

    @Test
    void aStoppedGroupIsToldUntilItIsTakenOff() {
        // Given
        visitors.write("41681", "2348031230009", null, "hello");
        Panel.posted(
                        "/lines/41681/want-group",
                        List.of(),
                        "group",
                        "NG",
                        "reason",
                        "a wave",
                        "until",
                        "PT24H",
                        "blocksPerHour",
                        "1")
                .then()
                .statusCode(303);

        // When
        AtomicInteger people = new AtomicInteger(1_000);
        Element first = Awaitility.await()
                .until(
                        () -> {
                            visitors.write("41681", "234803123" + people.incrementAndGet(), null, "hello");
                            return Panel.page("/lines/41681/allowed").selectFirst(".notices .notice");
                        },
                        notice -> notice != null && notice.text().contains("41681"));

        // Then
        assertThat(first.text())
                .startsWith("Limit reached on line 41681: nobody is blocked for being of the wanted NG");
        assertThat(first.select("a").attr("href")).isEqualTo("../../lines/41681/wanted");

        // When
        Panel.posted("/lines/41681/unwant-group", List.of(), "group", "NG", "reason", "over")
                .then()
                .statusCode(303);

        // Then
        assertThat(notices(Panel.page("/lines/41681/allowed")))
                .noneMatch(notice -> notice.text().contains("41681"));
    }

    private static List<Element> notices(Document page) {
        return page.select(".notices .notice");
    }
}
