package dev.portcullis.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the past is kept. */
@ConfigMapping(prefix = "portcullis.audit")
public interface AuditConfig {

    /** Entries kept for each line, the newest. */
    @WithDefault("100000")
    int entriesPerLine();

    /** What people did, kept for each line, the newest. */
    @WithDefault("10000")
    int deedsPerLine();

    /** Whether the words around what a rule matched are kept with its decision. */
    @WithDefault("none")
    Text text();

    /** For how long; never longer than the decision itself. */
    @WithDefault("7d")
    Duration textKept();

    /** What is kept of a message's text. */
    enum Text {
        NONE,
        /** Up to 200 characters in all, around the places that a rule matched. */
        MATCHED
    }
}
