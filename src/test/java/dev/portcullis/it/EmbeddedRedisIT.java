package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One command runs it all: without a Redis to go to, the gateway brings its own. */
final class EmbeddedRedisIT {

    @Test
    void killedGatewayFindsItsDataAgainAndLeavesNoServerBehind() throws IOException, InterruptedException {
        assumeThat(System.getProperty("native"))
                .as("a native executable has none")
                .isNull();
        try (MetaEmulator meta = MetaEmulator.start()) {
            // Given
            GatewayLaunch launch = GatewayLaunch.named("embedded").meta(meta.url());
            Line line = Line.open(meta);
            Persona flooder = Strangers.known();
            List<MetaMessage> flood = line.texts(flooder, 30, Instant.now().minusSeconds(50), Duration.ofSeconds(1));
            GatewayProcess first = launch.start();
            List<ProcessHandle> servers = first.descendants();
            assertThat(servers).isNotEmpty();
            assertThat(deliver(first, line.delivery(flood.subList(0, 29)))).isEqualTo(200);
            // Appended data is synced once a second, but a killed process loses none of what it has written.

            // When
            first.kill();

            // Then
            try (GatewayProcess second = launch.start()) {
                assertThat(deliver(second, line.delivery(flood.getLast()))).isEqualTo(200);
                await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
                List<ProcessHandle> later = second.descendants();
                second.terminate();
                second.awaitExit();
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(later).noneMatch(ProcessHandle::isAlive));
            }
        }
    }

    private static int deliver(GatewayProcess gateway, MetaDelivery delivery) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            delivery.signed(GatewayLaunch.APP_SECRET).to(gateway.webhook()), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
