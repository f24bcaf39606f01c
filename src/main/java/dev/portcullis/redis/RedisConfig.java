package dev.portcullis.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.redis.client.RedisClientType;
import java.time.Duration;

/** How the gateway uses Redis; where Redis is comes from {@code quarkus.redis.*}. */
@ConfigMapping(prefix = "portcullis.redis")
public interface RedisConfig {

    /** Every key of the gateway begins with this. */
    @WithDefault("portcullis:")
    String prefix();

    /** Whether the server is a cluster, taken from Quarkus' own key. */
    @WithDefault("${quarkus.redis.client-type:standalone}")
    RedisClientType clientType();

    /** A call without an answer for so long has failed, and the connection is made anew. */
    @WithDefault("2s")
    Duration timeout();

    /** Calls written or waiting at most; beyond that a call fails at once. */
    @WithDefault("20000")
    int maxCallsInFlight();

    /**
     * So many replicas must have what a 200, or an answer to a person, stands for; else it fails. Zero asks none. The
     * time they get is a quarter of {@link #timeout()}, since what others send meanwhile waits behind.
     */
    @WithDefault("0")
    int waitReplicas();
}
