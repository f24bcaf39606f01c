package dev.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import dev.portcullis.testing.TestRedisCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A master of a cluster is lost, and all that only it had. */
final class ClusterFailoverRedisTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void nothingAcknowledgedIsLostWithAMaster() {
        // Given
        TestRedisCluster cluster = RedisServers.startReplicatedCluster();
        TestRedis lost = cluster.nodes().getFirst();
        TestRedis heir = cluster.replicas().getFirst();
        try (Store store = Store.on(cluster, Duration.ofSeconds(2)).waitingFor(1)) {
            List<String> acknowledged = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                acknowledge(store, "k" + i, acknowledged);
            }
            assertThat(acknowledged).hasSize(200);

            // When: it is killed with its data, and calls go on
            lost.stop();
            int more = 200;
            while (!heir.call("ROLE").startsWith("master")) {
                acknowledge(store, "k" + more++, acknowledged);
            }
            lost.restart();
            await().atMost(PATIENCE).until(() -> lost.call("ROLE").startsWith("slave"));

            // Then: the heir has a replica again, so all can be written again, and nothing is gone
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(store.pipeline()
                                    .await(acknowledged.stream()
                                            .map(key -> Call.durable("SETNX", key, "anew"))
                                            .toList()))
                            .hasSameSizeAs(acknowledged));
            assertThat(acknowledged)
                    .allSatisfy(key -> assertThat(store.ask("GET", key).text()).isEqualTo(key));
        }
        cluster.replicas().forEach(TestRedis::stop);
        cluster.nodes().forEach(TestRedis::stop);
    }

    private static void acknowledge(Store store, String key, List<String> acknowledged) {
        try {
            store.pipeline().await(Call.durable("SET", key, key));
            acknowledged.add(key);
        } catch (RedisUnavailable e) {
            // Nothing was promised.
        }
    }
}
