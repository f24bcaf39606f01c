package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.portcullis.admin.Api;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the wanted and the allowed list. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class ListPagesTest {

    MetaEmulator meta;
    Visitors visitors;

    @ParameterizedTest
    @CsvSource({"want,wanted,unwant,41700", "allow,allowed,disallow,41701"})
    void putsPeopleOnTheListAndTakesThemOff(String put, String list, String take, String line) {
        // Given
        visitors.open(line);

        // When
        Document came = Panel.post(
                "/lines/" + line + "/" + put,
                List.of("+1 555 123-0001, US.77"),
                "reason",
                "threatened <b>us</b>",
                "until",
                "P7D");

        // Then
        assertThat(came.select(".outcomes .state").eachText()).containsExactly(list, list);
        assertThat(came.select(".crumbs a").attr("href")).isEqualTo(list);
        Document page = Panel.page("/lines/" + line + "/" + list);
        assertThat(page.select(".who a").eachText()).containsExactlyInAnyOrder("+15551230001", "US.77");
        assertThat(page.select(".reason").first().text()).isEqualTo("threatened <b>us</b>");
        assertThat(page.select(".by").first().text()).isEqualTo("admin");
        assertThat(page.select(".until time")).hasSize(2);
        assertThat(page.select("main b, main i")).isEmpty();

        // When
        Document gone = Panel.post("/lines/" + line + "/" + take, List.of("+15551230001"), "reason", "enough");

        // Then
        assertThat(gone.select(".outcomes .state").eachText()).containsExactly("removed");
        assertThat(users(Panel.page("/lines/" + line + "/" + list))).containsExactly("US.77");
    }

    @ParameterizedTest
    @CsvSource({"want,wanted", "allow,allowed"})
    void keepsAFormThatCannotBeRead(String put, String list) {
        // Given
        visitors.open("41702");
        String path = "/lines/41702/" + put;

        // When
        Document nobody = Panel.parsed(Panel.posted(path, List.of("me<i>"), "reason", "why", "until", "P7D"), 400);
        Document noReason = Panel.parsed(Panel.posted(path, List.of("+15551230001"), "reason", " "), 400);
        Document past =
                Panel.parsed(Panel.posted(path, List.of("+15551230001"), "reason", "why", "until", "-PT1H"), 400);

        // Then
        assertThat(nobody.select("[role=alert]").text()).contains("Found 'me<i>'", "Nothing was done");
        assertThat(nobody.select("#add-user").attr("value")).isEqualTo("me<i>");
        assertThat(nobody.select("#add-reason").attr("value")).isEqualTo("why");
        assertThat(nobody.select("#add-until option[selected]").attr("value")).isEqualTo("P7D");
        assertThat(noReason.select("[role=alert]").text()).startsWith("Found no reason");
        assertThat(past.select("[role=alert]").text()).contains("for until");
        assertThat(users(Panel.page("/lines/41702/" + list))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"want,wanted,41703", "allow,allowed,41704"})
    void pagesAndDownloads(String put, String list, String line) {
        // Given
        visitors.open(line);
        List<String> people =
                IntStream.range(0, 230).mapToObj("+1555124%04d"::formatted).toList();
        Panel.post("/lines/" + line + "/" + put, List.of(String.join(",", people)), "reason", "a, \"b\"");

        // When
        List<String> shown = new ArrayList<>();
        String next = list;
        int pages = 0;
        while (!next.isEmpty()) {
            Document page = Panel.page("/lines/" + line + "/" + next);
            shown.addAll(users(page));
            next = page.select("a[rel=next]").attr("href");
            pages++;
        }
        String table = Panel.asked(Api.asViewer())
                .get("/lines/" + line + "/" + list + ".csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"" + list + "-" + line + ".csv\""))
                .extract()
                .asString();

        // Then
        assertThat(pages).isEqualTo(3);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(people);
        assertThat(table.lines()).hasSize(231).startsWith("user,reason,until,cause,rule,by,since");
        assertThat(table).contains("+15551240229,\"a, \"\"b\"\"\",");
    }

    @Test
    void allowingLiftsABlock() {
        // Given
        visitors.write("41705", "15551230001", null, "hello");
        Panel.post("/lines/41705/block", List.of("+15551230001"), "reason", "rude");

        // When
        Document came = Panel.post("/lines/41705/allow", List.of("+15551230001"), "reason", "our tester");

        // Then
        assertThat(came.select(".outcomes .state").eachText()).containsExactly("allowed");
        assertThat(meta.isBlocked("41705", "15551230001")).isFalse();
        Document sender = Panel.page("/lines/41705/senders/+15551230001");
        assertThat(sender.select("#answer").text())
                .isEqualTo("Not blocked. Their messages arrive. They are on the allowed list.");
        assertThat(sender.select("form[action=../allowed], form[action=../wanted], form[action=../block]"))
                .isEmpty();
    }

    @Test
    void aSendersPageLeadsToTheLists() {
        // Given
        visitors.write("41706", "15551230001", null, "hello");

        // When
        Document sender = Panel.page("/lines/41706/senders/+15551230001");

        // Then
        assertThat(sender.select("form[action=../allowed] button").text()).isEqualTo("Allow…");
        assertThat(sender.select("form[action=../wanted] input").attr("value")).isEqualTo("+15551230001");
        assertThat(Panel.page("/lines/41706/wanted?user=%2B15551230001")
                        .select("#add-user")
                        .attr("value"))
                .isEqualTo("+15551230001");
    }

    @Test
    void wantsAPrefixAfterAPreview() {
        // Given
        visitors.write("41707", "2348012345678", null, "hello");
        visitors.write("41707", "15551230001", null, "hello");

        // When
        Document preview = Panel.page("/lines/41707/want-group?group=%2B234,%20KE");

        // Then
        assertThat(preview.select(".counters tbody tr").eachText()).containsExactly("+234 1 0 0", "KE 0 0 0");
        assertThat(preview.select(".names li").eachText()).containsExactly("+2348012345678");
        assertThat(Panel.page("/lines/41707/wanted").select(".groups .card")).isEmpty();

        // When
        Panel.posted("/lines/41707/want-group", List.of(), order("+234, KE", "200"))
                .then()
                .statusCode(303)
                .header("Location", equalTo("wanted"));

        // Then
        Document page = Panel.page("/lines/41707/wanted");
        assertThat(page.select(".groups h3").eachText()).containsExactlyInAnyOrder("+234", "KE");
        assertThat(page.select(".groups .card").text()).contains("At most 200 blocks an hour", "campaign <i>");
        assertThat(page.select(".groups a[href*=decisions]").first().attr("href"))
                .contains("rule=wanted%3A");

        // When
        Panel.posted("/lines/41707/unwant-group", List.of(), "group", "+234", "reason", "over")
                .then()
                .statusCode(303);

        // Then
        assertThat(Panel.page("/lines/41707/wanted").select(".groups h3").eachText())
                .containsExactly("KE");
    }

    private static String[] order(String group, String cap) {
        return new String[] {"group", group, "reason", "campaign <i>", "until", "P7D", "blocksPerHour", cap};
    }

    @ParameterizedTest
    @CsvSource({"'+234',many,Found 'many'", "'+234','',Found ''", "'+234',0,Found 0", "'+0',5,Found '+0'", "XX1,5,XX1"})
    void saysWhatIsWrongWithAPrefix(String group, String cap, String problem) {
        // Given
        visitors.open("41708");

        // When
        Document page = Panel.parsed(Panel.posted("/lines/41708/want-group", List.of(), order(group, cap)), 400);

        // Then
        assertThat(page.select("[role=alert]").text()).contains(problem);
        assertThat(page.select("#group").attr("value")).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wanted", "allowed"})
    void viewersOnlyLook(String list) {
        // Given
        visitors.open("41709");
        Panel.post("/lines/41709/want", List.of("US.1"), "reason", "why");
        Panel.post("/lines/41709/allow", List.of("US.2"), "reason", "why");
        Panel.posted("/lines/41709/want-group", List.of(), order("+999", "5"));

        // When
        Document page = Panel.parsed(Panel.asked(Api.asViewer()).get("/lines/41709/" + list), 200);

        // Then
        assertThat(page.select("main form, main input")).isEmpty();
        assertThat(users(page)).hasSize(1);
    }

    private static Set<String> users(Document page) {
        return new HashSet<>(page.select(".who a").eachText());
    }
}
