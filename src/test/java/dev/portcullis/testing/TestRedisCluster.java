package dev.portcullis.testing;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Masters that share the hash slots evenly, and their replicas, if any. */
public final class TestRedisCluster implements RedisSide {

    private static final int SLOTS = 16_384;

    private final List<TestRedis> nodes;
    private final List<TestRedis> replicas = new ArrayList<>();

    private TestRedisCluster(List<TestRedis> nodes) {
        this.nodes = nodes;
    }

    static TestRedisCluster form(TestRedis... servers) {
        List<TestRedis> nodes = List.of(servers);
        for (int i = 0; i < nodes.size(); i++) {
            int first = i * SLOTS / nodes.size();
            int last = (i + 1) * SLOTS / nodes.size() - 1;
            TestRedis node = nodes.get(i);
            expectOk(node.call("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1)));
            expectOk(node.call("CLUSTER", "ADDSLOTSRANGE", Integer.toString(first), Integer.toString(last)));
        }
        TestRedis entry = nodes.getFirst();
        nodes.subList(1, nodes.size()).forEach(node -> meet(node, entry));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> nodes.stream().allMatch(node -> knowsAll(node, nodes.size())));
        return new TestRedisCluster(nodes);
    }

    private static void meet(TestRedis node, TestRedis entry) {
        String busPort =
                entry.call("CONFIG", "GET", "cluster-port").lines().toList().getLast();
        expectOk(node.call("CLUSTER", "MEET", "127.0.0.1", Integer.toString(entry.port()), busPort));
    }

    /** One replica for each master, in their order. */
    void replicate(TestRedis... servers) {
        List<TestRedis> followers = List.of(servers);
        int count = nodes.size() + followers.size();
        followers.forEach(follower -> meet(follower, nodes.getFirst()));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> followers.stream().allMatch(follower -> knowsAll(follower, count)));
        for (int i = 0; i < followers.size(); i++) {
            expectOk(followers.get(i).call("CLUSTER", "REPLICATE", nodes.get(i).call("CLUSTER", "MYID")));
        }
        followers.forEach(TestRedis::awaitCopied);
        replicas.addAll(followers);
    }

    /** For {@code quarkus.redis.hosts} with {@code quarkus.redis.client-type=cluster}; they hold the passwords. */
    public Set<URI> uris() {
        Set<URI> uris = new LinkedHashSet<>();
        nodes.forEach(node -> uris.add(node.uri()));
        return uris;
    }

    public List<TestRedis> nodes() {
        return nodes;
    }

    /** The replica of each master, in their order. */
    public List<TestRedis> replicas() {
        return replicas;
    }

    /** Asks the node that the command's first key belongs to; no answer where there is none. */
    @Override
    public String call(String... command) {
        return running()
                .map(node -> node.call(command))
                .filter(reply -> !reply.startsWith("MOVED ") && !reply.startsWith("CLUSTERDOWN "))
                .findFirst()
                .orElse("");
    }

    @Override
    public void stop() {
        running().forEach(TestRedis::stop);
    }

    private Stream<TestRedis> running() {
        return Stream.concat(nodes.stream(), replicas.stream()).filter(TestRedis::isRunning);
    }

    private static boolean knowsAll(TestRedis node, int count) {
        String info = node.call("CLUSTER", "INFO");
        return info.contains("cluster_state:ok")
                && info.contains("cluster_slots_ok:" + SLOTS)
                && info.contains("cluster_known_nodes:" + count);
    }

    private static void expectOk(String reply) {
        if (!"OK".equals(reply)) {
            throw new IllegalStateException("expected OK from the cluster node, not " + reply);
        }
    }
}
