package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door answers to those who neither deliver nor ask for a handshake as Meta does. */
@QuarkusTest
@TestProfile(WebhookRouteTest.Door.class)
class WebhookMethodsTest {

    @TestHTTPResource("/webhook")
    URI webhook;

    @Test
    void refusesWhatIsNoHttpWithoutATrace() throws Exception {
        try (LogRecords logged = LogRecords.ofEverything()) {
            String answer = raw("GET /webhook?hub.mode=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String hostless = raw("GET /webhook HTTP/1.1\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 400 ");
            assertThat(hostless).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
            assertThat(logged.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"})
    void namesTheMethodsThatItTakes(String method) throws Exception {
        String answer = raw(
                method + " /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("\r\nAllow: GET, HEAD, POST, OPTIONS\r\n")
                .contains("application/problem+json");
    }

    @Test
    void tellsItsMethodsWhenAsked() throws Exception {
        assertThat(raw("OPTIONS /webhook HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nAllow: GET, HEAD, POST, OPTIONS\r\n");
    }

    @Test
    void answersAHeadLikeAGetWithoutItsBody() throws Exception {
        String answer = raw("HEAD /webhook?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=token-1 HTTP/1.1\r\n"
                + "Host: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nContent-Length: 4\r\n")
                .endsWith("\r\n\r\n");
    }

    /** The whole answer to a whole request, which asks for the connection to be closed. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(webhook.getHost(), webhook.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
