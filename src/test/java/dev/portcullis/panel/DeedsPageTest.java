package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.Api;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page that tells who did what, to whom and why. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class DeedsPageTest {

    @Test
    void tellsWhoDidWhatToWhomAndWhy() {
        // Given
        allow("41900", List.of("+15551230001"), "a partner");

        // When
        Document page = Panel.page("/audit?line=41900");

        // Then
        Element row = page.select(".deeds tbody tr").first();
        assertThat(row.select(".deed").text()).isEqualTo("admin put on the allowed list");
        assertThat(row.select(".deed a").attr("href")).isEqualTo("audit?by=admin");
        assertThat(row.select(".whom a").attr("href")).isEqualTo("lines/41900/senders/+15551230001");
        assertThat(row.select(".why").text()).isEqualTo("a partner");
        assertThat(row.select(".came").text()).isEqualTo("1 allowed");
        assertThat(page.select(".menu a[aria-current]").text()).isEqualTo("Audit");
        assertThat(page.select(".menu li").last().text()).isEqualTo("Audit");
    }

    @Test
    void saysOfManyWhoSomeAreAndHowManyMore() {
        // Given
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("users", users(10)))
                .put("/api/v1/lines/41901/wanted");
        allow("41901", users(101), "the whole ring");

        // When
        List<Element> rows = Panel.page("/audit?line=41901").select(".deeds tbody tr");

        // Then
        assertThat(rows.get(0).select(".whom").text()).isEqualTo("101 users");
        assertThat(rows.get(1).select(".whom > a")).hasSize(3);
        assertThat(rows.get(1).select(".whom summary").text()).isEqualTo("7 more");
        assertThat(rows.get(1).select(".whom details a")).hasSize(7);
        assertThat(rows.get(1).select(".why").text()).isEqualTo("no reason given");
    }

    @Test
    void leadsToRulesAndGroups() {
        // Given
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body("{\"prefixes\": [\"+234\"], \"reason\": \"campaign\", \"blocksPerHour\": 5, \"until\": \"P1D\"}")
                .put("/api/v1/lines/41902/wanted")
                .then()
                .statusCode(200);

        // When
        Element whom = Panel.page("/audit?line=41902").select(".whom").first();

        // Then
        assertThat(whom.select("a.rule").text()).isEqualTo("+234");
        assertThat(whom.select("a.rule").attr("href")).isEqualTo("lines/41902/wanted");
        assertThat(whom.select(".span").text()).startsWith("until 20");
    }

    @Test
    void aHostileReasonIsText() {
        // Given
        allow("41903", List.of("+15551230001"), "<script>alert(1)</script>\u202Egnp.exe");

        // When
        Element why = Panel.page("/audit?line=41903").select(".why").first();

        // Then
        assertThat(why.select("script")).isEmpty();
        assertThat(why.select("bdi").text()).contains("<script>alert(1)</script>", "\u27E8U+202E\u27E9gnp.exe");
    }

    @Test
    void filtersAndSaysThatNothingFits() {
        // Given
        allow("41904", List.of("+15551230001"), "one");
        allow("41904", List.of("+15551230002"), "two");

        // Then
        assertThat(reasons("line=41904")).containsExactly("two", "one");
        assertThat(reasons("line=41904&sender=%2B1%20(555)%20123-0001")).containsExactly("one");
        assertThat(reasons("line=41904&kind=blocked")).isEmpty();
        Document none = Panel.page("/audit?line=41904&by=%3Cb%3E&since=PT5M");
        assertThat(none.select(".empty").text()).isEqualTo("Nothing fits this filter.");
        assertThat(none.select("#f-by").attr("value")).isEqualTo("<b>");
        assertThat(none.select("#f-since option[selected]").attr("value")).isEqualTo("PT5M");
        assertThat(Panel.page("/audit?kind=blok", 400).select("main").text()).contains("Found 'blok' for kind");
    }

    @Test
    void pagesToTheEnd() {
        // Given
        for (int i = 0; i < 60; i++) {
            allow("41905", List.of("+15551230001"), "reason " + i);
        }

        // When
        List<String> shown = new ArrayList<>();
        String next = "audit?line=41905&by=admin";
        while (!next.isEmpty()) {
            Document page = Panel.page("/" + next);
            shown.addAll(page.select(".why").eachText());
            next = page.select("a[rel=next]").attr("href");
        }

        // Then
        assertThat(shown)
                .containsExactlyElementsOf(IntStream.range(0, 60)
                        .mapToObj(i -> "reason " + (59 - i))
                        .toList());
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj("+1555125%04d"::formatted).toList();
    }

    private static List<String> reasons(String query) {
        return Panel.page("/audit?" + query).select(".why").eachText();
    }

    private static void allow(String line, List<String> users, String reason) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("users", users, "reason", reason))
                .put("/api/v1/lines/" + line + "/allowed")
                .then()
                .statusCode(200);
    }
}
