package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaMessage;
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

/** A cluster whose master died with a queue on it: its replica took over while Meta kept delivering. */
final class ClusterFailover implements AutoCloseable {

    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private final TestRedisCluster cluster = RedisServers.startReplicatedCluster();
    private final Site site = Site.open("failover", cluster, ClusterFailover::careful);
    private final PatientMeta patient = new PatientMeta(site::gateway);
    private final Line line = site.newLine();
    private final List<Persona> queue = Strangers.several(30, Strangers::known);
    private final List<Persona> meanwhile = Strangers.several(30, Strangers::known);

    private ClusterFailover() {}

    /** Returns once the replica has taken over; what was under way at that time comes back much later. */
    static ClusterFailover begin() {
        ClusterFailover failover = new ClusterFailover();
        failover.killInTheMiddleOfTheQueue();
        return failover;
    }

    private void killInTheMiddleOfTheQueue() {
        site.meta().delayAnswers(Duration.ofMillis(500));
        site.deliver(line.delivery(queue.stream().map(this::bait).toList()));
        await().until(() -> line.calls("POST").size() > 2);
        int doomed = masterOf(cluster, "portcullis:{" + line.id() + "}:queue");
        cluster.nodes().get(doomed).kill();
        patient.deliver(
                meanwhile.stream().map(each -> line.delivery(bait(each))).toList());
        site.meta().recover();
        TestRedis heir = cluster.replicas().get(doomed);
        await().atMost(TAKEOVER).until(() -> heir.call("ROLE").startsWith("master"));
        cluster.nodes().get(doomed).restart();
    }

    void reckon() throws Exception {
        patient.finish();
        Reckoning.assertBlockedOnce(
                site, line, Stream.concat(queue.stream(), meanwhile.stream()).toList());
        assertThat(patient.answers(503)).isPositive();
    }

    @Override
    public void close() {
        patient.close();
        site.close();
    }

    private MetaMessage bait(Persona offender) {
        return line.text(offender, Instant.now(), Line.BAIT);
    }

    /** A delivery is accepted only when a replica has it too. */
    private static GatewayLaunch careful(GatewayLaunch launch) {
        return launch.with("PORTCULLIS_REDIS_WAIT_REPLICAS", "1").with("PORTCULLIS_BLOCKING_BATCH", "5");
    }

    private static int masterOf(TestRedisCluster cluster, String key) {
        List<String> replies =
                cluster.nodes().stream().map(node -> node.call("EXISTS", key)).toList();
        return IntStream.range(0, replies.size())
                .filter(i -> !replies.get(i).startsWith("MOVED "))
                .findFirst()
                .orElseThrow();
    }
}
