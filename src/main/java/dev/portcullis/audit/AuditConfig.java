package dev.portcullis.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of the past is kept. */
@ConfigMapping(prefix = "portcullis.audit")
public interface AuditConfig {

    /** Entries kept for each line, the newest. */
    @WithDefault("100000")
    int entriesPerLine();
}
