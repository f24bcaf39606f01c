package dev.portcullis.blocking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The ceiling that no rule of a line gets over. */
@ConfigMapping(prefix = "portcullis.limits")
public interface LimitsConfig {

    /** Cases opened in a sliding hour on one line; manual blocks do not count. */
    @WithDefault("5000")
    int blocksPerHour();
}
