package dev.portcullis.testing;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.RedisConfig;
import dev.portcullis.redis.Reply;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The redis room over a real server, built without Quarkus. Each store has keys of its own, so servers can be shared. */
public final class Store implements AutoCloseable {

    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicInteger STORES = new AtomicInteger();

    /** As in application.properties. */
    private static final int WAITING_HANDLERS = 32_768;

    private final Collection<URI> hosts;
    private final Settings settings;
    private final Redis redis;
    private final Pipeline pipeline;
    private final Keys keys;

    private record Settings(
            String prefix, RedisClientType clientType, Duration timeout, int maxCallsInFlight, int waitReplicas)
            implements RedisConfig {}

    private Store(Collection<URI> hosts, Settings settings) {
        this.hosts = hosts;
        this.settings = settings;
        RedisOptions options =
                new RedisOptions().setType(settings.clientType()).setMaxWaitingHandlers(WAITING_HANDLERS);
        hosts.forEach(host -> options.addConnectionString(host.toString()));
        this.redis = Redis.createClient(VERTX, options);
        this.pipeline = new Pipeline(VERTX, redis, settings);
        this.keys = new Keys(settings);
    }

    public static Store standalone() {
        return on(RedisServers.standalone(), Duration.ofSeconds(10), 20_000);
    }

    public static Store on(TestRedis server, Duration timeout, int maxCallsInFlight) {
        return new Store(
                List.of(server.uri()),
                new Settings(freshPrefix(), RedisClientType.STANDALONE, timeout, maxCallsInFlight, 0));
    }

    public static Store cluster() {
        return on(RedisServers.cluster(), Duration.ofSeconds(10));
    }

    public static Store on(TestRedisCluster cluster, Duration timeout) {
        return new Store(cluster.uris(), new Settings(freshPrefix(), RedisClientType.CLUSTER, timeout, 20_000, 0));
    }

    /** Another process with the same keys that asks for so many replicas to have what it writes. */
    public Store waitingFor(int replicas) {
        return new Store(
                hosts,
                new Settings(
                        settings.prefix(),
                        settings.clientType(),
                        settings.timeout(),
                        settings.maxCallsInFlight(),
                        replicas));
    }

    /** Another process with the same keys. */
    public Store replica() {
        return new Store(hosts, settings);
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public Keys keys() {
        return keys;
    }

    /** One plain command. */
    public Reply ask(String command, Object... arguments) {
        return pipeline.await(Call.command(command, arguments));
    }

    @Override
    public void close() {
        redis.close();
    }

    private static String freshPrefix() {
        return "t" + STORES.incrementAndGet() + ":";
    }
}
