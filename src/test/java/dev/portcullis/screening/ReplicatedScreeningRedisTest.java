package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.blocking.BlockingRoom;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Deliveries that a failover must not lose. */
final class ReplicatedScreeningRedisTest {

    @Test
    void leavesADeliveryToItsRepeatWhileTheReplicaIsAway() {
        // Given
        TestRedis primary = RedisServers.startPrimary();
        TestRedis replica = RedisServers.startReplica(primary);
        try (Gateway gateway =
                new Gateway(Store.on(primary, Duration.ofSeconds(2), 1_000).waitingFor(1))) {
            Sender offender = Messages.someone();
            Instant now = gateway.blocking.clock().instant();
            InboundMessage bait = Messages.text(offender, "wamid.bait", now, "my prizewallet");

            // When
            replica.pause();

            // Then: neither the first call nor its repeat is accepted
            assertThatThrownBy(() -> gateway.receive(bait)).isInstanceOf(RedisUnavailable.class);
            assertThatThrownBy(() -> gateway.receive(bait)).isInstanceOf(RedisUnavailable.class);

            // When
            replica.resume();

            // Then
            await().ignoreExceptions().until(() -> {
                gateway.receive(bait);
                return true;
            });
            assertThat(replica.call(
                            "HGET",
                            gateway.store().keys().line(BlockingRoom.LINE).cases(),
                            offender.key().value()))
                    .contains("pending");
            gateway.work();
            assertThat(gateway.blocked()).hasSize(1);
            assertThat(gateway.caseOf(offender).orElseThrow().isBlocked()).isTrue();
            assertThat(gateway.blocking.decisions()).hasSize(1);
        }
        replica.stop();
        primary.stop();
    }
}
