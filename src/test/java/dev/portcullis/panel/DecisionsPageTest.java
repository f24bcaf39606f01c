package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class DecisionsPageTest {

    @TestHTTPResource("/decisions/feed")
    URI feed;

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void eachRowOpensItsProof() {
        // Given
        visitors.write("41400", "15551230001", null, "please double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("41400", "15551230001"));

        // When
        Awaitility.await().until(() -> states("/decisions?line=41400").equals(List.of("blocked")));
        Element row = Panel.page("/decisions?line=41400").select(".decision").first();

        // Then
        assertThat(row.select("summary .user").text()).isEqualTo("+15551230001");
        assertThat(row.select("summary .rule").text()).isEqualTo("scam");
        assertThat(fact(row, "Rule set")).matches("[0-9a-f]{16}");
        assertThat(fact(row, "Matched")).isEqualTo("body, characters 7 to 26");
        assertThat(fact(row, "At Meta")).isEqualTo("Meta blocked the sender");
        assertThat(row.select(".steps li").eachText())
                .satisfiesExactly(
                        sent -> assertThat(sent).startsWith("Message sent"),
                        decided -> assertThat(decided).startsWith("Decided"),
                        blocked -> assertThat(blocked).matches("Meta blocked the sender .* \\+[0-9,]+ ms"));
    }

    @Test
    void filtersAndSaysThatNothingFits() {
        // Given
        visitors.write("41401", "15551230001", null, "double your bitcoin");
        visitors.write("41401", "15551230002", null, "click the link");

        // Then
        assertThat(users("line=41401")).containsExactly("+15551230002", "+15551230001");
        assertThat(users("line=41401&rule=watched")).containsExactly("+15551230002");
        assertThat(users("line=41401&sender=%2B1%20(555)%20123-0001")).containsExactly("+15551230001");
        assertThat(users("line=41401&since=PT0S")).isEmpty();
        assertThat(users("line=41401&mode=shadow")).containsExactly("+15551230002");
        assertThat(users("line=41401&effect=opened")).containsExactly("+15551230001");
        Document none = Panel.page("/decisions?line=41401&rule=%3Cb%3E");
        assertThat(none.select(".empty").text()).isEqualTo("No decision fits this filter.");
        assertThat(none.select("#f-rule").attr("value")).isEqualTo("<b>");
    }

    @Test
    void pagesToTheEnd() {
        // Given
        for (int i = 0; i < 120; i++) {
            visitors.write("41402", "1555123%04d".formatted(i), null, "click the link");
        }

        // When
        Set<String> shown = new HashSet<>();
        int pages = 0;
        String next = "decisions?line=41402";
        while (!next.isEmpty()) {
            Document page = Panel.page("/" + next);
            shown.addAll(page.select(".decision .proof dd:first-child, summary .user")
                    .eachText());
            next = page.select("a[rel=next]").attr("href");
            pages++;
        }

        // Then
        assertThat(pages).isGreaterThanOrEqualTo(3);
        assertThat(shown).contains("+15551230000", "+15551230119").hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void unreadableFiltersAreProblemsInWords() {
        Document page = Panel.page("/decisions?since=yesterday", 400);

        assertThat(page.select("main").text()).contains("Found 'yesterday' for since");
    }

    @Test
    void newDecisionsComeAsFragmentsAndAgainWithMetasAnswer() throws IOException, InterruptedException {
        // Given
        visitors.write("41403", "15551230001", null, "click the link");
        HttpRequest request = HttpRequest.newBuilder(URI.create(feed + "?line=41403&rule=scam"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("admin:" + GatewayResource.ADMIN_PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            StringBuffer heard = new StringBuffer();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(stream, heard));

            // When
            visitors.write("41403", "15551230002", null, "double your bitcoin");

            // Then
            Awaitility.await().until(() -> heard.toString().contains("state strong\">blocked"));
            assertThat(heard.toString())
                    .contains("event:decision", "id:", "<li class=\"decision\" id=\"d-41403-", "+15551230002")
                    .doesNotContain("+15551230001");
            assertThat(reading).isNotCompletedExceptionally();
            client.shutdownNow();
        }
    }

    private static void read(InputStream stream, StringBuffer heard) {
        byte[] some = new byte[8_192];
        try {
            for (int count = stream.read(some); count > 0; count = stream.read(some)) {
                heard.append(new String(some, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            heard.append("ended");
        }
    }

    private static List<String> states(String path) {
        return Panel.page(path).select("summary .state").eachText();
    }

    private static List<String> users(String query) {
        return Panel.page("/decisions?" + query).select("summary .user").eachText();
    }

    private static String fact(Element row, String name) {
        return row.select("dt").stream()
                .filter(term -> term.text().equals(name))
                .map(term -> term.nextElementSibling().text())
                .findFirst()
                .orElse("");
    }
}
