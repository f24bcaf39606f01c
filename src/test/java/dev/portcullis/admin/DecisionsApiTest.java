package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.audit.EntryId;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class DecisionsApiTest {

    private static final String DECISIONS = "/api/v1/decisions";

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void tellsWhyARuleFiredAndWhatMetaSaid() {
        // Given
        Instant sentAt = visitors.write("60100", "15551230001", "US.601", "please double your bitcoin");

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .queryParam("line", "60100")
                        .get(DECISIONS)
                        .then()
                        .statusCode(200)
                        .body("cursor", nullValue())
                        .body("$", hasKey("cursor"))
                        .body("decisions", hasSize(1))
                        .body("decisions[0].id", matchesPattern("[0-9]+-[0-9]+"))
                        .body("decisions[0].line", equalTo("60100"))
                        .body("decisions[0].user", equalTo("+15551230001"))
                        .body("decisions[0].userId", equalTo("US.601"))
                        .body("decisions[0].rule", equalTo("scam"))
                        .body("decisions[0].ruleSet", matchesPattern("[0-9a-f]+"))
                        .body("decisions[0].action", equalTo("block"))
                        .body("decisions[0].mode", equalTo("enforce"))
                        .body("decisions[0].effect", equalTo("opened"))
                        .body("decisions[0].cause", equalTo("rule"))
                        .body("decisions[0].reason", containsString("double your bitcoin"))
                        .body("decisions[0].spans[0].place", equalTo("body"))
                        .body("decisions[0].spans[0].start", equalTo(7))
                        .body("decisions[0].spans[0].end", equalTo(26))
                        .body("decisions[0].counters", hasSize(0))
                        .body("decisions[0].messageId", containsString("wamid."))
                        .body("decisions[0].sentAt", equalTo(sentAt.toString()))
                        .body("decisions[0].decidedAt", matchesPattern(".*Z"))
                        .body(
                                "decisions[0].windowClosesAt",
                                equalTo(sentAt.plus(Duration.ofHours(24)).toString()))
                        .body("decisions[0].meta.outcome", equalTo("blocked"))
                        .body("decisions[0].meta", not(hasKey("code")))
                        .body("decisions[0].meta.at", matchesPattern(".*Z")));
    }

    @Test
    void showsTheCountersOfARate() {
        // Given
        for (int i = 0; i < 3; i++) {
            visitors.write("60101", "15551230001", null, "hello");
        }

        // Then
        Api.asAdmin()
                .queryParam("line", "60101")
                .queryParam("rule", "flood")
                .get(DECISIONS)
                .then()
                .body("decisions", hasSize(1))
                .body("decisions[0].effect", equalTo("recorded"))
                .body("decisions[0].meta", nullValue())
                .body("decisions[0].counters[0].what", equalTo("messages, by one sender"))
                .body("decisions[0].counters[0].within", equalTo("PT60S"))
                .body("decisions[0].counters[0].atLeast", equalTo(3))
                .body("decisions[0].counters[0].count", equalTo(3));
    }

    @Test
    void findsBySenderWithEitherIdAndASloppyPlus() {
        // Given
        visitors.write("60102", "15551230077", "US.602", "click the link");
        visitors.write("60102", "15551230078", null, "click the link");

        // Then
        for (String query : List.of("sender=+15551230077", "sender=%2B15551230077", "sender=US.602")) {
            Api.asAdmin()
                    .urlEncodingEnabled(false)
                    .get(DECISIONS + "?line=60102&" + query)
                    .then()
                    .statusCode(200)
                    .body("decisions.user", contains("+15551230077"))
                    .body("decisions[0].mode", equalTo("shadow"));
        }
    }

    @Test
    void pagesStayWhereTheyAreWhileMoreIsDecided() {
        // Given: two lines, seven decisions
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String phone = "1555123000" + i;
            visitors.write(i % 2 == 0 ? "60103" : "60104", phone, null, "click the link");
            expected.addFirst("+" + phone);
        }

        // When
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.asAdmin().queryParam("rule", "watched").queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(DECISIONS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> lines = page.getList("decisions.line");
            List<String> users = page.getList("decisions.user");
            for (int i = 0; i < users.size(); i++) {
                if (List.of("60103", "60104").contains(lines.get(i))) {
                    read.add(users.get(i));
                }
            }
            cursor = page.getString("cursor");
            visitors.write("60105", "15551239999", null, "click the link");
        } while (cursor != null);

        // Then
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void aPageThatBeginsBehindTheAnswerStillShowsIt() {
        // Given: the answer to the first is newer than the second decision
        visitors.write("60106", "15551230001", null, "double your bitcoin");
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .queryParam("line", "60106")
                        .get(DECISIONS)
                        .then()
                        .body("decisions[0].meta.outcome", equalTo("blocked")));
        String first = Api.asAdmin()
                .queryParam("line", "60106")
                .get(DECISIONS)
                .jsonPath()
                .getString("decisions[0].id");
        long millis = Long.parseLong(first.substring(0, first.indexOf('-')));
        long sequence = Long.parseLong(first.substring(first.indexOf('-') + 1));
        AuditCursor between = new AuditCursor(new EntryId(millis, sequence + 1), new LineId("60106"));

        // Then
        Api.asAdmin()
                .queryParam("line", "60106")
                .queryParam("cursor", between.toString())
                .get(DECISIONS)
                .then()
                .body("decisions", hasSize(1))
                .body("decisions[0].meta.outcome", equalTo("blocked"));
    }

    @Test
    void looksBackNoFurtherThanAsked() {
        // Given
        visitors.write("60107", "15551230001", null, "click the link");

        // Then
        Api.asAdmin()
                .queryParam("line", "60107")
                .queryParam("since", "PT1H")
                .get(DECISIONS)
                .then()
                .body("decisions.line", everyItem(equalTo("60107")))
                .body("decisions", hasSize(1));
        Api.asAdmin()
                .queryParam("line", "60107")
                .queryParam("since", Instant.now().plusSeconds(60).toString())
                .get(DECISIONS)
                .then()
                .body("decisions", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,-1",
        "limit,many",
        "since,yesterday",
        "since,-PT1H",
        "cursor,abc",
        "cursor,%%%",
        "sender,me",
        "line,a b"
    })
    void namesWhatItCannotRead(String name, String value) {
        Api.asAdmin()
                .queryParam(name, value)
                .get(DECISIONS)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(name.equals("sender") ? "user" : name));
    }
}
