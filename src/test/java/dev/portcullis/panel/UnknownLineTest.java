package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.portcullis.admin.Api;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(UnknownLineTest.OneConfigured.class)
class UnknownLineTest {

    MetaEmulator meta;
    Visitors visitors;

    /** A line that no message has come to. */
    public static final class OneConfigured implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portcullis.lines.41950.access-token", "dev-access-token");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(GatewayResource.class));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocked",
                "wanted",
                "allowed",
                "wanted.csv",
                "reconciliation",
                "senders/+15551230001",
                "want-group",
                "block?user=US.1"
            })
    void isNotTakenForAnEmptyOne(String page) {
        // Given
        visitors.open("41951");

        // When
        Document problem = Panel.page("/lines/zz/" + page, 404);

        // Then
        assertThat(problem.select("main p").first().text())
                .startsWith(
                        "No message ever came in on line 'zz', and portcullis.lines does not name it. Known are: 41950");
        assertThat(problem.select(".names a").eachText()).contains("41950", "41951");
        assertThat(problem.select(".names a").first().attr("href")).endsWith("../lines/41950/blocked");
    }

    @Test
    void aConfiguredOneIsKnownBeforeAnyMessage() {
        assertThat(Panel.page("/lines/41950/wanted").select("h1").text()).isEqualTo("Wanted");
        assertThat(Panel.page("/undo?rule=scam&since=PT1H&line=41950")
                        .select("#preview")
                        .text())
                .startsWith("Nobody");
    }

    @Test
    void nothingIsUndoneOnIt() {
        Document page = Panel.page("/undo?rule=scam&since=PT1H&line=zz", 404);

        assertThat(page.select("[role=alert]").text()).contains("on line 'zz'", "41950");
        assertThat(page.select("form[method=post][action=undo]")).isEmpty();
    }

    @Test
    void nobodyIsBlockedOnIt() {
        Document page = Panel.parsed(Panel.posted("/lines/zz/block", List.of("+15551230001"), "reason", "rude"), 404);

        assertThat(page.select("main p").first().text()).startsWith("No message ever came in on line 'zz'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theApiUndoesNothingOnIt(boolean preview) {
        Api.asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("rule", "scam", "since", "PT1H", "line", "zz", "preview", preview))
                .post("/api/v1/undo")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", startsWith("No message ever came in on line 'zz', and portcullis.lines"))
                .body("lines", hasItem("41950"));
    }
}
