package dev.portcullis.embedded;

import io.quarkus.redis.client.RedisHostsProvider;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the Redis client a server of our own. Quarkus asks only if {@code quarkus.redis.hosts} is unset; until then
 * nothing is started.
 */
@Singleton
@Identifier("embedded") final class EmbeddedRedis implements RedisHostsProvider {

    private final EmbeddedRedisConfig config;
    private Optional<WatchedRedis> server = Optional.empty();

    EmbeddedRedis(EmbeddedRedisConfig config) {
        this.config = config;
    }

    @Override
    public synchronized Set<URI> getHosts() {
        if (server.isEmpty()) {
            server = Optional.of(start());
        }
        return Set.of(server.get().uri());
    }

    // Beans are destroyed after the observers of ShutdownEvent have run and the Redis client is closed.
    @PreDestroy
    synchronized void stop() {
        server.ifPresent(WatchedRedis::close);
        server = Optional.empty();
    }

    private WatchedRedis start() {
        Surroundings.ofThisProcess().refusal(config.enabled()).ifPresent(refusal -> {
            throw new ConfigurationException(refusal);
        });
        try {
            return WatchedRedis.start(RedisSettings.of(config.directory(), config.appendfsync()));
        } catch (RedisStartException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }
}
