package dev.portcullis.panel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.portcullis.admin.Api;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page of the panel. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class PanelTest {

    private static final Pattern INLINE = Pattern.compile("(?i)^(style|on[a-z]+)$");

    MetaEmulator meta;
    Visitors visitors;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-in?problem=limited&wait=7&to=/lines",
                "/decisions",
                "/rules",
                "/rules?since=P7D&line=41500",
                "/rules?rule=flood&q=double&mode=enforce",
                "/rules/try",
                "/find?user=US.404",
                "/lines",
                "/undo",
                "/undo?rule=scam&since=PT1H&line=41500",
                "/lines/41500/blocked",
                "/lines/41500/wanted",
                "/lines/41500/allowed",
                "/lines/41500/want-group?group=NG",
                "/lines/41500/reconciliation",
                "/lines/41500/block?user=%2B15551230001",
                "/lines/41500/senders/+15551230001"
            })
    void everyPageIsFitForKeyboardReaderAndPolicy(String path) {
        // Given
        visitors.write("41500", "15551230001", null, "double your bitcoin");
        visitors.open("41501");

        // When
        Document page = Panel.page(path);

        // Then
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).endsWith("· Portcullis");
        assertThat(page.selectFirst("body > a").attr("href")).isEqualTo("#main");
        assertThat(page.select("script:not([src]), style")).isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(each -> assertThat(each.attributes())
                        .noneMatch(
                                attribute -> INLINE.matcher(attribute.getKey()).matches()));
        assertThat(page.select("input:not([type=hidden]), select, textarea")).allSatisfy(PanelTest::hasLabel);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("a[href^=/], form[action^=/], link[href^=/], script[src^=/], img[src^=/]"))
                .isEmpty();
        assertThat(page.select("th:not([scope])")).isEmpty();
    }

    private static void hasLabel(Element field) {
        boolean within = field.closest("label") != null;
        boolean beside = !field.id().isEmpty()
                && !field.ownerDocument()
                        .select("label[for=" + field.id() + "]")
                        .isEmpty();
        assertThat(within || beside).as("a label of %s", field).isTrue();
    }

    @Test
    void whatPagesAreDrawnWithIsThereBeforeSigningIn() {
        Document page = Jsoup.parse(given().accept("text/html").get("/sign-in").asString());

        for (Element file : page.select("link[href], script[src]")) {
            String path = file.attr(file.hasAttr("href") ? "href" : "src").substring(1);
            given().get(path).then().statusCode(200);
        }
        assertThat(page.select("nav, form.account")).isEmpty();
    }

    @Test
    void viewersSeeEverythingAndChangeNothing() {
        // Given
        visitors.write("41504", "15551230001", null, "hello");
        meta.blockByHand("41504", List.of("15551230001"));

        // Then
        for (String path : List.of("blocked", "senders/+15551230001")) {
            Document page = Panel.parsed(Panel.asked(Api.asViewer()).get("/lines/41504/" + path), 200);
            assertThat(page.select("main form:not([role=search]), main input[type=checkbox]"))
                    .isEmpty();
            assertThat(page.select("main").text()).contains("+15551230001");
        }
        for (String path : List.of("/lines/41504/block", "/lines/41504/unblock", "/rules/short-fuse/rearm", "/undo")) {
            Document refusal = Panel.parsed(
                    Panel.asked(Api.asViewer())
                            .contentType("application/x-www-form-urlencoded")
                            .formParam("user", "+15551230001")
                            .formParam("reason", "why")
                            .formParam("confirmed", "yes")
                            .post(path),
                    403);
            assertThat(refusal.select("h1").text()).isEqualTo("Not allowed");
        }
        assertThat(meta.isBlocked("41504", "15551230001")).isTrue();
        Panel.parsed(Panel.asked(Api.asViewer()).get("/lines/41504/block?user=US.1"), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/decisions", "/rules", "/lines", "/lines/1/blocked", "/lines/1/senders/US.1"})
    void strangersAreSentToSignIn(String path) {
        Panel.asked(given()).get(path).then().statusCode(303).header("Location", containsString("sign-in"));
    }

    @Test
    void strangersGetNoFeed() {
        given().accept("text/event-stream").get("/decisions/feed").then().statusCode(401);
    }

    @Test
    void theFirstPageIsThatOfTheFirstLine() {
        // Given
        visitors.write("1", "15551230001", null, "hello");

        // Then
        Panel.asked(Api.asAdmin()).get("/").then().statusCode(303).header("Location", equalTo("lines/1/blocked"));
    }

    @ParameterizedTest
    @CsvSource({
        "line=1&user=,lines/1/blocked",
        "line=&user=,lines",
        "line=1&user=%2B1%20(555)%20987-0001,lines/1/senders/+15559870001",
        "line=1&user=US.12,lines/1/senders/US.12"
    })
    void looksUpLinesAndSenders(String query, String leadsTo) {
        visitors.open("1");

        Panel.asked(Api.asAdmin()).get("/find?" + query).then().statusCode(303).header("Location", equalTo(leadsTo));
    }

    @Test
    void problemsArePagesForBrowsersOnly() {
        Document page = Panel.page("/nothing/here", 404);

        assertThat(page.select("h1").text()).isEqualTo("Nothing is here");
        assertThat(page.select("main a").attr("href")).isEqualTo("../");
        Panel.asked(Api.asAdmin()).get("/api/v1/nothing").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        Api.asAdmin().get("/nothing").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void theSignInPageSaysWhyNot() {
        assertThat(Panel.page("/sign-in").select("[role=alert]")).isEmpty();
        assertThat(Panel.page("/sign-in?problem=wrong").select("[role=alert]").text())
                .startsWith("No user has this name and password");
        assertThat(Panel.page("/sign-in?problem=limited&wait=7%3Cb%3E")
                        .select("[role=alert]")
                        .text())
                .contains("Wait a while");
        assertThat(Panel.page("/sign-in?to=%22%3E%3Cb%3E")
                        .select("input[name=to]")
                        .attr("value"))
                .isEqualTo("\"><b>");
    }

    @Test
    void theMenuTellsWhereOneIs() {
        visitors.write("41501", "15551230001", null, "hello");

        assertThat(Panel.page("/rules").select("nav a[aria-current=page]").eachText())
                .containsExactly("Rules");
        assertThat(Panel.page("/lines/41501/blocked")
                        .select("nav a[aria-current=page]")
                        .eachText())
                .containsExactly("Blocked");
    }

    @Test
    void rulesAreReArmedWhereTheyWereTripped() {
        // Given
        visitors.write("41502", "15551230001", null, "win the lottery");
        visitors.write("41502", "15551230002", null, "win the lottery");
        visitors.write("41502", "15551230003", null, "win the lottery");
        Element tripped = Panel.page("/rules").selectFirst("#stopped form:has(input[value=41502])");

        // When
        Panel.asked(Api.asAdmin())
                .contentType("application/x-www-form-urlencoded")
                .formParam("line", tripped.select("input[name=line]").attr("value"))
                .formParam("reason", "mended")
                .post("/" + tripped.attr("action"))
                .then()
                .statusCode(303)
                .header("Location", equalTo("../../rules"));

        // Then
        assertThat(Panel.page("/rules").select("#stopped input[value=41502]")).isEmpty();
    }

    @Test
    void undoesWhatThePreviewShowed() {
        // Given
        visitors.write("41505", "15551230001", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("41505", "15551230001"));

        // When
        Document preview = Panel.page("/undo?rule=scam&since=PT1H&line=41505");
        RequestSpecification form =
                Panel.asked(Api.asAdmin()).urlEncodingEnabled(true).contentType("application/x-www-form-urlencoded");
        preview.select("form[method=post] input[type=hidden]")
                .forEach(field -> form.formParam(field.attr("name"), field.attr("value")));
        String leadsTo = form.formParam("reason", "a bad rule")
                .post("/undo")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        // Then
        assertThat(preview.select("#preview").text()).isEqualTo("1 sender would be freed");
        assertThat(preview.select(".names a").eachText()).containsExactly("+15551230001");
        assertThat(Panel.page("/" + leadsTo).select(".outcomes .state").eachText())
                .containsExactly("released");
        assertThat(meta.isBlocked("41505", "15551230001")).isFalse();
    }

    @Test
    void linesTellTheirTokenAndQueue() {
        visitors.write("41503", "15551230001", null, "hello");

        Element line = Panel.page("/lines")
                .select(".line:has(a[href=lines/41503/blocked])")
                .first();

        assertThat(line.text()).contains("working", "configured", "portcullis.graph.access-token");
    }
}
