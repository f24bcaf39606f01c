package dev.portcullis.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How Meta's Graph API is reached, and with which secrets where a line or an account has none of its own. */
@ConfigMapping(prefix = "portcullis.graph")
public interface GraphConfig extends TokenConfig {

    @WithDefault("https://graph.facebook.com")
    String url();

    /** Named in every call: without it Meta takes the oldest version that the app may use. */
    @WithDefault("v26.0")
    String version();

    /** The secret of the Meta app; where it is set, calls carry an {@code appsecret_proof}. */
    Optional<String> appSecret();

    Optional<Path> appSecretFile();

    /** {@code host:port} of an HTTP proxy. */
    Optional<String> proxy();

    @WithDefault("5s")
    Duration connectTimeout();

    /** Deadline of one call, from opening the connection to the last byte of the answer. */
    @WithDefault("20s")
    Duration timeout();

    /** Users asked for per page of a list. Meta names no maximum; if it refuses the number, its own default is taken. */
    @WithDefault("1000")
    int pageSize();

    /** Bound on reading a whole list; no page is begun after it. */
    @WithDefault("2m")
    Duration listTimeout();
}
