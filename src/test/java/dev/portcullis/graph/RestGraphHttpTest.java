package dev.portcullis.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.portcullis.message.LineId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in Quarkus because its REST clients exist only there; nothing of the gateway but this class is in use. */
@QuarkusTest
@TestProfile(WireOnly.class)
class RestGraphHttpTest {

    private static final LineId LINE = new LineId("880011002200330");
    private static final String PATH = "/v26.0/880011002200330/block_users";
    private static final Credentials CREDENTIALS = Credentials.of("t0ken", Optional.of("s3cret"));
    private static final Credentials WITHOUT_PROOF = Credentials.of("t0ken", Optional.empty());
    private static final String BODY =
            "{\"messaging_product\":\"whatsapp\",\"block_users\":[{\"user\":\"+15551230001\"}]}";
    private static final PageRequest FIRST_PAGE = new PageRequest(OptionalInt.empty(), Optional.empty());

    @Inject
    BlocklistApi blocklist;

    private final WireMockServer meta = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void start() {
        meta.start();
    }

    @AfterEach
    void stop() {
        meta.stop();
    }

    @Test
    void postsABlock() {
        metaAnswers(sample("block-success"));

        Exchange exchange = http(Map.of()).block(LINE, CREDENTIALS, BODY);

        assertThat(exchange).isInstanceOf(Exchange.Answered.class);
        meta.verify(postRequestedFor(urlPathEqualTo(PATH))
                .withQueryParam("appsecret_proof", equalTo(CREDENTIALS.proof().orElseThrow()))
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("User-Agent", equalTo("portcullis"))
                .withRequestBody(equalToJson(BODY)));
    }

