package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what, to whom, for what reason, and what came of it: of everything that a person can do. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class DeedsApiTest {

    private static final String DEEDS = "/api/v1/deeds";

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void tellsWhoBlockedAndUnblockedWhomAndWhy() {
        // Given
        visitors.write("70100", "15551230001", "US.701", "hello");

        // When
        asOperator(List.of("+15551230001", "US.701", "+15551230002"), "threatened our staff")
                .post("/api/v1/lines/70100/blocks");
        Api.asking(List.of("US.701"), "a mistake").delete("/api/v1/lines/70100/blocks");

        // Then: two ids of one sender are one sender
        deeds("line=70100")
                .body("deeds.what", contains("unblocked", "blocked"))
                .body("deeds.by", contains("admin", "operator"))
                .body("deeds.reason", contains("a mistake", "threatened our staff"))
                .body("deeds.line", everyItem(equalTo("70100")))
                .body("deeds.userCount", contains(1, 2))
                .body("deeds[0].users", contains(Map.of("user", "+15551230001", "userId", "US.701")))
                .body("deeds[0].outcome", equalTo(Map.of("released", 1)))
                .body("deeds[1].users.user", contains("+15551230001", "+15551230002"))
                .body("deeds[1].outcome", equalTo(Map.of("blocked", 1, "wanted", 1)))
                .body("deeds[1].at", notNullValue())
                .body("cursor", nullValue());
    }

    @Test
    void tellsOfListsAndGroups() {
        // When
        asOperator(List.of("+15551230001"), "a partner").put("/api/v1/lines/70101/allowed");
        asOperator(List.of("+15551230001"), "a partner no more").delete("/api/v1/lines/70101/allowed");
        want("""
                {"users": ["+15551230002"], "prefixes": ["+234", "+235"], "reason": "campaign", "until": "P1D",
                 "blocksPerHour": 20}""");
        Api.asOperator()
                .contentType(ContentType.JSON)
                .body("{\"users\": [\"+15551230002\"], \"prefixes\": [\"+234\", \"+999\"], \"reason\": \"it is over\"}")
                .delete("/api/v1/lines/70101/wanted")
                .then()
                .statusCode(200);

        // Then
        deeds("line=70101")
                .body(
                        "deeds.collect { it.what + (it.rules ?: it.users.user) }",
                        contains(
                                "unwanted[+15551230002]",
                                "unwanted[wanted:+234]",
                                "wanted[+15551230002]",
                                "wanted[wanted:+234, wanted:+235]",
                                "disallowed[+15551230001]",
                                "allowed[+15551230001]"))
                .body(
                        "deeds.reason",
                        contains("it is over", "it is over", "campaign", "campaign", "a partner no more", "a partner"))
                .body("deeds.by", everyItem(equalTo("operator")))
                .body("deeds[2].until", notNullValue())
                .body("deeds[5].outcome", equalTo(Map.of("allowed", 1)));
    }

    private static void want(String body) {
        Api.asOperator()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/lines/70101/wanted")
                .then()
                .statusCode(200);
    }

    @Test
    void aTableOfManyIsOneDeed() {
        // Given
        String alike =
                IntStream.range(0, 300).mapToObj("+1555124%04d,spam"::formatted).collect(Collectors.joining("\n"));

        // When
        importTable(alike);
        importTable("+15551230001,threatened us\n+15551230002,spam");

        // Then: one user's reason is not told of another
        deeds("line=70102")
                .body("deeds.what", contains("imported", "imported"))
                .body("deeds.userCount", contains(2, 300))
                .body("deeds.reason", contains("", "spam"))
                .body("deeds[0].users", hasSize(2))
                .body("deeds[1].users", empty())
                .body("deeds[1].outcome", equalTo(Map.of("wanted", 300)));
    }

    private static void importTable(String table) {
        Api.asAdmin()
                .contentType("text/csv")
                .body(table)
                .put("/api/v1/lines/70102/wanted")
                .then()
                .statusCode(200);
    }

    @Test
    void tellsOfUndoingReconcilingRearmingAndErasing() {
        // Given
        visitors.write("70103", "15551230001", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("70103", "15551230001"));
        meta.blockByHand("70103", List.of("15551230009"));
        visitors.write("70103", "15551230003", null, "win the lottery");
        visitors.write("70103", "15551230004", null, "win the lottery");

        // When
        json("{\"reason\": \"weekly\"}").post("/api/v1/lines/70103/reconciliation");
        json("{\"dryRun\": true}").post("/api/v1/lines/70103/reconciliation");
        json("{\"rule\": \"scam\", \"since\": \"PT1H\", \"line\": \"70103\", \"reason\": \"too strict\"}")
                .post("/api/v1/undo");
        json("{\"rule\": \"scam\", \"since\": \"PT1H\", \"line\": \"70103\", \"preview\": true}")
                .post("/api/v1/undo");
        Api.asOperator().post("/api/v1/rules/short-fuse/rearm?line=70103&reason=a promotion of ours");
        Api.asAdmin().delete("/api/v1/lines/70103/senders/+15551230004?reason=their request");

        // Then
        deeds("line=70103")
                .body("deeds.what", contains("erased", "rearmed", "undone", "reconciled"))
                .body("deeds.by", contains("admin", "operator", "operator", "operator"))
                .body("deeds.reason", contains("their request", "a promotion of ours", "too strict", "weekly"))
                .body("deeds[0].users", empty())
                .body("deeds[1].rules", contains("short-fuse"))
                .body("deeds[2].rules", contains("scam"))
                .body("deeds[2].users.user", contains("+15551230001"))
                .body("deeds[2].since", notNullValue())
                .body("deeds[2].until", notNullValue())
                .body("deeds[2].outcome", equalTo(Map.of("undone", 1)))
                .body("deeds[3].outcome.adopted", equalTo(1));
    }

    @Test
    void filtersByPersonKindSenderAndTime() {
        // Given
        visitors.write("70104", "15551230001", "US.704", "hello");
        asOperator(List.of("US.704"), "one").put("/api/v1/lines/70104/wanted");
        Api.asking(List.of("+15551230002"), "two").put("/api/v1/lines/70104/wanted");
        Api.asking(List.of("+15551230001"), "three").put("/api/v1/lines/70104/allowed");

        // Then: a sender by any of their ids
        deeds("line=70104").body("deeds.reason", contains("three", "two", "one"));
        deeds("line=70104&by=operator").body("deeds.reason", contains("one"));
        deeds("line=70104&by=nobody").body("deeds", empty());
        deeds("line=70104&kind=wanted").body("deeds.reason", contains("two", "one"));
        deeds("line=70104&sender=US.704").body("deeds.reason", contains("three", "one"));
        deeds("line=70104&sender=%2B15551230001").body("deeds.reason", contains("three", "one"));
        deeds("line=70104&sender=+15551230002").body("deeds.reason", contains("two"));
        deeds("line=70104&since=PT1H&by=admin&kind=allowed").body("deeds.reason", contains("three"));
        deeds("line=70104&since=PT0S").body("deeds", empty());
        deeds("sender=US.704").body("deeds.reason", hasItems("three", "one"));
    }

    @Test
    void pagesToTheEndThroughAllLines() {
        // Given
        List<String> lines = List.of("70105", "70106");
        lines.forEach(line -> visitors.write(line, "15551230001", null, "hello"));
        for (int i = 0; i < 12; i++) {
            asOperator(List.of("+15551230001"), "paged " + i).put("/api/v1/lines/" + lines.get(i % 2) + "/wanted");
        }

        // When
        List<String> reasons = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page =
                    deeds("by=operator&kind=wanted&limit=5" + cursor).extract().jsonPath();
            assertThat(page.getList("deeds")).hasSizeLessThanOrEqualTo(5);
            reasons.addAll(page.getList("deeds.reason", String.class));
            cursor = page.getString("cursor") == null ? "" : "&cursor=" + page.getString("cursor");
        } while (!cursor.isEmpty());

        // Then
        assertThat(reasons.stream().filter(reason -> reason.startsWith("paged")))
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(i -> "paged " + (11 - i))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=block | Found 'block' for kind, expected one of blocked, unblocked, wanted",
                "since=yesterday | Found 'yesterday' for since, expected a time such as",
                "sender=bob | Found 'bob' for a user, expected a phone number",
                "line=a b | Found 'a b' for a line, expected Meta's phone_number_id",
                "limit=0 | Found '0' for limit, expected a number from 1 to 500",
                "cursor=x | This cursor cannot be read"
            })
    void refusesWhatCannotBeReadAndSaysWhatWasExpected(String query, String detail) {
        Api.asViewer()
                .get(DEEDS + "?" + query)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString(detail));
    }

    private static ValidatableResponse deeds(String query) {
        return Api.asViewer()
                .urlEncodingEnabled(false)
                .get(DEEDS + "?" + query)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification asOperator(List<String> users, String reason) {
        return Api.asOperator().contentType(ContentType.JSON).body(Map.of("users", users, "reason", reason));
    }

    private static RequestSpecification json(String body) {
        return Api.asOperator().contentType(ContentType.JSON).body(body);
    }
}
