package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class ErasureTest {

    private static final String SENDER = "/api/v1/lines/{line}/senders/{user}";
    private static final String LONG = " this text is long enough to be told from others by its letters";

    private static final String CONTENT = """
            local function flat(all)
              if type(all) ~= 'table' then return tostring(all) end
              local texts = {}
              for i, each in ipairs(all) do texts[i] = flat(each) end
              return table.concat(texts, ' ')
            end
            local read = {
              hash = {'HGETALL'}, zset = {'ZRANGE', 0, -1}, set = {'SMEMBERS'}, stream = {'XRANGE', '-', '+'},
              string = {'GET'},
            }
            local call = read[redis.call('TYPE', KEYS[1]).ok] or {'EXISTS'}
            if call[2] then return flat(redis.call(call[1], KEYS[1], call[2], call[3])) end
            return flat(redis.call(call[1], KEYS[1]))
            """;

    @Inject
    Pipeline redis;

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void leavesNothingOfWhoeverWasOnlySeen() {
        // Given
        for (int i = 0; i < 4; i++) {
            visitors.write("31100", "15557770001", "US.77001", "click the link" + LONG);
        }
        visitors.write("31100", "15557770002", "US.77002", "click the link" + LONG);
        crowd("31100", "15557770001/US.77001", "15557770001/", "15557770002/US.77002");
        assertThat(keysThatName("15557770001", "US.77001")).isNotEmpty();

        // When
        erase("31100", "US.77001")
                .statusCode(200)
                .body("erased.lastInbounds", equalTo(1))
                .body("erased.counters", greaterThanOrEqualTo(1))
                .body("erased.links", equalTo(1))
                .body("erased.decisions", greaterThanOrEqualTo(5))
                .body("erased.crowdMessages", equalTo(2))
                .body("kept.what", not(hasItem("pardon")));

        // Then
        assertThat(keysThatName("15557770001", "US.77001")).isEmpty();
        assertThat(keysThatName("15557770002")).isNotEmpty();
        Api.asAdmin()
                .get(SENDER, "31100", "US.77002")
                .then()
                .body("lastInbound", notNullValue())
                .body("decisions.rule", contains("watched"));
    }

    @Test
    void keepsTheIdsOfABlockUntilItIsLifted() {
        // Given
        visitors.write("31101", "15557770011", "US.77011", "double your bitcoin");
        Awaitility.await().until(() -> state("31101", "US.77011").equals("blocked"));

        // When
        erase("31101", "+15557770011")
                .body("erased.decisions", equalTo(1))
                .body("kept.what", hasItem("case"))
                .body("kept[0].why", containsString("Unblock first"));

        // Then
        Api.asAdmin()
                .get(SENDER, "31101", "US.77011")
                .then()
                .body("case.state", equalTo("blocked"))
                .body("case.reason", not(containsString("bitcoin")))
                .body("atMeta", equalTo("listed"))
                .body("decisions", hasSize(0));

        // When
        Api.asking(List.of("US.77011"), "asked for it")
                .delete("/api/v1/lines/31101/blocks")
                .then()
                .body("users[0].state", equalTo("released"));
        assertThat(meta.isBlocked("31101", "15557770011")).isFalse();
        erase("31101", "US.77011").body("erased.cases", equalTo(1)).body("kept.what", hasItem("pardon"));

        // Then
        Api.asAdmin()
                .get(SENDER, "31101", "US.77011")
                .then()
                .body("case", nullValue())
                .body("lastInbound", nullValue());
        visitors.write(
                "31101",
                "15557770011",
                "US.77011",
                "double your bitcoin",
                Instant.now().minusSeconds(3_600));
        assertThat(state("31101", "US.77011")).isEqualTo("null");
    }

    @Test
    void canBeDoneAgain() {
        // Given
        visitors.write("31102", "15557770021", null, "click the link");
        erase("31102", "+15557770021").body("erased.decisions", equalTo(1));

        // When
        ValidatableResponse again = erase("31102", "+15557770021");

        // Then
        again.statusCode(200)
                .body("erased.decisions", equalTo(0))
                .body("erased.lastInbounds", equalTo(0))
                .body("erased.counters", equalTo(0))
                .body("kept.what", hasItems("dead-letters"));
    }

    @Test
    void writesDownThatItWasDoneAndNotToWhom() {
        // Given
        visitors.write("31103", "15557770031", null, "hello");

        // When
        Api.asAdmin().queryParam("reason", "their request").delete(SENDER, "31103", "+15557770031");

        // Then
        String told = Api.asAdmin().get("/api/v1/deeds?line=31103").asString();
        assertThat(told)
                .contains("\"what\":\"erased\"", "\"by\":\"admin\"", "their request")
                .doesNotContain("7770031");
        assertThat(keysThatName("7770031")).isEmpty();
    }

    @Test
    void takesThePersonOutOfWhatPeopleDid() {
        // Given
        visitors.write("31104", "15557770041", "US.77041", "hello");
        Api.asking(List.of("+15557770041"), "they threatened us")
                .put("/api/v1/lines/31104/allowed")
                .then()
                .statusCode(200);
        Api.asking(List.of("US.77041", "US.77042"), "both of them")
                .put("/api/v1/lines/31104/wanted")
                .then()
                .statusCode(200);
        Api.asking(List.of("+15557770041"), "a mistake").delete("/api/v1/lines/31104/allowed");
        deeds("31104").body("deeds", hasSize(3));

        // When
        erase("31104", "US.77041").statusCode(200).body("erased.answers", greaterThanOrEqualTo(3));

        // Then: what was done to another too is still told, and that there were two
        assertThat(keysThatName("15557770041", "US.77041")).isEmpty();
        deeds("31104")
                .body("deeds.what", contains("erased", "wanted"))
                .body("deeds[1].users.user", contains("US.77042"))
                .body("deeds[1].userCount", equalTo(2))
                .body("deeds[1].reason", equalTo("both of them"));
    }

    private static ValidatableResponse deeds(String line) {
        return Api.asAdmin().queryParam("line", line).get("/api/v1/deeds").then();
    }

    /** Messages that have something in common, as they are counted. */
    private void crowd(String line, String... senders) {
        for (int i = 0; i < senders.length; i++) {
            redis.await(Call.command(
                    "ZADD",
                    "portcullis:{" + line + "/texts/4711}:counted",
                    i,
                    "0123456" + i + "00000000" + senders[i]));
        }
    }

    private static ValidatableResponse erase(String line, String user) {
        return Api.asAdmin().delete(SENDER, line, user).then();
    }

    private static String state(String line, String user) {
        Object state = Api.asAdmin().get(SENDER, line, user).path("case.state");
        return String.valueOf(state);
    }

    /** All of Redis is looked at, but for what the limits count by for a day. */
    private List<String> keysThatName(String... ids) {
        List<String> naming = new ArrayList<>();
        for (Reply key : redis.await(Call.command("KEYS", "*")).elements()) {
            String content = content(key.text());
            for (String id : ids) {
                if (content.contains(id) || key.text().contains(id)) {
                    naming.add(key.text());
                }
            }
        }
        return naming;
    }

    private String content(String key) {
        return new String(redis.await(Call.command("EVAL", CONTENT, 1, key)).bytes(), StandardCharsets.ISO_8859_1);
    }
}
