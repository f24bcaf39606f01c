package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private static final int MOST_HELD = 200_000;

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Admission admission = new Admission(Configs.EMPTY.withBounds(10, MOST_HELD));
    private final AtomicInteger readers = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    private void listen(Duration patience) {
        BodyReader.Bounds bounds = new BodyReader.Bounds(150_000, patience, admission);
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    readers.incrementAndGet();
                    new BodyReader(
                                    request,
                                    bounds,
                                    body -> request.response().end(body.length + " bytes"),
                                    answer -> request.response()
                                            .setStatusCode(answer.status())
                                            .end())
                            .read();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givesUpABodyThatDoesNotComeToItsEnd() throws IOException {
        listen(SHORT);
        try (Socket slow = post("Content-Length: 100", "the beginning")) {
            assertThat(answer(slow)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void hangsUpOnWhoeverIsRefusedAndGoesOnForLong() throws IOException {
        listen(SHORT);
        try (Socket slow = post("Content-Length: 150001", "the beginning")) {
            assertThat(answer(slow)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void boundsWhatSlowOnesHoldAndForgetsThoseWhoHangUp() throws IOException {
        listen(LONG);
        String most = "x".repeat(140_000);
        try (Socket first = post("Content-Length: 150000", most)) {
            await().until(() -> !isFree(MOST_HELD - 100_000));
            try (Socket second = post("Content-Length: 150000", most)) {
                assertThat(statusLine(second)).startsWith("HTTP/1.1 503 ");
            }
            try (Socket small = post("Content-Length: 2\r\nConnection: close", "{}")) {
                assertThat(answer(small)).startsWith("HTTP/1.1 200 ").endsWith("2 bytes");
            }
            first.setSoLinger(true, 0);
        }
        await().until(() -> isFree(MOST_HELD));
        assertThat(readers).hasValue(3);
    }

    @Test
    void boundsWhatManyHoldOfWhomEachSendsLittle() throws IOException {
        // Given
        listen(LONG);
        List<Socket> crowd = new ArrayList<>();

        // When: fewer than hold all there is, and then more
        String part = "x".repeat(20_000);
        for (int i = 0; i < MOST_HELD / part.length() - 1; i++) {
            crowd.add(post("Content-Length: 30000", part));
        }
        await().until(() -> !isFree(2L * part.length()));
        Socket filling = post("Content-Length: 30000", part);
        await().until(() -> !isFree(1));
        Socket tooMuch = post("Content-Length: 30000", part);

        // Then
        assertThat(statusLine(tooMuch)).startsWith("HTTP/1.1 503 ");
        crowd.addAll(List.of(filling, tooMuch));
        for (Socket each : crowd) {
            each.close();
        }
        await().until(() -> isFree(MOST_HELD));
    }

    private boolean isFree(long size) {
        boolean free = admission.hold(size);
        if (free) {
            admission.letGo(size);
        }
        return free;
    }

    private Socket post(String header, String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    /** All that comes until the server hangs up. */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
