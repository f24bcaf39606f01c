package dev.portcullis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Real Redis servers for tests, ended with the JVM. The shared ones begin empty with each JVM, not with each test. */
public final class RedisServers {

    private static final Set<TestRedis> STARTED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(TestRedis::discard)));
    }

    private RedisServers() {}

    /** The server shared by all tests of this JVM; not to be stopped or paused. */
    public static TestRedis standalone() {
        return Standalone.SHARED;
    }

    /** Three masters shared by all tests of this JVM; not to be stopped or paused. */
    public static TestRedisCluster cluster() {
        return Cluster.SHARED;
    }

    /**
     * A server of one test's own, which may stop and pause it. Its data is in memory only, unless {@code appendonly yes}
     * is among the directives.
     */
    public static TestRedis start(String... directives) {
        TestRedis server = TestRedis.start(directives);
        STARTED.add(server);
        return server;
    }

    /** A server of one test's own for {@link #startReplica}, which copies from it without delay. */
    public static TestRedis startPrimary() {
        return start("repl-diskless-sync-delay 0", "repl-ping-replica-period 1");
    }

    /** Returns once it has what the primary has. */
    public static TestRedis startReplica(TestRedis primary) {
        TestRedis replica = start("replicaof 127.0.0.1 " + primary.port());
        replica.awaitCopied();
        return replica;
    }

    /** A cluster of one test's own, where each master has one replica. */
    public static TestRedisCluster startReplicatedCluster() {
        TestRedisCluster cluster = startCluster();
        cluster.replicate(startNode(), startNode(), startNode());
        return cluster;
    }

    /** A cluster of one test's own, whose nodes it may stop and pause. */
    public static TestRedisCluster startCluster() {
        return TestRedisCluster.form(startNode(), startNode(), startNode());
    }

    private static TestRedis startNode() {
        return start(
                "cluster-enabled yes",
                "cluster-announce-ip 127.0.0.1",
                "cluster-node-timeout 2000",
                "repl-diskless-sync-delay 0",
                "cluster-port " + freePort());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Standalone {
        private static final TestRedis SHARED = start();
    }

    private static final class Cluster {
        private static final TestRedisCluster SHARED = startCluster();
    }
}
