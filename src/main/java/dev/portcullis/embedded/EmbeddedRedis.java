package dev.portcullis.embedded;

import io.quarkus.redis.client.RedisHostsProvider;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Gives the Redis client a server of our own. Quarkus asks only if {@code quarkus.redis.hosts} is unset; until then
 * nothing is started.
 */
@Singleton
@Identifier("embedded") final class EmbeddedRedis implements RedisHostsProvider {

    private static final Logger LOG = Logger.getLogger(EmbeddedRedis.class);

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
            LOG.debug("The embedded Redis server did not start", e);
            // Without a cause, since Quarkus shows the message alone only of a root cause.
            throw new ConfigurationException(e.getMessage());
        }
    }
}
