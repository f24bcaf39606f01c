package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.TestRedis;
import dev.portcullis.testing.TestRedisCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A master of the cluster dies with a queue on it, and its replica takes over while Meta keeps delivering. */
final class ClusterFailoverIT {

    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    @Test
    void nothingIsLostWhenAReplicaTakesOver() throws Exception {
        TestRedisCluster cluster = RedisServers.startReplicatedCluster();
        try (Site site = Site.open("failover", cluster, ClusterFailoverIT::careful);
                PatientMeta patient = new PatientMeta(site::gateway)) {
            // Given: a queue in the middle of its way to Meta
            Line line = site.newLine();
            List<Persona> queue = Strangers.several(30, Strangers::known);
            List<Persona> later = Strangers.several(30, Strangers::known);
            site.meta().delayAnswers(Duration.ofMillis(500));
            site.deliver(line.delivery(queue.stream()
                    .map(each -> line.text(each, Instant.now(), Line.BAIT))
                    .toList()));
            await().until(() -> line.calls("POST").size() > 2);

            // When
            int doomed = masterOf(cluster, queueOf(line));
            cluster.nodes().get(doomed).kill();
            patient.deliver(later.stream()
                    .map(each -> line.delivery(line.text(each, Instant.now(), Line.BAIT)))
                    .toList());
            site.meta().recover();

            TestRedis heir = cluster.replicas().get(doomed);
            await().atMost(TAKEOVER).until(() -> heir.call("ROLE").startsWith("master"));
            cluster.nodes().get(doomed).restart();

            // Then
            patient.finish();
            Reckoning.assertBlockedOnce(
                    site, line, Stream.concat(queue.stream(), later.stream()).toList());
            assertThat(patient.answers(503)).isPositive();
        }
    }

    /** A delivery is accepted only when a replica has it too. */
    private static GatewayLaunch careful(GatewayLaunch launch) {
        return launch.with("PORTCULLIS_REDIS_WAIT_REPLICAS", "1").with("PORTCULLIS_BLOCKING_BATCH", "5");
    }

    private static int masterOf(TestRedisCluster cluster, String key) {
        List<String> replies = cluster.nodes().stream()
                .map(node -> node.call("EXISTS", key))
                .toList();
        return IntStream.range(0, replies.size())
                .filter(i -> !replies.get(i).startsWith("MOVED "))
                .findFirst()
                .orElseThrow();
    }

    private static String queueOf(Line line) {
        return "portcullis:{" + line.id() + "}:queue";
    }
}
