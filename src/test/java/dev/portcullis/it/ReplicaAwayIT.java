package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.TestRedis;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that was told to wait for a replica promises Meta nothing that only the primary has. */
final class ReplicaAwayIT {

    private static Site site;
    private static TestRedis replica;
    private static GatewayProcess careful;

    @BeforeAll
    static void open() {
        site = Site.open("replica-away");
        site.redis().call("CONFIG", "SET", "repl-diskless-sync-delay", "0");
        replica = RedisServers.startReplica(site.redis());
        careful = site.launch().with("PORTCULLIS_REDIS_WAIT_REPLICAS", "1").start();
    }

    @AfterAll
    static void close() {
        careful.close();
        replica.stop();
        site.close();
    }

    @Test
    void whatOnlyThePrimaryHasIsRepeated() {
        // Given
        Line line = site.newLine();
        Persona first = Strangers.known();
        Persona second = Strangers.known();
        assertThat(deliver(line.delivery(line.text(first, Instant.now(), Line.BAIT))))
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(line.isBlocked(first)).isTrue());
        MetaDelivery bait = line.delivery(line.text(second, Instant.now(), Line.BAIT));

        // When
        replica.pause();

        // Then
        assertThat(deliver(bait)).isEqualTo(503);
        assertThat(deliver(bait)).isEqualTo(503);
        assertThat(careful.isReady()).isTrue();

        // When
        replica.resume();

        // Then
        await().untilAsserted(() -> assertThat(deliver(bait)).isEqualTo(200));
        await().untilAsserted(() -> assertThat(line.isBlocked(second)).isTrue());
        assertThat(line.blockCalls(second)).isOne();
        assertThat(careful.output()).contains("only 0 of 1 replicas", "Enough replicas of Redis acknowledge again");
    }

    private static int deliver(MetaDelivery delivery) {
        return site.send(delivery.signed(GatewayLaunch.APP_SECRET).to(careful.webhook()))
                .statusCode();
    }
}
