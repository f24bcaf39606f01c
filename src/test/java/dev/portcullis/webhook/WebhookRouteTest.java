package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds at the socket without any effect in Redis: deliveries here tell of statuses only. */
@QuarkusTest
@TestProfile(WebhookRouteTest.Door.class)
class WebhookRouteTest {

    private static final int MIB = 1 << 20;
    private static final byte[] STATUS = Payloads.bytes("/webhooks/samples/status-delivered.json");

    @Inject
    Admission admission;

    @TestHTTPResource("/webhook")
    URI webhook;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void echoesTheChallengeBare() throws Exception {
        HttpResponse<String> answer = get("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=token-2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?hub.mode=subscribe&hub.challenge=1",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess",
                "?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=token-1",
                "?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=token-1",
                "?hub.mode=subscribe&hub.verify_token=token-1",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=token-1&hub.verify_token=guess",
                "?hub.mode=subscribe&hub.challenge=1&hub.challenge=2&hub.verify_token=token-1",
                "?hub.mode=subscribe&hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=token-1"
            })
    void turnsOtherQuestionsAway(String query) throws Exception {
        assertThat(get(query).statusCode()).isEqualTo(403);
    }

    @Test
    void acceptsASignedDelivery() throws Exception {
        HttpResponse<String> answer = post(STATUS, Signing.header(Signing.SECRET, STATUS));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=ISO-8859-1",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "nonsense",
                "a/b/c;;=",
                ""
            })
    void asksForNoContentType(String type) throws Exception {
        assertThat(raw("Content-Type: " + type + "\r\n", STATUS)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void needsNoContentTypeAtAll() throws Exception {
        assertThat(raw("", STATUS)).startsWith("HTTP/1.1 200 ");
        assertThat(raw("Content-Encoding: gzip\r\n", STATUS)).startsWith("HTTP/1.1 200 ");
        assertThat(raw("Accept: text/html\r\n", STATUS)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void refusesUnsignedAndWronglySigned() throws Exception {
        assertThat(post(STATUS).statusCode()).isEqualTo(401);
        assertThat(post(STATUS, Signing.header("other", STATUS)).statusCode()).isEqualTo(401);
        assertThat(post(STATUS, Signing.header(Signing.SECRET, STATUS), Signing.header(Signing.SECRET, STATUS))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(new byte[0]).statusCode()).isEqualTo(401);
    }

    @Test
    void explainsARefusalAsAProblem() throws Exception {
        HttpResponse<String> answer = post(STATUS);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401").contains("X-Hub-Signature-256");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"70000,200", "3000000,200", "4194304,200"})
    void readsLargeBodies(int size, int status) throws Exception {
        byte[] body = padded(size);

        assertThat(post(body, Signing.header(Signing.SECRET, body)).statusCode())
                .isEqualTo(status);
        assertThat(send(
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                                Signing.header(Signing.SECRET, body))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void limitsABodyOfAnnouncedSize() throws Exception {
        assertThat(raw("Content-Length: " + 5 * MIB + "\r\n", new byte[0], false))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void limitsABodyInChunks() throws Exception {
        String chunk = Integer.toHexString(5 * MIB) + "\r\n";
        byte[] body = (chunk + " ".repeat(5 * MIB)).getBytes(StandardCharsets.US_ASCII);

        assertThat(raw("Transfer-Encoding: chunked\r\n", body, false)).startsWith("HTTP/1.1 413 ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsWhoeverSendsTooMuchAndLogsOneLine(boolean chunked) throws Exception {
        byte[] body = padded(5 * MIB);
        BodyPublisher publisher = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
        try (LogRecords logged = LogRecords.ofEverything()) {
            HttpResponse<String> answer = send(publisher, Signing.header(Signing.SECRET, body));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"status\":413");
            assertThat(logged.warnings())
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(line -> assertThat(line.getThrown()).isNull());
        }
        assertThat(post(STATUS, Signing.header(Signing.SECRET, STATUS)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void turnsDeliveriesAwayWhileFull() throws Exception {
        byte[] large = padded(MIB);
        // A caller that hung up before its answer may still be worked for.
        await().until(() -> admission.inFlight() == 0);
        assertThat(admission.enter(32L * MIB)).isTrue();
        try {
            HttpResponse<String> answer = post(large, Signing.header(Signing.SECRET, large));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(get("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=token-1")
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            admission.leave(32L * MIB);
        }
        assertThat(post(large, Signing.header(Signing.SECRET, large)).statusCode())
                .isEqualTo(200);
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    void sendsTheGoAheadThatCurlWaitsFor() throws Exception {
        assertThat(raw("Expect: 100-continue\r\n", STATUS)).startsWith("HTTP/1.1 100 ");
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(webhook + query)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(byte[] body, String... signatures) throws IOException, InterruptedException {
        return send(BodyPublishers.ofByteArray(body), signatures);
    }

    private HttpResponse<String> send(BodyPublisher body, String... signatures)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook).POST(body);
        for (String signature : signatures) {
            request.header(SignatureVerifier.HEADER, signature);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String headers, byte[] body) throws IOException {
        return raw(
                headers + "Content-Length: " + body.length + "\r\n" + SignatureVerifier.HEADER + ": "
                        + Signing.header(Signing.SECRET, body) + "\r\n",
                body,
                true);
    }

    /** The head of the answer to a request that no client library has straightened. */
    private String raw(String headers, byte[] body, boolean whole) throws IOException {
        try (Socket socket = new Socket(webhook.getHost(), webhook.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /webhook HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try {
                socket.getOutputStream().write(body);
            } catch (IOException e) {
                assertThat(whole).as("the server hung up before the body ended").isFalse();
            }
            return line(socket.getInputStream());
        }
    }

    private static String line(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answer.read(); next != -1 && next != '\r'; next = answer.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static byte[] padded(int size) {
        String body = "{\"object\":\"whatsapp_business_account\",\"entry\":[],\"padding\":\"\"}";
        return body.replace("\"\"}", "\"" + "x".repeat(size - body.length()) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The least that the door needs to be opened. */
    public static final class Door implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "portcullis.webhook.app-secrets", "old-secret," + Signing.SECRET,
                    "portcullis.webhook.verify-token", "token-1,token-2",
                    "quarkus.http.limits.max-body-size", "4M",
                    "quarkus.http.test-port", "0",
                    "quarkus.devservices.enabled", "false",
                    "quarkus.redis.hosts", "redis://127.0.0.1:1");
        }
    }
}
