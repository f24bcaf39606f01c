package dev.portcullis.blocking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cases are brought to Meta. */
@ConfigMapping(prefix = "portcullis.blocking")
public interface BlockingConfig {

    /** No block is tried in the last moments of a window, since Meta's clock and ours differ. */
    @WithDefault("30s")
    Duration margin();

    /** A worker without work looks for cases of other replicas and for due retries at least so often. */
    @WithDefault("1s")
    Duration poll();

    /** For so long after a person has lifted a block, its rule does not block the same sender again. */
    @WithDefault("24h")
    Duration grace();

    /** Users in one request at most; Meta takes 1,000. */
    @WithDefault("1000")
    int batch();
}
