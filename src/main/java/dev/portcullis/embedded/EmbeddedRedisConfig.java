package dev.portcullis.embedded;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The server that is started when {@code quarkus.redis.hosts} is unset. */
@ConfigMapping(prefix = "portcullis.redis.embedded")
public interface EmbeddedRedisConfig {

    /** Unset: allowed, except in Kubernetes. */
    Optional<Boolean> enabled();

    /** Belongs to one gateway at a time; relative to the working directory. */
    @WithDefault("data")
    Path directory();

    @WithDefault("everysec")
    AppendFsync appendfsync();
}
