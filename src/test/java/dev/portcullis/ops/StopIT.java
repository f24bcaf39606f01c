package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisServers;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How it goes when it is asked to. */
final class StopIT {

    @Test
    void isUnreadyWhileItStillTakesDeliveries() throws Exception {
        GatewayLaunch launch = GatewayLaunch.named("stop").redis(RedisServers.standalone());
        try (GatewayProcess gateway = launch.start()) {
            // When
            gateway.terminate();

            // Then
            await().until(() -> !gateway.isReady());
            assertThat(gateway.isLive()).isTrue();
            URI handshake = URI.create(gateway.webhook() + "?hub.mode=subscribe&hub.challenge=42&hub.verify_token="
                    + GatewayLaunch.VERIFY_TOKEN);
            try (InputStream answer = handshake.toURL().openStream()) {
                assertThat(answer).hasContent("42");
            }
            gateway.awaitExit();
            assertThat(gateway.output()).doesNotContain("Exception", "ERROR");
        }
    }
}
