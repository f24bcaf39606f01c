package dev.portcullis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RedisServersRedisTest {

    @Test
    void standaloneAnswers() {
        // When
        String reply = RedisServers.standalone().call("PING");

        // Then
        assertThat(reply).isEqualTo("PONG");
    }

    @Test
    void clusterSharesTheSlotsAmongThreeMasters() {
        // Given
        TestRedisCluster cluster = RedisServers.cluster();

        // When
        String owners = String.join(
                "\n",
                cluster.nodes().stream()
                        .map(node -> node.call("SET", "{a}k", "v"))
                        .toList());

        // Then: one master owns the slot, the other two name that one
        assertThat(owners.lines().filter("OK"::equals)).hasSize(1);
        assertThat(owners.lines().filter(reply -> reply.startsWith("MOVED"))).hasSize(2);
        assertThat(cluster.uris()).hasSize(3);
    }
}
