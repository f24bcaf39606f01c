package dev.portcullis.senders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The scheduler's sweep over senders whose window has expired. */
@ConfigMapping(prefix = "portcullis.sweep")
public interface SendersConfig {

    /** Time between two sweeps. */
    @WithDefault("60s")
    Duration every();

    /** Senders dropped in one step; Redis does nothing else meanwhile. */
    @WithDefault("1000")
    int step();
}