    @Test
    void deletesWithABody() {
        metaAnswers(sample("unblock-success"));

        http(Map.of()).unblock(LINE, WITHOUT_PROOF, BODY);

        meta.verify(deleteRequestedFor(urlPathEqualTo(PATH))
                .withQueryParam("appsecret_proof", absent())
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson(BODY)));
    }

    @Test
    void asksForPages() {
        metaAnswers(sample("list-page-1"));
        GraphHttp http = http(Map.of());

        http.list(LINE, WITHOUT_PROOF, FIRST_PAGE);
        http.list(LINE, CREDENTIALS, new PageRequest(OptionalInt.of(500), Optional.of("b2Zm+c2/V0=&x")));

        meta.verify(getRequestedFor(urlPathEqualTo(PATH))
                .withQueryParam("limit", absent())
                .withQueryParam("after", absent()));
        meta.verify(getRequestedFor(urlPathEqualTo(PATH))
                .withQueryParam("limit", equalTo("500"))
                .withQueryParam("after", equalTo("b2Zm+c2/V0=&x"))
                .withQueryParam("appsecret_proof", equalTo(CREDENTIALS.proof().orElseThrow())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block-all-failed-200",
                "block-partial-400",
                "internal-error-139103",
                "list-page-1",
                "permission-denied-10",
                "rate-limit-http-429-no-json",
                "rate-limit-waba-80007",
                "service-unavailable-503-html",
                "token-expired-190"
            })
    void handsOnEveryAnswerAsItIs(String name) {
        metaAnswers(sample(name));

        Exchange exchange = http(Map.of()).block(LINE, WITHOUT_PROOF, BODY);

        Sample sample = Sample.named(name);
        assertThat(exchange).isInstanceOfSatisfying(Exchange.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(sample.status());
            assertThat(answered.headers()).containsAllEntriesOf(sample.headers());
            assertThat(new String(answered.body())).isEqualTo(sample.body());
        });
    }

    @Test
    void readsWhatAProxyHasCompressed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(BODY.getBytes(StandardCharsets.UTF_8));
        }
        metaAnswers(aResponse().withHeader("Content-Encoding", "gzip").withBody(compressed.toByteArray()));

        Exchange exchange = http(Map.of()).list(LINE, CREDENTIALS, FIRST_PAGE);

        assertThat(exchange)
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answered -> assertThat(new String(answered.body(), StandardCharsets.UTF_8))
                                .isEqualTo(BODY));
    }

    @Test
    void takesAnEmptyBodyForWhatItIs() {
        metaAnswers(aResponse().withStatus(500));

        assertThat(http(Map.of()).block(LINE, WITHOUT_PROOF, BODY))
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answered -> assertThat(answered.body()).isEmpty());
    }

    @Test
    void followsNoRedirectWithTheToken() {
        metaAnswers(aResponse().withStatus(302).withHeader("Location", meta.baseUrl() + "/elsewhere"));

        assertThat(http(Map.of()).list(LINE, WITHOUT_PROOF, FIRST_PAGE))
                .isInstanceOfSatisfying(
                        Exchange.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(302));
        meta.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void losesACallWhoseConnectionBreaks(Fault fault) {
        metaAnswers(aResponse().withFault(fault));

        assertLost(http(Map.of()).block(LINE, CREDENTIALS, BODY), true);
    }

    @Test
    void losesAnAnswerThatIsCutShort() {
        metaAnswers(aResponse()
                .withHeader("Content-Length", "5000")
                .withHeader("Connection", "close")
                .withBody("{\"block_users\":{\"added_users\":["));

        assertLost(http(Map.of("timeout", "2s")).block(LINE, CREDENTIALS, BODY), true);
    }

    @Test
    void givesUpOnASilentServer() {
        metaAnswers(aResponse().withFixedDelay(30_000));

        assertLost(http(Map.of("timeout", "300ms")).block(LINE, CREDENTIALS, BODY), true);
    }

    @Test
    void givesUpOnAServerThatTrickles() {
        metaAnswers(aResponse().withBody("x".repeat(1_000)).withChunkedDribbleDelay(1_000, 60_000));

        Exchange exchange = http(Map.of("timeout", "1s")).block(LINE, CREDENTIALS, BODY);

        assertThat(assertLost(exchange, true).what()).isEqualTo("no complete answer within 1000 ms");
    }

    @Test
    void readsNoMoreThanMetaWouldSay() {
        metaAnswers(aResponse().withBody("x".repeat(GraphHttp.LARGEST_BODY + 1)));

        assertThat(assertLost(http(Map.of()).block(LINE, CREDENTIALS, BODY), true)
                        .what())
                .contains(String.valueOf(GraphHttp.LARGEST_BODY));
    }

    @Test
    void knowsThatNothingWasSentWithoutAConnection() throws IOException {
        String closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = "http://127.0.0.1:" + socket.getLocalPort();
        }

        assertLost(http(Map.of("url", closed)).block(LINE, CREDENTIALS, BODY), false);
    }

    @Test
    void goesThroughAProxy() {
        metaAnswers(sample("block-success"));

        GraphHttp http = http(Map.of("url", "http://graph.invalid", "proxy", "127.0.0.1:" + meta.port()));

        assertThat(http.block(LINE, WITHOUT_PROOF, BODY)).isInstanceOf(Exchange.Answered.class);
        meta.verify(postRequestedFor(urlPathEqualTo(PATH)).withHeader("Host", equalTo("graph.invalid")));
    }

    @Test
    void keepsThePathOfItsAddress() {
        metaAnswers(sample("block-success"));

        http(Map.of("url", meta.baseUrl() + "/meta/", "version", "v27.1")).block(LINE, WITHOUT_PROOF, BODY);

        meta.verify(postRequestedFor(urlPathEqualTo("/meta/v27.1/880011002200330/block_users")));
    }

    @Test
    void refusesToStartOnABadAddress() {
        assertThatThrownBy(() -> http(Map.of("url", "graph.facebook.com", "version", "26")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("PORTCULLIS_GRAPH_URL", "PORTCULLIS_GRAPH_VERSION");
    }

    @Test
    void isTheWireOfTheBlocklist() {
        Answer ours = blocklist.block(LINE, Optional.empty(), List.of(Senders.ONE));
        Answer foreign = blocklist.block(new LineId("1"), Optional.empty(), List.of(Senders.ONE));

        assertThat(ours.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
            assertThat(failure.mayHaveActed()).isFalse();
        });
        assertThat(foreign.failure())
                .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BAD_TOKEN));
    }

    private GraphHttp http(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>(Map.of("url", meta.baseUrl()));
        all.putAll(keys);
        return new RestGraphHttp(Settings.graph(all));
    }

    private void metaAnswers(ResponseDefinitionBuilder response) {
        meta.stubFor(any(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder sample(String name) {
        Sample sample = Sample.named(name);
        ResponseDefinitionBuilder response =
                aResponse().withStatus(sample.status()).withBody(sample.body());
        sample.headers().forEach(response::withHeader);
        return response;
    }

    private static Exchange.Lost assertLost(Exchange exchange, boolean mayHaveArrived) {
        assertThat(exchange).isInstanceOfSatisfying(Exchange.Lost.class, lost -> {
            assertThat(lost.mayHaveArrived()).isEqualTo(mayHaveArrived);
            assertThat(lost.toString())
                    .doesNotContain("t0ken", CREDENTIALS.proof().orElseThrow());
        });
        return (Exchange.Lost) exchange;
    }
}
